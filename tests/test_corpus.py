"""The large chronicle that the benchmarks measure with: sound at any size, and always the same."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

import pytest
from bench.corpus import Corpus, make_corpus, make_name_queries, make_text_queries, write_corpus
from builds import build_site, page_of, read_site
from chronicles import read_written
from queries import Query, split_queries

BATTLES = 60


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return make_corpus(1, BATTLES)


@pytest.fixture(scope="module")
def queries(corpus: Corpus) -> list[Query]:
    return [*make_name_queries(corpus), *make_text_queries(corpus)]


@pytest.fixture(scope="module")
def folder(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("corpus")
    write_corpus(corpus, written)
    return written


@pytest.fixture(scope="module")
def site(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build_site(folder, tmp_path_factory.mktemp("built") / "site")


def test_a_check_finds_nothing_in_it(corpus: Corpus, folder: Path) -> None:
    chronicle, problems = read_written(folder)
    assert problems == ()
    assert len(chronicle.battles) == len(corpus.battles) == BATTLES


def test_the_same_seed_and_number_give_the_same_bytes(
    folder: Path, queries: list[Query], tmp_path: Path
) -> None:
    again = make_corpus(1, BATTLES)
    write_corpus(again, tmp_path / "again")
    write_corpus(make_corpus(2, BATTLES), tmp_path / "other")
    assert read_site(tmp_path / "again") == read_site(folder)
    assert read_site(tmp_path / "other") != read_site(folder)
    assert [*make_name_queries(again), *make_text_queries(again)] == queries


def test_queries_name_records_that_have_a_page(queries: list[Query], site: dict[str, bytes]) -> None:
    for query in queries:
        assert query["expect"]
        assert all(_find_path(record, query["interface"]) in site for record in query["expect"])


def test_the_words_of_a_text_query_stand_on_the_pages_that_it_expects(
    corpus: Corpus, site: dict[str, bytes]
) -> None:
    for query in make_text_queries(corpus):
        for record in query["expect"]:
            path = _find_path(record, query["interface"]).removesuffix("index.html")
            words = _read_words(page_of(site, path))
            assert all(word.casefold() in words for word in query["q"].split()), query


def test_both_halves_have_enough_queries_of_every_kind(queries: list[Query]) -> None:
    texts = Counter(query["interface"] for query in queries if query["kind"] in ("phrase", "word"))
    assert min(texts["ar"], texts["en"]) >= 60
    tuning, untouched = split_queries(queries)
    assert min(len(tuning), len(untouched)) >= 125
    assert {query["kind"] for query in tuning} == {query["kind"] for query in untouched}


def _find_path(record: str, code: str) -> str:
    kind, _, id = record.partition(":")
    return f"{code}/{kind}s/{id}/index.html"


def _read_words(page: str) -> str:
    """What a page says, without its marks of vowels."""
    return re.sub("[\u064b-\u0652\u0670]", "", html.unescape(re.sub("<[^>]*>", "", page))).casefold()
