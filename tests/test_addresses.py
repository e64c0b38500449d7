"""Addresses in a text: those in code are no addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from chronicles import SMALL, front, read_written, write_chronicle

_ABOUT = "سجل للتجربة.\n\n"


def _codes(text: str, folder: Path) -> set[str]:
    write_chronicle(folder, SMALL | {"pages/about.md": front("title: عن السجل", _ABOUT + text)})
    return {problem.code for problem in read_written(folder)[1]} - {"stale-translation"}


@pytest.mark.parametrize(
    "text",
    [
        "[a](foo:b)",
        "![a](https://pictures.example.org/x.png)",
        "<foo:b>",
        '<a href="foo:b">a</a>',
        "[a]: foo:b",
        "[[no-such-record]]",
    ],
)
@pytest.mark.parametrize("code", ["`{}`", "``` \n{}\n```", "    {}"])
def test_code_leads_nowhere(text: str, code: str, tmp_path: Path) -> None:
    assert _codes(code.format(text), tmp_path / "code") == set()
    assert len(_codes(text, tmp_path / "text")) == 1
