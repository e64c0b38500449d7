"""An index of names, which answers while a reader types, and one of all texts, for a page of results.

Both are cut into files, so that a query loads what it needs.
"""

from chronicle.output.search.files import INDEX_FILE, render_search
from chronicle.output.search.recall import Recall

__all__ = ["INDEX_FILE", "Recall", "render_search"]
