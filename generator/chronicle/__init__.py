"""Chronicle: a static-site generator for curated conflict chronicles.

`generator/README.md` tells how the rooms of this package stand on each other.
"""

__version__ = "0.1.0"
