"""The index of names, which answers while a reader types: keys of words, the names they stand in, and
the lines that a list of results shows. It is cut into shards, so that a query loads what it needs.
"""

from chronicle.output.search.files import INDEX_FILE, render_search

__all__ = ["INDEX_FILE", "render_search"]
