"""The editor's desk: everything that writes into content/, and nothing that makes pages.

A file that an editor wrote is changed at the spots that are named, and nowhere else.
"""

from chronicle.desk.edits import Edit, apply_edits
from chronicle.desk.new_files import NewFile, render_record, write_new

__all__ = ["Edit", "NewFile", "apply_edits", "render_record", "write_new"]
