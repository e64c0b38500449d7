"""The command line, run as an editor runs it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from builds import COMMAND
from chronicles import SMALL, front, write_chronicle

ENGLISH = "battles/2017/al-qaim-2017.en.md"
RAWA = "names: {ar: راوة, en: Rawa}\nkind: town"


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from chronicle.commands import main; main(prog_name='chronicle')", *words],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_sound_chronicle_has_no_problems_and_exit_status_0(tmp_path: Path) -> None:
    done = run(write_chronicle(tmp_path, SMALL), "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "no problems\n", "")


def test_warnings_alone_leave_the_exit_status_at_0(tmp_path: Path) -> None:
    stale = SMALL[ENGLISH].replace('translated_from: "', 'translated_from: "0123abcd" # "')
    done = run(write_chronicle(tmp_path, SMALL | {ENGLISH: stale}), "check")
    assert done.returncode == 0
    assert done.stdout.endswith("\n0 errors, 1 warning\n")


def test_all_problems_are_printed_at_once_by_file_and_line_and_the_exit_status_is_1(tmp_path: Path) -> None:
    files = {
        "places/rawa.md": front(f"{RAWA}\nwithin: nowhere\nprevious_ids: [anbar]"),
        "places/ana.md": "",
        "actors/x.md": front("names: {ar: س, en: X}\nkind: plice"),
    }
    done = run(write_chronicle(tmp_path, SMALL | files), "check")
    assert done.returncode == 1
    heads = [line for line in done.stdout.splitlines() if line.startswith("content/")]
    assert [head.split(" ", 2)[:2] for head in heads] == [
        ["content/actors/x.md:3:7:", "error[unknown-value]:"],
        ["content/places/ana.md:1:1:", "error[no-front-matter]:"],
        ["content/places/rawa.md:4:9:", "error[unknown-place]:"],
        ["content/places/rawa.md:5:16:", "error[reused-id]:"],
    ]
    assert done.stdout.endswith("\n4 errors, 0 warnings\n")


def test_a_problem_is_printed_with_its_line_a_caret_and_a_way_out(tmp_path: Path) -> None:
    rawa = front("kind: town\nwithin: anbr\nnames:\n  ar: راوة\n  en: Rawa")
    done = run(write_chronicle(tmp_path, SMALL | {"places/rawa.md": rawa}), "check")
    assert done.stdout.splitlines() == [
        'content/places/rawa.md:3:9: error[unknown-place]: no place is called "anbr"',
        "  |",
        "3 | within: anbr",
        "  |         ^^^^",
        'help: did you mean "anbar" (الأنبار)? Each place is a file in content/places/',
        "",
        "1 error, 0 warnings",
    ]


def test_the_settings_file_may_lie_elsewhere(tmp_path: Path) -> None:
    write_chronicle(tmp_path, SMALL | {"places/rawa.md": front(f"{RAWA}\nwithin: anbr")})
    done = run(Path(tmp_path.anchor), "check", "--config-file", str(tmp_path / "mkdocs.yml"))
    assert done.returncode == 1
    assert done.stdout.startswith("content/places/rawa.md:4:9: error[unknown-place]")
    assert "4 | within: anbr" in done.stdout


def test_a_folder_without_a_mkdocs_yml_is_one_problem(tmp_path: Path) -> None:
    done = run(tmp_path, "check")
    assert done.returncode == 1
    assert done.stderr == "Error: there is no mkdocs.yml here; a chronicle has one in its folder\n"


@pytest.mark.parametrize(
    ("settings", "head"),
    [
        ("drafts: perhaps", "mkdocs.yml:10:15: error[broken-settings]: this should be true or false"),
        ("drfts: true", 'mkdocs.yml:10:7: error[broken-settings]: no field is called "drfts"'),
        ("languages: []", "mkdocs.yml:10:18: error[broken-settings]: this list is empty"),
        (
            "licence: {name: CC, url: 'javascript:x'}",
            "mkdocs.yml:10:32: error[broken-settings]:"
            " an address starts with http:// or https:// and names a host",
        ),
        (
            "languages:\n  - {code: ar, digits: roman}",
            'mkdocs.yml:11:30: error[broken-settings]: "roman" is none of the words that "digits" takes',
        ),
        ("- ar\n- en", "mkdocs.yml:10:7: error[broken-settings]: this should be a group of fields"),
    ],
)
def test_a_wrong_setting_is_told_at_its_line(settings: str, head: str, tmp_path: Path) -> None:
    done = run(write_chronicle(tmp_path, SMALL, settings=settings), "check")
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == head
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("settings", "head"),
    [
        ("drfts: true", 'mkdocs.yml:10:7: error[broken-settings]: no field is called "drfts"'),
        ("basemap: moon", 'mkdocs.yml:10:16: error[broken-settings]: no basemap is called "moon"'),
        ("rules: {orfan: off}", 'mkdocs.yml:10:15: error[broken-settings]: no rule is called "orfan"'),
    ],
)
def test_a_wrong_setting_is_told_alike_by_a_check_a_build_and_mkdocs(
    settings: str, head: str, tmp_path: Path
) -> None:
    write_chronicle(tmp_path, SMALL, settings=settings)
    checked = run(tmp_path, "check").stdout
    assert checked.splitlines()[0] == head
    built = run(tmp_path, "build")
    assert (built.returncode, built.stdout) == (1, checked)
    mkdocs = [COMMAND.with_name("mkdocs"), "build", "--quiet"]
    done = subprocess.run(mkdocs, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert checked in done.stderr


@pytest.mark.parametrize(
    "settings", ["site_name: [", "docs_dir: .", "site_url: example.org", "docs_dir: gone"]
)
def test_a_build_tells_of_what_mkdocs_would_refuse_as_a_check_does(settings: str, tmp_path: Path) -> None:
    file = write_chronicle(tmp_path, SMALL) / "mkdocs.yml"
    name = settings.partition(":")[0]
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [settings if line.startswith(f"{name}:") else line for line in lines]
    file.write_text("\n".join(kept), encoding="utf-8")
    checked, built = run(tmp_path, "check"), run(tmp_path, "build")
    assert (built.returncode, built.stdout, built.stderr) == (1, checked.stdout, "")
    assert checked.stdout.endswith("\n1 error, 0 warnings\n")


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins:\n  - search\n  - chronicle",
        "plugins:\n  chronicle: {drafts: true}",
        "plugins: [chronicle]\nextra: !ENV [X, y]\nx: !!python/name:a.b\nhook: !relative",
        "plugins: [{chronicle: }]\nextra: &a [*a]",
        "x: &x {drafts: true}\nplugins: [{chronicle: *x}]",
    ],
)
def test_mkdocs_yml_may_name_the_plugin_in_each_way_that_mkdocs_takes(plugins: str, tmp_path: Path) -> None:
    write_chronicle(tmp_path, SMALL)
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: x\ndocs_dir: content\ntheme: material\n{plugins}\n", encoding="utf-8-sig"
    )
    done = run(tmp_path, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "no problems\n", "")


@pytest.mark.parametrize(
    "text", ["", "- a", "a: [\n", "a: \x07", "[" * 5000, "\udcff", "plugins: 3", "x: 0000-99-99"]
)
def test_a_broken_mkdocs_yml_is_one_problem_and_no_traceback(text: str, tmp_path: Path) -> None:
    write_chronicle(tmp_path, SMALL)
    (tmp_path / "mkdocs.yml").write_bytes(text.encode(errors="surrogateescape"))
    done = run(tmp_path, "check")
    assert done.returncode == 1
    assert done.stderr == ""
    assert "error[broken-settings]" in done.stdout
    assert done.stdout.endswith("\n1 error, 0 warnings\n")


def test_a_stream_that_has_no_arabic_gets_code_points_and_no_traceback(tmp_path: Path) -> None:
    write_chronicle(tmp_path, SMALL | {"places/rawa.md": front(f"{RAWA}\nwithin: anbr")})
    done = run(tmp_path, "check", PYTHONIOENCODING="cp1252")
    assert done.returncode == 1
    assert r"\u0627\u0644\u0623\u0646\u0628\u0627\u0631" in done.stdout
    assert done.stderr == ""


def test_a_check_starts_without_what_only_a_build_needs(tmp_path: Path) -> None:
    code = (
        "import sys; from chronicle.commands import main\n"
        "try: main(['check'])\n"
        "except SystemExit as end: assert end.code == 0\n"
        "print(sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=write_chronicle(tmp_path, SMALL),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(ast.literal_eval(done.stdout.splitlines()[-1]))
    assert {"chronicle", "pydantic", "yaml"} <= loaded
    assert loaded & {"mkdocs", "material", "jinja2", "markdown", "pymdownx", "nh3", "rich"} == set()


def test_the_help_starts_without_reading_rooms(tmp_path: Path) -> None:
    code = "import sys; import chronicle.commands; print('pydantic' in sys.modules, 'yaml' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False False\n"


def test_explain_says_what_a_rule_asks(tmp_path: Path) -> None:
    done = run(tmp_path, "explain", "loop")
    assert (done.returncode, done.stderr) == (0, "")
    first, second, *_ = done.stdout.splitlines()
    assert first == "loop  (error)"
    assert second == "Nothing lies within itself or is part of itself, however long the way."


def test_explain_offers_the_nearest_rule_to_a_wrong_name(tmp_path: Path) -> None:
    done = run(tmp_path, "explain", "unknwon-place")
    assert done.returncode == 1
    assert done.stderr == 'Error: no rule is called "unknwon-place"; did you mean "unknown-place"?\n'
    assert run(tmp_path, "explain", "x").stderr == 'Error: no rule is called "x"\n'
