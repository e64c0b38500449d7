"""`chronicle rename` gives a record another id in all files that name it, and in no other."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bench.corpus import make_corpus, write_corpus
from builds import COMMAND, build_site, run
from chronicles import SMALL, front, read_written, write_chronicle

NAMED_ALIKE = {
    "actors/al-qaim.md": front("names: {ar: لواء القائم, en: Qa'im Brigade}\nkind: militia"),
    "pages/about.md": front(
        "title: عن السجل",
        "[[place:al-qaim]]، [[actor:al-qaim|لواء]]، `[[place:al-qaim]]`، [@reuters-2017-10-27].\n\nal-qaim",
    ),
    "pages/about.en.md": front("title: About", "[[place:al-qaim| al-qaim]]"),
}


ALIKE = {path: text.replace("[[al-qaim", "[[place:al-qaim") for path, text in SMALL.items()} | NAMED_ALIKE


def rename(folder: Path, *words: str) -> tuple[int, str]:
    return run(COMMAND, "rename", *words, cwd=folder)


def read_all(folder: Path) -> dict[str, str]:
    files = (folder / "content").rglob("*.md")
    return {
        file.relative_to(folder / "content").as_posix(): file.read_text(encoding="utf-8") for file in files
    }


def test_every_field_link_and_file_follows_and_nothing_else_changes(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, ALIKE)
    before = read_all(folder)
    problems = read_written(folder)[1]
    status, said = rename(folder, "place:al-qaim", "al-kaim")
    after = read_all(folder)
    assert (status, said.splitlines()[-1]) == (0, "7 files changed: the place al-qaim is now al-kaim")
    assert set(before) - set(after) == {"places/al-qaim.md"}
    assert set(after) - set(before) == {"places/al-kaim.md"}
    assert after["pages/about.md"] == before["pages/about.md"].replace(
        "[[place:al-qaim]]،", "[[place:al-kaim]]،", 1
    )
    assert after["pages/about.en.md"] == before["pages/about.en.md"].replace(":al-qaim|", ":al-kaim|")
    assert after["actors/al-qaim.md"] == before["actors/al-qaim.md"]
    battle = "battles/2017/al-qaim-2017.md"
    assert after[battle] == before[battle].replace("place: al-qaim,", "place: al-kaim,").replace(
        ":al-qaim]]", ":al-kaim]]"
    )
    assert "previous_ids: [al-qaim]\n" in after["places/al-kaim.md"]
    assert [p.code for p in read_written(folder)[1]] == [p.code for p in problems]


def test_translations_are_as_fresh_as_before(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    assert read_written(folder)[1] == ()
    assert rename(folder, "anbar", "al-anbar")[0] == 0
    assert read_written(folder)[1] == ()


@pytest.mark.parametrize(
    ("record", "id", "path"),
    [
        ("al-qaim-2017", "the-battle-of-al-qaim", "battles/2017/the-battle-of-al-qaim.en.md"),
        ("reuters-2017-10-27", "reuters-1", "sources/reuters-1.md"),
        ("islamic-state", "isis", "actors/isis.md"),
        ("western-iraq-2017", "west-2017", "campaigns/west-2017.en.md"),
    ],
)
def test_a_record_of_any_kind_is_renamed_and_named_back(
    record: str, id: str, path: str, tmp_path: Path
) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    before = read_all(folder)
    assert rename(folder, record, id)[0] == 0
    assert path in read_all(folder)
    assert read_written(folder)[1] == ()
    assert rename(folder, id, record)[0] == 0
    after = read_all(folder)
    assert read_written(folder)[1] == ()
    assert {name: text.replace(f"previous_ids: [{id}]\n", "") for name, text in after.items()} == before


def test_a_list_of_old_ids_grows_in_its_own_style(tmp_path: Path) -> None:
    block = "names: {ar: راوة}\nprevious_ids:\n    - raawa\n    - rava\nkind: town"
    folder = write_chronicle(tmp_path, SMALL | {"places/rawa.md": front(block)})
    rename(folder, "rawa", "rawah")
    assert "    - rava\n    - rawa\nkind" in read_all(folder)["places/rawah.md"]
    rename(folder, "rawah", "rawat")
    rename(folder, "anbar", "al-anbar")
    rename(folder, "al-anbar", "anbaar")
    assert "previous_ids: [anbar, al-anbar]" in read_all(folder)["places/anbaar.md"]


def test_an_unfinished_translation_follows(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL | {"pages/names.md": front("title: أسماء", "[[al-qaim]]")})
    run(COMMAND, "translate", "names", cwd=folder)
    rename(folder, "al-qaim", "al-kaim")
    rename(folder, "names", "all-names")
    assert "… [[al-kaim]]" in read_all(folder)["pages/all-names.en.md"]


def test_in_a_large_chronicle_exactly_the_files_that_name_a_place_change(tmp_path: Path) -> None:
    corpus = make_corpus(1, 1000)
    write_corpus(corpus, tmp_path)
    before = read_all(tmp_path)
    counted = Counter(id for text in before.values() for id in set(re.findall(r"[a-z0-9-]+", text)))
    id = max((place.id for place in corpus.places), key=lambda id: counted[id])
    status, _ = rename(tmp_path, f"place:{id}", "another-name")
    after = {
        path.replace("places/another-name.", f"places/{id}."): text
        for path, text in read_all(tmp_path).items()
    }
    assert status == 0
    assert set(after) == set(before)
    changed = {path for path in before if after[path] != before[path]}
    naming = {path for path, text in before.items() if re.search(rf"(?<![a-z0-9-]){id}(?![a-z0-9-])", text)}
    stamped = {path for path in changed - naming if _differs_in_stamp(before[path], after[path])}
    assert len(naming) > 5
    assert changed == naming | stamped | {f"places/{id}.md"}
    assert read_written(tmp_path)[1] == ()


def _differs_in_stamp(before: str, after: str) -> bool:
    stamp = r"translated_from: .*\n"
    return re.sub(stamp, "", before) == re.sub(stamp, "", after)


def test_the_old_address_leads_to_the_new_one(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    rename(folder, "anbar", "al-anbar")
    site = build_site(folder, folder / "site")
    for code in ("ar", "en"):
        assert (
            b"places/al-anbar/" in site[f"{code}/places/anbar/index.html"]
            or b"../al-anbar/" in site[f"{code}/places/anbar/index.html"]
        )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("al-qaem", "x"), 'nothing is called "al-qaem"; did you mean "al-qaim"?'),
        (("al-qaim", "Al Qaim"), '"Al Qaim" is no id'),
        (("al-qaim", "anbar"), "there is a place anbar already"),
        (("al-qaim", "al-qaim"), "there is a place al-qaim already"),
        (("al-qaim", "../x"), '"../x" is no id'),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    words: tuple[str, str], said: str, tmp_path: Path
) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    before = read_all(folder)
    status, heard = rename(folder, *words)
    assert status == 1
    assert said in heard
    assert read_all(folder) == before


def test_a_link_that_may_mean_another_record_is_to_be_mended_first(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL | NAMED_ALIKE)
    before = read_all(folder)
    status, said = rename(folder, "place:al-qaim", "al-kaim")
    assert status == 1
    assert "a link [[al-qaim]] may mean another record" in said
    assert read_all(folder) == before


def test_with_a_broken_file_nothing_is_renamed(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL | {"places/rawa.md": front("kind: town")})
    status, said = rename(folder, "anbar", "al-anbar")
    assert status == 1
    assert "mend first what chronicle check tells" in said


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    folder = write_chronicle(tmp_path, SMALL)
    before = read_all(folder)
    status, said = rename(folder, "anbar", "al-anbar", "--dry-run")
    assert (status, said.splitlines()[-1]) == (0, "4 files would change")
    assert read_all(folder) == before
