"""Markdown to HTML: our links and citations, then a clean-up of everything an editor may have typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from xml.etree.ElementTree import Element, SubElement

import markdown
import nh3
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from chronicle.glue.isolation import IsolateRuns
from chronicle.glue.pictures import mark_pictures, refuse_spelt_marks
from chronicle.glue.plain_prose import render_plain
from chronicle.model import CITATION, make_link_pattern
from chronicle.model.markup import ATTRIBUTES, CLASSES, COLUMNS, TAGS
from chronicle.output.edition import Link
from chronicle.output.prose import AddedWords, Prose

_EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.superfences",
    "pymdownx.tilde",
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ID = re.compile(r"""\bid\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_ENTITY = re.compile("&(?=#?[0-9a-z]+;)", re.IGNORECASE)
# A table's cells end at a bar; the one inside a link is hidden from it. No file that is read holds this.
_BAR = "\ue000"
_WORDED_LINK = re.compile(r"(\[\[[^\]\[\n|]+)\|([^\]\[\n]+\]\])")
_SLUG = re.compile(r"[^\w]+")


class _LowerTitles(Treeprocessor):
    """A page has one first heading, its title: a text that starts at the first level is lowered by one."""

    def run(self, root: Element) -> None:
        """Lower all headings where one is of the first level, so that they keep their order."""
        headings = [element for element in root.iter() if element.tag in _HEADINGS]
        if any(heading.tag == _HEADINGS[0] for heading in headings):
            for heading in headings:
                heading.tag = _HEADINGS[min(_HEADINGS.index(heading.tag) + 1, 5)]


class _ColumnClasses(Treeprocessor):
    """Where a table's column stands is said by a class, since no page lets an element have a style."""

    def run(self, root: Element) -> None:
        """Each cell that the syntax of tables has placed."""
        for cell in root.iter():
            if cell.tag in ("td", "th") and (side := cell.attrib.pop("align", "")) in COLUMNS:
                cell.set("class", COLUMNS[side])


class _NoteProcessor(AdmonitionProcessor):
    """A note that its author gave no title is headed by its kind in the page's language."""

    def __init__(self, renderer: ProseRenderer) -> None:
        super().__init__(renderer.engine.parser)
        self.titles: Mapping[str, str] = {}

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        """The classes of a note, and what heads it."""
        kinds, title = super().get_class_and_title(match)
        return kinds, title if match[2] is not None else self.titles.get(kinds.split()[0], title)


class _LinkPattern(InlineProcessor):
    """`[[id]]` and `[[id|words]]`: a link whose name is isolated in its own direction."""

    def __init__(self, renderer: ProseRenderer) -> None:
        super().__init__(make_link_pattern(_BAR), renderer.engine)
        self.renderer = renderer

    def handleMatch(  # type: ignore[override]  # the library types its older form
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        key = f"{m['kind']}:{m['id'].strip()}" if m["kind"] else m["id"].strip()
        link = self.renderer.links.get(key)
        if link is None:
            return None, None, None
        element = Element("a", {"href": link.href, "class": "record-link"})
        if m["words"]:
            element.text = AtomicString(m["words"].strip())
        else:
            name = SubElement(element, "bdi", _language_of(link) | {"class": "name"})
            name.text = self._keep(link.label.text)
        return element, m.start(0), m.end(0)

    def _keep(self, name: str) -> AtomicString:
        """A name as a text that Markdown leaves alone; not even `&amp;` in it means anything."""
        return AtomicString(_ENTITY.sub(lambda _: self.renderer.engine.htmlStash.store("&amp;"), name))


class _CitationPattern(InlineProcessor):
    """`[@source]`: a small number that leads to the source at the foot of the page."""

    def __init__(self, renderer: ProseRenderer) -> None:
        super().__init__(f" *{CITATION}", renderer.engine)  # a citation stands close to its word
        self.renderer = renderer

    def handleMatch(  # type: ignore[override]  # the library types its older form
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        cited = self.renderer.citations.get(m["source"])
        if cited is None:
            return None, None, None
        number, href = cited
        mark = Element("sup", {"class": "citation"})
        mark.text = "\u2060"  # a word joiner: the number never starts a line
        link = SubElement(mark, "a", {"href": href, "class": "citation"})
        link.text = AtomicString(f"[{number}]")
        return mark, m.start(0), m.end(0)


def _language_of(link: Link) -> dict[str, str]:
    label = link.label
    return {"lang": label.language, "dir": label.direction} if label.foreign else {}


class ProseRenderer:
    """Renders one text after another with a single Markdown engine."""

    def __init__(self) -> None:
        self.footnotes = FootnoteExtension()
        self.engine = markdown.Markdown(
            extensions=[*_EXTENSIONS, self.footnotes],
            extension_configs={
                "toc": {"slugify": _slugify, "permalink": False},
                "tables": {"use_align_attribute": True},
            },
        )
        self.links: Mapping[str, Link] = {}
        self.citations: Mapping[str, tuple[str, str]] = {}
        self.runs = IsolateRuns(self.engine)
        self.notes = _NoteProcessor(self)
        self.engine.parser.blockprocessors.register(self.notes, "admonition", 105)
        self.engine.treeprocessors.register(_LowerTitles(self.engine), "chronicle-titles", 4)
        self.engine.treeprocessors.register(_ColumnClasses(self.engine), "chronicle-columns", 4)
        self.engine.treeprocessors.register(self.runs, "chronicle-runs", 3)
        self.engine.inlinePatterns.register(_LinkPattern(self), "chronicle-link", 170)
        self.engine.inlinePatterns.register(_CitationPattern(self), "chronicle-citation", 171)

    def render(self, prose: Prose) -> str:
        """Clean HTML of a text, with a mark for each picture; links and citations are those of the view."""
        plain = render_plain(prose, self.runs.arabic)
        return self.render_markdown(prose) if plain is None else plain

    def render_markdown(self, prose: Prose) -> str:
        """The same, by Markdown, whatever the text."""
        self.links = dict(prose.links)
        self.citations = {id: (number, href) for id, number, href in prose.citations}
        self.runs.direction = prose.direction or "ltr"
        if prose.added:
            self._say_added(prose.added, foreign=prose.foreign)
        self.engine.reset()
        written = replace(prose, markdown=refuse_spelt_marks(prose.markdown))
        html = self.engine.convert(_WORDED_LINK.sub(rf"\1{_BAR}\2", mark_pictures(written)))
        return _clean(html.replace(_BAR, "|"))

    def _say_added(self, added: AddedWords, *, foreign: bool) -> None:
        """What Markdown adds is of the page's language; in a foreign text it says so."""
        mark = f'<bdi lang="{added.language}" dir="{added.direction}">%s</bdi>' if foreign else "%s"
        self.notes.titles = {kind: mark % title for kind, title in added.titles}
        self.footnotes.setConfig("BACKLINK_TITLE", added.back)


def _slugify(text: str, separator: str) -> str:
    """A heading's id that keeps Arabic letters, under a prefix no part of a page uses."""
    return "h" + separator + _SLUG.sub(separator, text.strip().casefold()).strip(separator)


def _clean(html: str) -> str:
    """Only harmless elements and attributes; http(s), mailto and relative addresses; no pictures."""
    ids = frozenset(_ID.findall(html))
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        attribute_filter=partial(_filter_attribute, ids),
    )


def _filter_attribute(ids: frozenset[str], tag: str, name: str, value: str) -> str | None:
    """An id of the text cannot take the place of one of ours."""
    if name == "id":
        return _keep_apart(value)
    if tag == "a" and name == "href" and value.startswith("#") and value[1:] in ids:
        return f"#{_keep_apart(value[1:])}"
    if name == "dir" and value not in ("ltr", "rtl", "auto"):
        return None
    return value


def _keep_apart(id: str) -> str:
    return id if id.startswith(("h-", "fn", "user-")) else f"user-{id}"
