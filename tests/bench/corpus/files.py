"""The files of the chronicle: a project that `mkdocs build` builds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.corpus.records import Corpus
from bench.corpus.texts import Writer
from bench.corpus.writing import Written, quote, write_pages, write_records, write_sources

_SETTINGS = """\
site_name: A large chronicle
site_url: https://chronicle.example.org/
docs_dir: content
theme: {{name: material, font: false}}
plugins:
  - chronicle:
      languages:
        - {{code: ar, months: levantine, digits: latin, hijri: true}}
        - {{code: en, regional: en-GB}}
      title: {{ar: سجل كبير, en: A large chronicle}}
      description:
        ar: سجل مصنوع للقياس، عدد معاركه {battles}.
        en: A chronicle of {battles} battles made for measuring.
      licence: {{name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}}
      rules: {{sources-before-battle: "off"}}    # sources are drawn at random
"""


def write_corpus(corpus: Corpus, folder: Path) -> None:
    """Write the chronicle into a folder: mkdocs.yml, and the files of content/."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = _SETTINGS.format(battles=corpus.number)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    made: set[Path] = set()
    for path, text in _list_files(corpus):
        file = folder / "content" / path
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_text(text, encoding="utf-8")


def list_written(corpus: Corpus) -> list[Written]:
    """Every record that has a text, with its text."""
    writer = Writer(corpus.seed)
    pages = list(write_pages(corpus, writer))
    # Each text goes on where the one before it ended, so the sources' words must be drawn as well.
    list(write_sources(corpus, writer))
    return [*pages, *write_records(corpus, writer)]


def _list_files(corpus: Corpus) -> Iterator[tuple[str, str]]:
    writer = Writer(corpus.seed)
    yield from _print_all(write_pages(corpus, writer))
    yield from write_sources(corpus, writer)
    yield from _print_all(write_records(corpus, writer))


def _print_all(records: Iterable[Written]) -> Iterator[tuple[str, str]]:
    for one in records:
        yield f"{one.path}.md", _print(one, "ar", one.facts)
        yield f"{one.path}.en.md", _print(one, "en", (f'translated_from: "{_find_digest(one)}"',))


def _print(one: Written, code: str, facts: tuple[str, ...]) -> str:
    words = {"title": one.title.of(code), "summary": one.summary.of(code)}
    lines = [f"{name}: {quote(text)}" for name, text in words.items() if text]
    return "---\n" + "\n".join([*lines, *facts]) + f"\n---\n{one.body.of(code)}\n"


def _find_digest(one: Written) -> str:
    """What a translation says it was made from, as the generator reckons it."""
    parts = (one.title.ar, one.summary.ar, one.body.ar)
    joined = "\0".join(" ".join(part.split()) for part in parts)
    return hashlib.blake2b(joined.encode(), digest_size=4).hexdigest()
