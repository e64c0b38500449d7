"""The editor's desk: everything that writes into content/, and nothing that makes pages.

A file that an editor wrote is changed at the spots that are named, and nowhere else.
"""

from chronicle.desk.edits import apply_edits
from chronicle.desk.fixes import apply_fixes
from chronicle.desk.new_files import NewFile, render_record, write_new
from chronicle.problems import Edit

__all__ = ["Edit", "NewFile", "apply_edits", "apply_fixes", "render_record", "write_new"]
