"""What was built last time and from what; what is stale now; the sizes of pictures; and the
exchange of old site for new.
"""

from chronicle.memory.fingerprints import fingerprint, fingerprint_files
from chronicle.memory.kept import KeptTexts, drop_unused
from chronicle.memory.ledger import FileMark, Ledger, mark_files, read_ledger, write_ledger
from chronicle.memory.pictures import BrokenPicture, Made, make_renditions
from chronicle.memory.publishing import Staging, open_staging, recover_site

__all__ = [
    "BrokenPicture",
    "FileMark",
    "KeptTexts",
    "Ledger",
    "Made",
    "Staging",
    "drop_unused",
    "fingerprint",
    "fingerprint_files",
    "make_renditions",
    "mark_files",
    "open_staging",
    "read_ledger",
    "recover_site",
    "write_ledger",
]
