"""The editor's desk: everything that writes into content/, and nothing that makes pages.

A file that an editor wrote is changed at the spots that are named, and nowhere else.
"""

from chronicle.desk.edits import apply_edits
from chronicle.desk.finding import NoRecord, find_record
from chronicle.desk.fixes import apply_fixes
from chronicle.desk.linking import Suggestion, link, suggest_links
from chronicle.desk.new_files import NewFile, render_record, write_new
from chronicle.desk.new_records import (
    find_id_fault,
    find_same_name,
    list_names,
    make_fields,
    make_file,
    propose_free_id,
)
from chronicle.desk.questions import QUESTIONS, Question, Takes, WrongAnswer, read_answer
from chronicle.desk.renaming import NotRenamed, plan_renaming, rename
from chronicle.desk.translating import (
    find_changes,
    find_other_references,
    finish_translation,
    make_translation,
)
from chronicle.problems import Edit

__all__ = [
    "QUESTIONS",
    "Edit",
    "NewFile",
    "NoRecord",
    "NotRenamed",
    "Question",
    "Suggestion",
    "Takes",
    "WrongAnswer",
    "apply_edits",
    "apply_fixes",
    "find_changes",
    "find_id_fault",
    "find_other_references",
    "find_record",
    "find_same_name",
    "finish_translation",
    "link",
    "list_names",
    "make_fields",
    "make_file",
    "make_translation",
    "plan_renaming",
    "propose_free_id",
    "read_answer",
    "rename",
    "render_record",
    "suggest_links",
    "write_new",
]
