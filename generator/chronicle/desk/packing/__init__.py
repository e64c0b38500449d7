"""A built site as one file: a ZIP to read from a disk, or a ZIM for Kiwix. Nothing is built here."""

from chronicle.desk.packing.about import About
from chronicle.desk.packing.packing import CannotPack, Packed, pack_site

__all__ = ["About", "CannotPack", "Packed", "pack_site"]
