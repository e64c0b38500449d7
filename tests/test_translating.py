"""The translators' desk: what is missing or behind, a file to write in, and the stamp when it is done."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from builds import COMMAND, build_site, page_of, run
from chronicles import SMALL, front, read_written, write_chronicle

FACTS = """\
title: حصار
summary: حصار طويل.
kind: siege
date: 2017-11
places: [al-qaim]
sources: [reuters-2017-10-27]"""
BODY = """\
بدأ [[al-qaim|حصار المدينة]] [@reuters-2017-10-27].

## ما بعد

- أولًا [[anbar]]
- ثانيًا

```
a

b
```"""
PATH = "battles/2017/siege.md"
ENGLISH = "battles/2017/siege.en.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_chronicle(tmp_path, SMALL | {PATH: front(FACTS, BODY)})


def say(folder: Path, *words: str) -> str:
    status, said = run(COMMAND, *words, cwd=folder)
    assert "Traceback" not in said
    return f"{status} {said}"


def test_a_new_translation_keeps_the_structure_and_shows_the_original(folder: Path) -> None:
    assert say(folder, "translate", "siege", "en").startswith(f"0 wrote content/{ENGLISH}: ")
    assert (folder / "content" / ENGLISH).read_text(encoding="utf-8") == (
        "---\ntitle: …  # حصار\nsummary: …  # حصار طويل.\n---\n"
        "<!-- ar: بدأ [[al-qaim|حصار المدينة]] [@reuters-2017-10-27]. -->\n"
        "… [[al-qaim]] [@reuters-2017-10-27]\n\n"
        "<!-- ar: ## ما بعد -->\n## …\n\n"
        "<!-- ar: - أولًا [[anbar]]\n- ثانيًا -->\n- … [[anbar]]\n- …\n\n"
        "```\na\n\nb\n```\n"
    )


def test_what_is_no_link_in_the_original_is_none_in_the_outline(folder: Path) -> None:
    (folder / "content" / PATH).write_text(
        front(FACTS, "نص `[[anbar]]` و\\[[anbar]] و[[al-qaim]]."), encoding="utf-8"
    )
    say(folder, "translate", "siege", "en")
    assert (folder / "content" / ENGLISH).read_text(encoding="utf-8").endswith("-->\n… [[al-qaim]]\n")


def test_an_unfinished_translation_is_told_once_and_not_published(folder: Path) -> None:
    say(folder, "translate", "siege", "en")
    (problem,) = read_written(folder)[1]
    assert (problem.code, problem.severity, problem.said.split(":")[1]) == ("unfilled", "warning", " 6 × …")
    site = build_site(folder, folder / "site")
    assert "…" not in page_of(site, "en/battles/siege/").partition("<main")[2].partition("</main")[0]


def test_a_translation_that_is_done_is_stamped_and_loses_the_original(folder: Path) -> None:
    say(folder, "translate", "siege", "en")
    file = folder / "content" / ENGLISH
    assert "still to be written, where … stands: lines 2, 3, 6, 9, 13, 14" in say(
        folder, "translate", "siege", "--done"
    )
    file.write_text(
        file.read_text(encoding="utf-8").replace("… [[anbar]]", "[[anbar]] first").replace("…", "Word"),
        encoding="utf-8",
    )
    assert (
        say(folder, "translate", "siege", "--done")
        == f"0 content/{ENGLISH} is now of the text as it stands\n"
    )
    digest = read_written(folder)[0].battles["siege"].texts["ar"].digest
    assert file.read_text(encoding="utf-8") == (
        f'---\ntitle: Word\nsummary: Word\ntranslated_from: "{digest}"\n---\n'
        "Word [[al-qaim]] [@reuters-2017-10-27]\n\n## Word\n\n- [[anbar]] first\n- Word\n\n```\na\n\nb\n```\n"
    )
    assert read_written(folder)[1] == ()


def test_done_says_which_links_and_citations_differ(folder: Path) -> None:
    file = folder / "content" / ENGLISH
    file.write_text(front("title: Siege", "A siege of [[al-qaim]] by the [[iraqi-army]]."), encoding="utf-8")
    said = say(folder, "translate", "siege", "--done")
    assert "the original names, and this does not: reuters-2017-10-27, anbar\n" in said
    assert "this names, and the original does not: iraqi-army\n" in said


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=E", "-c", "user.email=e@example.org")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def test_a_stale_translation_is_listed_with_what_changed_since(folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    original = folder / "content/battles/2017/al-qaim-2017.md"
    git(folder, "mv", "content/battles/2017/al-qaim-2017.md", "content/battles/al-qaim-2017.md")
    git(folder, "commit", "-qm", "moved")
    git(folder, "mv", "content/battles/al-qaim-2017.md", "content/battles/2017/al-qaim-2017.md")
    original.write_text(original.read_text(encoding="utf-8").rstrip() + " ثم انتهى.\n", encoding="utf-8")
    said = say(folder, "translations", "--changes")
    assert "en  battles      0 %  1 stale, 1 missing" in said
    assert "en stale: content/battles/2017/al-qaim-2017.en.md\n" in said
    assert "  + ثم انتهى.\n" in said
    assert "  - " not in said
    assert "en missing: content/battles/2017/siege.md\n  chronicle translate battle:siege en\n" in said
    assert "the original has changed since:\n  + ثم انتهى.\n" in say(folder, "translate", "al-qaim-2017")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("translate", "seige"), 'nothing is called "seige"; did you mean "siege"?'),
        (("translate", "siege", "fr"), 'this chronicle has no language "fr": it has ar, en'),
        (("translate", "siege", "ar"), '"ar" is the first language'),
        (("translate", "anbar"), "content/places/anbar.md has no text"),
        (("translate", "siege", "--done"), "there is no content/battles/2017/siege.en.md yet"),
        (("translate", "town:siege"), '"town" is no kind of record'),
        (("translations", "fr"), 'no language "fr"'),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_way_out(
    words: tuple[str, ...], said: str, folder: Path
) -> None:
    heard = say(folder, *words)
    assert not heard.startswith("0 ")
    assert said in heard


def test_without_git_the_desk_says_that_it_cannot_know_what_changed(folder: Path) -> None:
    original = folder / "content/battles/2017/al-qaim-2017.md"
    original.write_text(original.read_text(encoding="utf-8").rstrip() + " ثم انتهى.\n", encoding="utf-8")
    assert "git has no version of the text that this was made from" in say(
        folder, "translations", "--changes"
    )
