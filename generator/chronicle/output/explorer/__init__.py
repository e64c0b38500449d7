"""What the scripts of the timeline and of the map read: the battles as columns of numbers, the names in
each language, and the lines of the lists in blocks. All of it comes from the records, never from a page.

A file is a script that hands its content to one function, so that it can be read from a disk too. Its
name holds the digest of its content: a page and its data always are of one build.
"""

from chronicle.output.explorer.files import Explorer, ExplorerAddresses, make_explorer
from chronicle.output.explorer.words import say_script_words

__all__ = ["Explorer", "ExplorerAddresses", "make_explorer", "say_script_words"]
