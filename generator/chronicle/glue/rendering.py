"""The few pages and files beside those of the records, and what all templates know."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.structure.files import Files

from chronicle.language import Script
from chronicle.output.beside import Door, door_file, plan_doors, render_sitemaps, view_missing
from chronicle.output.days_data import render_days_data
from chronicle.output.edition import Desk, Edition
from chronicle.output.safety import POLICY, render_safety
from chronicle.output.site import Site


def find_arabic(site: Site) -> str:
    """The first language in Arabic script: Arabic words on other pages are taken to be in it."""
    return next((e.code for e in site.editions if e.language.script is Script.ARABIC), "")


def find_material_style(files: Files) -> str:
    """The path of Material's stylesheet in the site; empty where the theme has none."""
    return next((file.dest_uri for file in files if file.dest_uri.startswith("assets/stylesheets/main.")), "")


def render_beside(site: Site, paths: list[str], env: Environment) -> Iterator[tuple[str, str]]:
    """The files beside the pages, of all languages together: doors, the page for what is not there, the data
    that languages share, and the sitemaps of all paths.
    """
    has_address = bool(site.editions[0].routes.base)
    for door in plan_doors(site):
        yield door_file(door), _render_door(door, env, has_address)
    yield "404.html", _render_missing(site, env)
    yield from site.explorer.render_shared()
    yield from render_safety(site)
    if has_address:
        yield from render_sitemaps(site, paths)


def render_data(edition: Edition, site: Site) -> Iterator[tuple[str, str]]:
    """The data that scripts read on the pages of a language."""
    yield from site.explorer.render_language(edition)
    for _, file in render_days_data(Desk(edition, edition.routes.home(edition.code))):
        yield file


def _render_door(door: Door, env: Environment, has_address: bool) -> str:
    return env.get_template("chronicle/door.html").render(door=door, has_address=has_address, policy=POLICY)


def _render_missing(site: Site, env: Environment) -> str:
    """One page in all languages, with addresses from the host's root: it is shown at any depth."""
    root = urlsplit(site.editions[0].routes.base).path or "/"
    return env.get_template("chronicle/404.html").render(
        parts=view_missing(site, root), root=root, policy=POLICY
    )
