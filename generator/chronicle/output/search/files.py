"""The files of the index: one that every page can name, and all others below digests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from chronicle.output.edition import Desk, Edition
from chronicle.output.script_data import DataFile, find_digest, write_call, write_value
from chronicle.output.search.documents import Document, list_documents
from chronicle.output.search.lines import say_kinds
from chronicle.output.search.names import (
    LENGTHS,
    VARIANTS,
    Named,
    cut_files,
    is_settlement,
    list_named,
)
from chronicle.output.search.recall import Recall, recall_files
from chronicle.output.search.texts import render_texts

# Pages name it, so its name never changes: or every page would be made anew with every name.
INDEX_FILE = "search/index.js"
_LINES_IN_BLOCK = 50


def render_search(editions: tuple[Edition, ...], recall: Recall) -> Iterator[DataFile]:
    """Every file of the index. `recall` may keep what is costly between builds."""
    named = list_named(editions[0].facts)
    shards = recall_files(tuple(one.names for one in named), lambda: cut_files(named), recall)
    keys = find_digest("".join(text for _, text in shards))
    lines, texts = dict[str, str](), dict[str, str]()
    for edition in editions:
        documents = list(list_documents(Desk(edition, edition.routes.home(edition.code))))
        blocks = list(_cut_blocks(named, documents))
        lines[edition.code] = find_digest("".join(blocks))
        for number, text in enumerate(blocks):
            path = f"search/{edition.code}-{lines[edition.code]}/{number}.js"
            yield DataFile(path, partial(write_call, text))
        texts[edition.code], files = render_texts(edition.code, documents, recall)
        yield from files
    for number, (_, text) in enumerate(shards):
        yield DataFile(f"search/{keys}/{number}.js", partial(write_call, text))
    index = {
        "shards": keys,
        "firstKeys": [first for first, _ in shards],
        "lines": lines,
        "texts": {code: path.removeprefix("search/") for code, path in texts.items()},
        "linesInBlock": _LINES_IN_BLOCK,
        "settlements": sum(is_settlement(one.record) for one in named),
        "variants": VARIANTS,
        "lengths": LENGTHS,
        "words": {edition.code: _say_words(edition) for edition in editions},
    }
    written = write_value(index)
    yield DataFile(INDEX_FILE, partial(write_call, written), find_digest(written))


def _cut_blocks(named: Sequence[Named], documents: Sequence[Document]) -> Iterator[str]:
    """What results show of the records that have names, in their order."""
    of = {(document.kind, document.id): document.line for document in documents}
    lines = [of[one.record.key] for one in named]
    for start in range(0, len(lines), _LINES_IN_BLOCK):
        yield f"[{','.join(lines[start : start + _LINES_IN_BLOCK])}]"


def _say_words(edition: Edition) -> dict[str, Any]:
    say = edition.words.say
    return {
        "kinds": say_kinds(edition),
        "none": say("Nothing has this name."),
        "perhaps": say("Nothing has just this name. Perhaps this was meant:"),
        "begun": say("Names that begin with these letters:"),
        "all": say("Search the texts for “{query}”", query="{query}"),
    }
