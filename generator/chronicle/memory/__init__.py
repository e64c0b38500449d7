"""What was built last time and from what; what is stale now; the sizes of pictures; and the
exchange of old site for new.
"""

from chronicle.memory.checked import Content, check_content
from chronicle.memory.environment import read_environment
from chronicle.memory.fingerprints import fingerprint, fingerprint_files
from chronicle.memory.holding import hold
from chronicle.memory.kept import KeptFacts, KeptFiles, KeptTexts, drop_unused, keep_files
from chronicle.memory.ledger import (
    NO_CONTENT,
    ContentMark,
    FileMark,
    Ledger,
    amend_marks,
    mark_files,
    read_ledger,
    write_ledger,
)
from chronicle.memory.pictures import BrokenPicture, Made, make_renditions
from chronicle.memory.publishing import Staging, open_staging, recover_site

__all__ = [
    "NO_CONTENT",
    "BrokenPicture",
    "Content",
    "ContentMark",
    "FileMark",
    "KeptFacts",
    "KeptFiles",
    "KeptTexts",
    "Ledger",
    "Made",
    "Staging",
    "amend_marks",
    "check_content",
    "drop_unused",
    "fingerprint",
    "fingerprint_files",
    "hold",
    "keep_files",
    "make_renditions",
    "mark_files",
    "open_staging",
    "read_environment",
    "read_ledger",
    "recover_site",
    "write_ledger",
]
