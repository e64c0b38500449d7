"""Where what a page says comes from: its file, its last change, and how it is cited and read by programs."""

from __future__ import annotations

from dataclasses import replace

from chronicle.model import Record
from chronicle.output.citing import PageItem, References, refer_to
from chronicle.output.dates_in_words import When
from chronicle.output.edition import SLOT, Desk, Wording
from chronicle.output.routes import WITH_DATA
from chronicle.output.site import Site
from chronicle.output.view import view
from chronicle.reading import Version

_LENGTH_OF_COMMIT = 12  # as much as git itself shows of one in a large repository
_SINGLE_MARKS = str.maketrans("“”", "‘’")


@view
class Provenance:
    """What a page says of its own origin. All of it is empty for a list.

    `changed` is the day on which the record was last changed, and `commit` its version; `contributors`
    changed it ever; `edit` leads to where
    its file can be edited, and `data` to the record as JSON. `citation` is how the page is named where it is
    cited, `references` the same for reference managers.
    """

    changed: When | None = None
    commit: str = ""
    contributors: tuple[str, ...] = ()
    edit: str = ""
    data: str = ""
    citation: Wording | None = None
    references: References | None = None


OF_NOTHING = Provenance()


def find_version(record: Record | None, desk: Desk, site: Site) -> Version | None:
    """The version of a record with its translation into the page's language; of the whole without one."""
    return site.history.find_version(_list_files(record, desk)) if record else site.history.latest


def trace(
    record: Record | None, title: Wording, address: str, version: Version | None, desk: Desk, site: Site
) -> Provenance:
    """The provenance of a record's page, or of one that is cited without being a record's."""
    routes = desk.edition.routes
    return Provenance(
        changed=_say_day(version, desk),
        commit=version.commit[:_LENGTH_OF_COMMIT] if version else "",
        contributors=site.history.list_authors(_list_files(record, desk)) if record else (),
        edit=routes.edit(_list_files(record, desk)[-1]) if record else "",
        data=_find_data(record, desk) if record and site.has_data else "",
        citation=_cite(title, desk),
        references=_refer(title, address, version, desk) if routes.base else None,
    )


def _list_files(record: Record, desk: Desk) -> tuple[str, ...]:
    """The file of a record, and that of its translation into the page's language."""
    text = record.find_text(desk.edition.code)
    return tuple(dict.fromkeys([record.origin.path, *([text.origin.path] if text else [])]))


def _say_day(version: Version | None, desk: Desk) -> When | None:
    if version is None:
        return None
    day, calendar = version.day, desk.edition.calendar
    said = desk.once((When, day), lambda: calendar.day(day.year, day.month, day.day))
    return When(said, day.isoformat())


def _find_data(record: Record, desk: Desk) -> str:
    """The way to the file of a record, where its kind has files."""
    kind = record.kind_of_record
    return desk.to(desk.edition.routes.record_data(kind, record.id)) if kind in WITH_DATA else ""


def _cite(title: Wording, desk: Desk) -> Wording:
    """A page's title in quotation marks, and the site's. Marks within English ones are single."""
    edition = desk.edition
    said = edition.once(_cite, lambda: edition.words.say("“{title}”, {site}", title=SLOT, site=edition.title))
    if f"“{SLOT}" in said and not title.parts:
        title = replace(title, text=title.text.translate(_SINGLE_MARKS))
    return edition.fill(said, title)


def _refer(title: Wording, address: str, version: Version | None, desk: Desk) -> References:
    """The references to a page, under a key made of its path."""
    edition, key = desk.edition, desk.path.strip("/").replace("/", "-")
    item = PageItem(key, title.text, address, title.language, edition.title)
    return refer_to(replace(item, version=version.commit, day=version.day) if version else item)
