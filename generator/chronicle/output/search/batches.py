"""Documents in batches: which words stand where in them, and what their results show.

A batch is a text, so that it can be kept from one build to the next: a changed document changes its own
batch only. Where a word stands is written at once as the numbers that a script reads: for each document its
step from the one before, and the first place there; a further place in it is its distance, negative.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from chronicle.language import cut_words, find_direction
from chronicle.output.script_data import write_value
from chronicle.output.search.documents import Document, Note
from chronicle.output.view import view

# Places of a title lie below this; a script weighs them higher.
TITLE = 64
DOCUMENTS_IN_BLOCK = 8
# Words of two paragraphs are never next to each other.
_GAP = 16
_USUAL_LENGTH = 256


@view
class Posting:
    """Where a form stands in a batch: first and last document, how many, and what follows the first step."""

    first: int
    last: int
    count: int
    written: str


@view
class Batch:
    """Some documents: their lengths in words, what their results show in blocks, where each form stands."""

    lengths: tuple[int, ...]
    blocks: tuple[str, ...]
    # A line for each form: most batches are as they were, and nobody reads theirs.
    written: str

    @property
    def forms(self) -> Iterator[tuple[str, Posting]]:
        """Each form, and where it stands."""
        for line in self.written.splitlines():
            word, first, last, documents, written = line.split(" ")
            yield word, Posting(int(first), int(last), int(documents), written)

    def write(self) -> str:
        """The batch as a text of lines."""
        head = " ".join(map(str, self.lengths))
        return "\n".join([head, str(len(self.blocks)), *self.blocks, self.written])


def read_batch(text: str) -> Batch:
    """The batch that a text was written from."""
    head, count, rest = text.split("\n", 2)
    *blocks, written = rest.split("\n", int(count))
    return Batch(tuple(map(int, head.split())), tuple(blocks), written)


def cut_batches(documents: Iterable[Document]) -> Iterator[tuple[Document, ...]]:
    """Documents in runs that end where a document's own name says so, and not where a count is full: one
    that is added or dropped changes one run.
    """
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if crc32(f"{document.kind}:{document.id}".encode()) % _USUAL_LENGTH == 0:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def make_batch(documents: Sequence[Document]) -> Batch:
    """The batch of some documents, numbered from the first of them."""
    found: dict[str, list[tuple[int, str]]] = {}
    lengths, shown = [], []
    for number, document in enumerate(documents):
        paragraphs = document.paragraphs
        shown.append(f"[{document.line},{write_value([_say(one) for one in paragraphs])}]")
        places, length = _find_places(document, [words for _, words in paragraphs])
        lengths.append(length)
        for word, at in places.items():
            steps = "".join(f",{one - other}" for one, other in pairwise(at)) if len(at) > 1 else ""
            found.setdefault(word, []).append((number, f"{at[0]}{steps}"))
    starts = range(0, len(shown), DOCUMENTS_IN_BLOCK)
    blocks = tuple(f"[{','.join(shown[start : start + DOCUMENTS_IN_BLOCK])}]" for start in starts)
    return Batch(tuple(lengths), blocks, "\n".join(_write(word, found[word]) for word in found))


def _say(paragraph: Note) -> str | list[str]:
    """A paragraph for scripts, which show it in its language and direction."""
    language, words = paragraph
    return [language, find_direction(language), words] if language else words


def _write(word: str, found: list[tuple[int, str]]) -> str:
    """All places of a form in a batch, as a line."""
    steps = [f"{number - before},{said}" for (before, _), (number, said) in pairwise(found)]
    return f"{word} {found[0][0]} {found[-1][0]} {len(found)} {','.join([found[0][1], *steps])}"


def _find_places(document: Document, paragraphs: list[str]) -> tuple[dict[str, list[int]], int]:
    """The places of each word, and the number of words."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(cut_words(document.title)[: TITLE - _GAP]):
        places.setdefault(word, []).append(place)
    place, count = TITLE, 0
    for paragraph in (*paragraphs, *document.beside):
        words = cut_words(paragraph)
        for word in words:
            places.setdefault(word, []).append(place)
            place += 1
        place += _GAP
        count += len(words)
    return places, count
