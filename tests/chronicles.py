"""Small chronicles for the tests: a folder with a mkdocs.yml and the files of `content/`.

    folder = write_chronicle(tmp_path, SMALL | {"places/rawa.md": "..."})

Tests import this as `from chronicles import ...`: pytest puts the folder of the tests on the path.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

from chronicle.checks import check_levels, check_reading
from chronicle.model import Chronicle
from chronicle.problems import Problem, Problems
from chronicle.reading import make_languages, read_chronicle, read_project

_HEAD = """\
site_name: A Small Chronicle
site_description: One battle, two places and those who fought there.
site_url: https://chronicle.example.org/
docs_dir: content
theme:
  name: material
  font: false
plugins:
"""


def write_chronicle(folder: Path, files: dict[str, str], *, settings: str = "") -> Path:
    """Write a project and return its folder.

    `files` are texts by their path under content/. `settings` are the plugin's options as YAML, such
    as "drafts: true"; without any the languages are ar and en.
    """
    options = f":\n{indent(dedent(settings).strip(), ' ' * 6)}" if settings.strip() else ""
    _write(folder / "mkdocs.yml", f"{_HEAD}  - chronicle{options}\n")
    (folder / "content").mkdir(exist_ok=True)
    for path, text in files.items():
        _write(folder / "content" / path, text)
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")


def read_written(folder: Path, *, notes: bool = False) -> tuple[Chronicle, tuple[Problem, ...]]:
    """The chronicle of a folder, and every problem that a check of it prints."""
    problems = Problems()
    project = read_project(folder / "mkdocs.yml", problems)
    if project is None:
        raise ValueError([problem.said for problem in problems.found])
    reading = read_chronicle(project.content, project.shown, project.settings.codes)
    checked = check_reading(reading, make_languages(project.settings), project.settings.rules)
    check_levels(project.settings.rules, project.origin, checked)
    return reading.chronicle, checked.sorted(notes=notes)


def front(fields: str, body: str = "") -> str:
    """A Markdown file: front matter between its fences, then the text."""
    return f"---\n{dedent(fields).strip()}\n---\n{body}"


def plain_battle(date: str, places: str, kind: str = "battle") -> str:
    """The file of a battle that says no more than it must; `places` as they stand between brackets."""
    return front(
        f"title: معركة\nsummary: معركة\nkind: {kind}\ndate: {date}\n"
        f"places: [{places}]\nsources: [reuters-2017-10-27]",
        "النص.",
    )


_BATTLE = """
title: معركة القائم
summary: هجوم من أربعة محاور على المدينة.
kind: offensive
date: 2017-10-26/2017-11-03
part_of: western-iraq-2017
places:
  - {place: al-qaim, precision: town}
  - {place: anbar, role: nearby}
sides:
  - actors: [iraqi-army]
    commanders: [qasim-al-muhammadi]
  - actors: [islamic-state]
outcome: {result: captured, by: iraqi-army, source: reuters-2017-10-27}
control:
  - {place: al-qaim, date: 2017-11-03, from: islamic-state, to: iraqi-army, source: reuters-2017-10-27}
figures:
  - measure: fighters
    of: islamic-state
    value: 1500
    approximate: true
    said_by: iraqi-army
    source: reuters-2017-10-27
  - {measure: killed, low: 2, best: 3, high: 5, said_by: iraqi-army, source: reuters-2017-10-27}
grade: fair
sources: [reuters-2017-10-27]
"""
_SOURCE = """
publisher: {ar: رويترز, en: Reuters}
title: القوات العراقية تهاجم القائم
language: ar
date: 2017-10-27
url: https://news.example.org/2017/10/27/al-qaim
kind: agency
"""
_PERSON = """
names: {ar: قاسم المحمدي, en: Qasim al-Muhammadi}
kind: person
office: {ar: قائد عمليات الجزيرة, en: Commander of the Jazira operations}
part_of: [iraqi-army]
"""


# A chronicle of every kind of record, in Arabic and English, in which a check finds nothing.
SMALL: dict[str, str] = {
    "battles/2017/al-qaim-2017.md": front(
        _BATTLE,
        "بدأ الهجوم على [[al-qaim]] في محافظة [[anbar]]، وقاده [[qasim-al-muhammadi|المحمدي]]"
        " ضد [[islamic-state]] [@reuters-2017-10-27].\n",
    ),
    "battles/2017/al-qaim-2017.en.md": front(
        """
        title: Battle of al-Qa'im
        summary: An attack on the town along four axes.
        translated_from: "b20bc6af"
        """,
        "The attack on [[al-qaim]] in [[anbar]] was led by [[qasim-al-muhammadi]]"
        " against [[islamic-state|the group]] [@reuters-2017-10-27].\n",
    ),
    "places/anbar.md": front("""
        names: {ar: الأنبار, en: Anbar}
        kind: governorate
        coordinates: [32.9, 41.8]
        """),
    "places/al-qaim.md": front("""
        names: {ar: القائم, en: Al-Qa'im}
        aliases: {ar: [حصيبة], en: [Husaybah]}
        kind: city
        within: anbar
        coordinates: [34.39, 40.99]
        """),
    "actors/iraqi-army.md": front("""
        names: {ar: الجيش العراقي, en: Iraqi Army}
        kind: armed-force
        """),
    "actors/islamic-state.md": front("""
        names: {ar: تنظيم الدولة الإسلامية, en: Islamic State}
        short: {ar: داعش, en: ISIS}
        kind: armed-group
        active: 1999/2019
        """),
    "actors/qasim-al-muhammadi.md": front(_PERSON),
    "campaigns/western-iraq-2017.md": front(
        """
        title: غرب العراق 2017
        summary: تقدّم القوات العراقية نحو الحدود.
        date: 2017-09/2017-11
        """,
        "الحملة التي انتهت عند [[al-qaim]].\n",
    ),
    "campaigns/western-iraq-2017.en.md": front(
        """
        title: Western Iraq, 2017
        summary: The Iraqi advance to the border.
        translated_from: "77878f46"
        """,
        "The campaign that ended at [[al-qaim]].\n",
    ),
    "sources/reuters-2017-10-27.md": front(_SOURCE),
    "pages/home.md": front("title: سجل صغير", "معركة واحدة: [[al-qaim-2017]].\n"),
    "pages/home.en.md": front(
        """
        title: A Small Chronicle
        translated_from: "8d4856db"
        """,
        "One battle: [[al-qaim-2017]].\n",
    ),
    "pages/about.md": front("title: عن السجل", "سجل للتجربة.\n"),
    "pages/about.en.md": front(
        """
        title: About
        translated_from: "6558bfc8"
        """,
        "A chronicle for trying things out.\n",
    ),
}
