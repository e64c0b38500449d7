"""What the benchmarks measure with: a sound chronicle that is always the same, and a fair count of hits."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

import pytest
from bench.corpus import Corpus, make_corpus, make_name_queries, make_text_queries, write_corpus
from bench.search.engines import Answer, find_record
from bench.search.main_text import read_main
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


@pytest.mark.parametrize(
    ("address", "record"),
    [
        ("/ar/places/al-qaim/", "place:al-qaim"),
        ("/en/battles/al-qaim-2017/", "battle:al-qaim-2017"),
        ("/en/places/al-qaim/2017/", "place:al-qaim"),
        ("/ar/about/", "page:about"),
        ("/ar/", "page:home"),
        ("/en/places/", ""),
        ("/en/timeline/2017/11/", ""),
        ("/en/kinds/siege/", ""),
    ],
)
def test_a_page_stands_for_the_record_that_it_tells_of(address: str, record: str) -> None:
    assert find_record(address) == record


def test_a_right_result_in_the_other_language_is_found_but_not_in_the_readers() -> None:
    query: Query = {"q": "القائم", "interface": "ar", "expect": ["place:al-qaim"], "kind": "exact"}
    other = Answer(("/en/places/al-qaim/", "/ar/places/rawa/"), 0.1)
    own = Answer(("/ar/places/rawa/", "/ar/places/al-qaim/"), 0.1)
    assert (other.finds(query, 1), other.finds_in_language(query)) == (True, False)
    assert (own.finds(query, 1), own.finds(query, 5), own.finds_in_language(query)) == (False, True, False)


def test_other_engines_get_the_title_and_the_text_of_a_page_and_nothing_else() -> None:
    page = (
        "<body><p>Menu</p><main><nav>Up</nav><p>Raid</p><h1>Al-Qa&#39;im</h1><svg><text>Map</text></svg>"
        "<p>A <b>town</b>  &amp; 1*2.</p></main><footer>End</footer></body>"
    )
    assert read_main(page) == "# Al\\-Qa'im\n\nRaid\n\nA town &amp; 1\\*2\\.\n"


def _find_path(record: str, code: str) -> str:
    kind, _, id = record.partition(":")
    return f"{code}/{kind}s/{id}/index.html"


def _read_words(page: str) -> str:
    """What a page says, without its marks of vowels."""
    return re.sub("[\u064b-\u0652\u0670]", "", html.unescape(re.sub("<[^>]*>", "", page))).casefold()
