"""The index of the texts of one language: its directory, its words, and what results show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from math import log2

from chronicle.model import Kind
from chronicle.output.script_data import DataFile, find_digest, name_file, write_call
from chronicle.output.search.batches import (
    DOCUMENTS_IN_BLOCK,
    TITLE,
    Batch,
    cut_batches,
    make_batch,
    read_batch,
)
from chronicle.output.search.documents import Document
from chronicle.output.search.lines import KINDS
from chronicle.output.search.recall import Recall, recall_files
from chronicle.output.search.words import cut_files, merge_batches

# A length is one sign, in steps of a third of a doubling from this one on.
_SHORTEST, _STEPS = ord("0"), 3


def render_texts(code: str, documents: Sequence[Document], recall: Recall) -> tuple[str, Iterator[DataFile]]:
    """The path of a language's directory, and all files."""
    batches = [_recall_batch(batch, recall) for batch in cut_batches(documents)]
    digests = [find_digest("\n".join(batch.blocks)) for batch in batches]
    files = recall_files(
        ("words", *(f"{len(batch.lengths)}-{find_digest(batch.written)}" for batch in batches)),
        lambda: cut_files(merge_batches(batches)),
        recall,
    )
    words = find_digest("".join(text for _, text in files))
    directory = {
        "kinds": [[KINDS.index(kind), len(list(of))] for kind, of in groupby(d.kind for d in documents)],
        "batches": [[digest, len(batch.lengths)] for digest, batch in zip(digests, batches, strict=True)],
        "documentsInBlock": DOCUMENTS_IN_BLOCK,
        "title": TITLE,
        "source": KINDS.index(Kind.SOURCE),
        "words": words,
        "firstFamilies": [first for first, _ in files],
        "lengths": "".join(_sign(length) for batch in batches for length in batch.lengths),
    }
    path, written = name_file(f"search/{code}", directory)

    def list_files() -> Iterator[DataFile]:
        yield DataFile(path, lambda: written)
        for number, (_, text) in enumerate(files):
            yield DataFile(f"search/{code}-words-{words}/{number}.js", partial(write_call, text))
        for digest, batch in zip(digests, batches, strict=True):
            for number, block in enumerate(batch.blocks):
                yield DataFile(f"search/{code}-text-{digest}/{number}.js", partial(write_call, block))

    return path, list_files()


def _recall_batch(documents: Sequence[Document], recall: Recall) -> Batch:
    return read_batch(recall(documents, lambda: make_batch(documents).write()))


def _sign(length: int) -> str:
    """About how many words a document has, so that long ones are not found for their length."""
    return chr(_SHORTEST + round(log2(length + 1) * _STEPS))
