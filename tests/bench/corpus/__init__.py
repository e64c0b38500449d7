"""A chronicle of any size, always the same for the same seed and number, and queries over it.

Its names are real words of the region; what it tells is made up and means nothing.
"""

from bench.corpus.files import write_corpus
from bench.corpus.name_queries import make_name_queries
from bench.corpus.records import Corpus
from bench.corpus.text_queries import make_text_queries
from bench.corpus.world import make_corpus

__all__ = ["Corpus", "make_corpus", "make_name_queries", "make_text_queries", "write_corpus"]
