"""Pages are printed in a way of our own, which is quick: it gives what plain Jinja gives, to the letter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builds import build_site
from chronicle.glue import plugin
from chronicle.glue.building import Build
from chronicle.glue.compiling import PageEnvironment
from chronicle.glue.pictures import split_at_pictures
from chronicle.glue.printing import NO_PROSE
from chronicle.glue.production import Press
from chronicle.output.edition import Edition, Link, Wording
from chronicle.output.pages import plan_pages
from chronicle.output.routes import settle
from chronicles import SMALL, write_chronicle
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

_PAGE = "{% import 'parts/say.html' as say %}"
_SAY = """
{% macro link(to) %}<a href="{{ to.href }}">{{ to.label.text }}</a>{% endmacro %}
{% macro both(one, other="-", last=none) %}{{ one }}|{{ other }}|{{ last }}{% endmacro %}
"""


@pytest.fixture(scope="module", params=["small", "own"])
def printed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[str, str, str]]:
    """Every page of a chronicle: its path, what was printed, and what plain Jinja prints."""
    folder = tmp_path_factory.mktemp("printed")
    if request.param == "small":
        settings = "languages: [{code: ar, hijri: true}, en]\ntranslations: true"
        source = write_chronicle(folder, SMALL, settings=settings)
    else:
        source = Path(__file__).resolve().parent.parent
    pages: list[tuple[str, str, str]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plugin, "make_pages", lambda build, press, _: pages.extend(_print_all(build, press)))
        build_site(source, folder / "site")
    return pages


def _print_all(build: Build, press: Press) -> Iterator[tuple[str, str, str]]:
    plain = {edition.code: _make_plain(edition, press) for edition in build.site.editions}
    for plan in plan_pages(build.site):
        view = plan.make_view()
        prose = getattr(view, "prose", NO_PROSE)
        html = press.renderer.render(prose) if prose.markdown else ""
        page = press.printer.print(plan.template, view, html)
        template = plain[view.frame.language].get_template(f"chronicle/{plan.template}")
        body = split_at_pictures(html, prose)
        said = template.render(view=view, frame=view.frame, body=body)
        yield plan.path, page, settle(said, plan.path)


def _make_plain(edition: Edition, press: Press) -> Environment:
    """An environment as MkDocs makes it, with the words and names of one language."""
    ours: PageEnvironment = press.printer._languages[edition.code]
    env = Environment(
        loader=ours.loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    env.filters |= ours.filters
    env.globals |= ours.globals
    return env


def test_every_page_is_what_plain_jinja_prints(printed: list[tuple[str, str, str]]) -> None:
    assert len(printed) > 20
    assert [path for path, page, plain in printed if page != plain] == []


def _make_environment(**templates: str) -> PageEnvironment:
    files = {"parts/say.html": _SAY, **{f"{name}.html": text for name, text in templates.items()}}
    env = Environment(loader=DictLoader(files), autoescape=True)
    return PageEnvironment(env, {"language": "en", "is_last": True}, lambda words: words.upper())


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ value }}", "&lt;&#34;a&#34; &amp; 1&gt;"),
        ("{{ 0.5 }} {{ 2 }} {{ true }} {{ none }}", "0.5 2 True None"),
        ("{{ html }}", "<b>"),
        ("{{ _('<words>') }}", "&lt;WORDS&gt;"),
        ("{{ language }}{% for language in 'ab' %}{{ language }}{% endfor %}", "enab"),
        ("{{ say.both(value) }}", "&lt;&#34;a&#34; &amp; 1&gt;|-|None"),
        ("{{ say.both(1, last=html) }}", "1|-|<b>"),
        ("{{ say.both(other=2, one=say.both(0, 0, 0)) }}", "0|0|0|2|None"),
        ("{% set kept = say.both(1) %}{{ kept }}{{ html.join(['a', value]) }}", None),
        ("{% if say.both(1) %}{{ '<'|upper }}{{ value|length }}{% endif %}", "&lt;9"),
    ],
)
def test_what_is_printed_is_escaped_as_jinja_does(template: str, said: str | None) -> None:
    given: dict[str, Any] = {"value": '<"a" & 1>', "html": Markup("<b>")}
    env = _make_environment(page=_PAGE + template)
    plain = Environment(loader=env.loader, autoescape=True)
    plain.globals |= env.globals
    page = env.get_template("page.html").render(given)
    assert page == plain.get_template("page.html").render(given)
    assert said is None or page == said


def test_a_block_may_add_to_the_one_it_takes_the_place_of() -> None:
    """As in a theme folder of the chronicle's own."""
    shell = "<{% block a %}a{% block b %}b{% endblock %}{% endblock %}>"
    page = "{% extends 'shell.html' %}{% block a %}{{ super() }}+{% endblock %}{% block b %}B{% endblock %}"
    assert _make_environment(shell=shell, page=page).get_template("page.html").render() == "<aB+>"


@pytest.mark.parametrize("template", ["{{ absent }}", "{{ say.link(absent) }}", "{{ say.both(1, no=2) }}"])
def test_what_is_not_there_is_a_fault(template: str) -> None:
    with pytest.raises((UndefinedError, TypeError), match=r"absent|takes no no"):
        _make_environment(page=_PAGE + template).get_template("page.html").render()


def test_a_link_on_many_pages_is_printed_once_and_goes_with_its_link() -> None:
    env = _make_environment(page=_PAGE + "{{ say.link(to) }}")
    page, to = env.get_template("page.html"), Link("a/", Wording("A & B", "en", "ltr"))
    assert page.render(to=to) == '<a href="a/">A &amp; B</a>'
    assert to.printed[1] == page.render(to=to)  # type: ignore[attr-defined]  # which `view` adds
    assert to == Link("a/", Wording("A & B", "en", "ltr"))
