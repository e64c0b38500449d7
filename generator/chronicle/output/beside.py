"""Files beside the pages: the sitemap, the ways from old addresses, and the door at the root."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from chronicle.model import Kind
from chronicle.output.edition import Edition
from chronicle.output.routes import file_of, has_twins, point, settle
from chronicle.output.site import Site
from chronicle.output.view import view

SITEMAP_FILE = "sitemap.xml"
# The protocol allows 50,000 addresses and 50 MB; one with its twins takes half a kilobyte in two languages.
MOST_IN_SITEMAP = 10_000
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


@view
class Door:
    """A page that only leads on: one link for each language, or one from an old path to the new one."""

    path: str
    new: str
    targets: tuple[tuple[str, str, str, str], ...]
    address: str
    title: str


@view
class Missing:
    """What the page for a wrong address says in one language."""

    language: str
    direction: str
    title: str
    words: str
    way_out: str
    href: str


def view_missing(site: Site, root: str) -> tuple[Missing, ...]:
    """The page for a wrong address, in all languages at once: nobody knows which was meant."""
    return tuple(
        Missing(
            language=edition.code,
            direction=edition.language.direction,
            title=edition.words.say("There is no such page"),
            words=edition.words.say("It may have been moved, or the address may be misspelt."),
            way_out=edition.words.say("To the first page"),
            href=root + edition.routes.home(edition.code),
        )
        for edition in site.editions
    )


def render_sitemaps(site: Site, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The sitemap of all pages: path and text. Where they are many, it lists sitemaps of a part each."""
    if len(paths) <= MOST_IN_SITEMAP:
        yield SITEMAP_FILE, _render_sitemap(site, paths)
        return
    routes, parts = site.editions[0].routes, list[str]()
    for start in range(0, len(paths), MOST_IN_SITEMAP):
        parts.append(f"sitemap-{len(parts) + 1}.xml")
        yield parts[-1], _render_sitemap(site, paths[start : start + MOST_IN_SITEMAP])
    listed = [f"<sitemap><loc>{escape(routes.absolute(part))}</loc></sitemap>" for part in parts]
    yield (
        SITEMAP_FILE,
        "\n".join([_XML, f'<sitemapindex xmlns="{_SITEMAP}">', *listed, "</sitemapindex>", ""]),
    )


def _render_sitemap(site: Site, paths: Sequence[str]) -> str:
    """Some pages, each with its twins. No dates: a build day would be untrue."""
    lines = [_XML, f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}">']
    routes, codes = site.editions[0].routes, [edition.code for edition in site.editions]
    for path in paths:
        inner = path.partition("/")[2]
        twins = [(code, f"{code}/{inner}") for code in codes]
        twins.append(("x-default", f"{codes[0]}/{inner}" if inner else ""))
        lines.append(f"<url><loc>{escape(routes.absolute(path))}</loc>")
        for code, twin in twins if has_twins(path) else ():
            address = quoteattr(routes.absolute(twin))
            lines.append(f'<xhtml:link rel="alternate" hreflang="{code}" href={address}/>')
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])


def plan_doors(site: Site) -> Iterator[Door]:
    """The door at `/`, and one at every address that a record had before."""
    targets = tuple(_target("", edition, edition.routes.home(edition.code)) for edition in site.editions)
    yield Door("", "", targets, site.editions[0].routes.absolute(""), site.editions[0].title)
    for edition in site.editions:
        for record in edition.facts.chronicle:
            for old in record.previous_ids:
                if record.kind_of_record is not Kind.PAGE or old != "home":
                    path = edition.routes.record(edition.code, record.kind_of_record, old)
                    new = edition.routes.of(edition.code, record)
                    address = edition.routes.absolute(new)
                    yield Door(path, new, (_target(path, edition, new),), address, edition.name(record).text)


def door_file(door: Door) -> str:
    """The file of a door."""
    return file_of(door.path)


def _target(here: str, edition: Edition, path: str) -> tuple[str, str, str, str]:
    language = edition.language
    return (language.code, language.direction, language.name, settle(point(here, path), here))
