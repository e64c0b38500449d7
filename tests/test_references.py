"""Links and citations in a text: which are found, which stand in code, and where they stand."""

from __future__ import annotations

import pytest
from chronicle.glue.markdown import ProseRenderer
from chronicle.model import Kind, Reference, blank_code, find_kind, find_references
from chronicle.output.edition import Link, Wording
from chronicle.output.prose import Prose
from hypothesis import example, given
from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        "[[al-qaim]]",
        "[[place:al-qaim|القائم]]",
        "[@reuters]",
        "[[",
        "]]",
        "[@",
        "`",
        "``",
        "```",
        "\n",
        "\n\n",
        "~~~\n",
        "    ",
        "> ",
        "\\",
        "النص ",
        "|",
        "[x](y)",
    ]
)


def _ids(body: str) -> list[str]:
    return [reference.id for reference in find_references(body)]


def test_links_and_citations_are_found_in_order() -> None:
    body = "في [[al-qaim]] قاتل [[actor:iraqi-army|الجيش]] [@reuters-2017-10-27]."
    assert list(find_references(body)) == [
        Reference("al-qaim", None, False, 3, 11),
        Reference("iraqi-army", Kind.ACTOR, False, 20, 26),
        Reference("reuters-2017-10-27", Kind.SOURCE, True, 47, 21),
    ]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_can_be_named_before_the_colon(kind: Kind) -> None:
    [reference] = find_references(f"[[{kind}:x]]")
    assert (reference.kind, reference.unknown_kind) == (kind, "")
    assert find_kind(str(kind)) is kind


def test_a_word_that_is_no_kind_is_kept_to_be_told() -> None:
    [reference] = find_references("[[town:al-qaim]]")
    assert (reference.id, reference.kind, reference.unknown_kind) == ("al-qaim", None, "town")
    assert find_kind(None) is None


def test_spaces_round_an_id_do_not_count() -> None:
    assert _ids("[[ al-qaim ]] [[rawa |words]]") == ["al-qaim", "rawa"]


@pytest.mark.parametrize(
    "code",
    [
        "`[[x]]`",
        "``a ` [[x]]``",
        "`a span\nover two lines [@x]`",
        "```\n[[x]]\n```",
        "```yaml\n[[x]]\n\n[@x]\n```",
        "~~~\n[[x]]\n```\n[[x]]\n~~~",
        "````\n```\n[[x]]\n````",
        "```\ncode\n```python is no end\n[[x]]\n```",
        "- item\n\n    ```\n    [[x]]\n    ```",
        "> ```\n> [[x]]\n> ```",
        "``` [[x]] ```",
        "\\[[x]]",
        "\\[@x]",
        "    [[x]]",
        "\t[[x]]\n\n    [@x]",
        "- item\n\nno item\n\n    [[x]]",
        "# heading\n\n    [[x]]\n    [[y]]",
    ],
)
def test_what_is_shown_as_written_holds_no_link(code: str) -> None:
    assert _ids(f"[[before]]\n\n{code}\n\n[[after]]") == ["before", "after"]


@pytest.mark.parametrize(
    "body", ["` [[x]]", "\\`[[x]]\\`", "`a` [[x]] `b`", "a `b\n\n[[x]] c` d", "`` [[x]] `", "[[x|`code`]]"]
)
def test_a_backtick_without_its_like_starts_no_code(body: str) -> None:
    assert _ids(body) == ["x"]


def test_a_fence_that_is_never_closed_runs_to_the_end() -> None:
    assert _ids("[[x]]\n\n```\n[[y]]\n\n[[z]]") == ["x"]


@pytest.mark.parametrize("body", ["", "no link", "[x](y)", "[[]]", "[[a\nb]]", "[@]", "[@a b]", "[[a:b:c]]"])
def test_what_only_looks_like_a_link_is_left_alone(body: str) -> None:
    assert _ids(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "a paragraph\n    [[x]]",
        "- item\n\n    [[x]]",
        "1. item\nits second line\n\n    [[x]]",
        "- item\n    - inner\n\n        [[x]]",
        "- item\n\n    first\n\n    [[x]]",
        "word\n:   meaning\n\n    [[x]]",
        "!!! note\n    words\n\n    [[x]]",
        "a[^1]\n\n[^1]: words\n\n    [[x]]",
        "- item\n\n    ```\n    code\n    ```\n\n    [[x]]",
    ],
)
def test_an_indented_text_that_is_no_code_holds_links(body: str) -> None:
    assert _ids(body) == ["x"]
    link = Link("x/", Wording("x", "en", "ltr"))
    assert 'href="x/"' in ProseRenderer().render(Prose(body, "en", "ltr", False, (("x", link),)))


def test_blanked_code_keeps_every_offset() -> None:
    assert blank_code("a `b [[c]]` d\n\n\te f\n") == "a :: :::::: d\n\n\t: :\n"


@example("[@\\[x](y)")
@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=25).map("".join))
def test_an_offset_and_width_always_point_at_the_reference(body: str) -> None:
    end = 0
    for reference in find_references(body):
        written = body[reference.offset : reference.offset + reference.width]
        assert written.startswith("[@" if reference.is_citation else "[[")
        assert written.endswith("]" if reference.is_citation else "]]")
        assert reference.id in written
        assert reference.offset >= end
        end = reference.offset + reference.width


@given(st.text(alphabet="abc []@|:\n\\~>", max_size=40), st.integers(min_value=1, max_value=4))
def test_nothing_is_found_within_a_code_span_of_one_line(inside: str, ticks: int) -> None:
    line = inside.replace("\n", " ")
    assert _ids(f"a {'`' * ticks} {line} {'`' * ticks}") == []
