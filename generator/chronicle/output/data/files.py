"""The literal list of the files of the open data: each with what makes its bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from chronicle.facts import is_listed
from chronicle.model import Kind
from chronicle.output.citing import Item, make_item, render_bibtex, render_csl
from chronicle.output.data.columns import Published, Table, render_table
from chronicle.output.data.geojson import render_battles, render_places
from chronicle.output.data.package import PACKAGE_FILE, render_package
from chronicle.output.data.records import render_all, render_record, schema_file
from chronicle.output.data.schemas import render_record_schema
from chronicle.output.data.tables import TABLES
from chronicle.output.file_plan import FilePlan
from chronicle.output.routes import WITH_DATA
from chronicle.output.site import Site

CSL_FILE, BIBTEX_FILE = "data/sources.csl.json", "data/sources.bib"
PLACES_MAP, BATTLES_MAP = "data/places.geojson", "data/battles.geojson"


def plan_data(site: Site) -> Iterator[FilePlan]:
    """Every file of the open data, always in the same order."""
    if not site.has_data:
        return
    of = publish(site)
    for table in TABLES:
        yield FilePlan(table_file(table.name), partial(_render_table, table, of, site))
    yield FilePlan(PLACES_MAP, partial(render_places, of))
    yield FilePlan(BATTLES_MAP, partial(render_battles, of))
    for kind in WITH_DATA:
        yield FilePlan(list_file(kind), partial(render_all, kind, of))
        yield FilePlan(schema_file(kind), partial(render_record_schema, kind))
    yield FilePlan(CSL_FILE, lambda: render_csl(_list_items(of)))
    yield FilePlan(BIBTEX_FILE, lambda: render_bibtex(_list_items(of)).encode())
    yield _plan_package(of, site)
    for kind in WITH_DATA:
        records = of.facts.chronicle.records.get(kind, {})
        yield from (plan for id in records for plan in _plan_record(kind, id, of, site))


def plan_data_of_texts(site: Site, keys: Iterable[tuple[Kind, str]]) -> Iterator[FilePlan]:
    """The files in which a text of these records stands, or its version."""
    if not site.has_data:
        return
    of = publish(site)
    yield _plan_package(of, site)
    for kind, id in sorted(keys):
        if kind in WITH_DATA and id in of.facts.chronicle.records[kind]:
            yield from _plan_record(kind, id, of, site)


def table_file(name: str) -> str:
    """The file of a table."""
    return f"data/{name}.csv"


def list_file(kind: Kind) -> str:
    """The file of all records of a kind."""
    return f"data/{kind.folder}.json"


def publish(site: Site) -> Published:
    """What the data of a site are made from."""
    edition = site.editions[0]
    return Published(edition.facts, tuple(one.code for one in site.editions), edition.routes)


def _render_table(table: Table, of: Published, site: Site) -> bytes:
    return render_table(table, of, has_hxl=site.has_hxl).encode()


def _plan_record(kind: Kind, id: str, of: Published, site: Site) -> Iterator[FilePlan]:
    """The file of a record, which stays at every address that it has had."""

    def make() -> bytes:
        return render_record(of.facts.chronicle.records[kind][id], of, site.history)

    for name in (id, *of.facts.chronicle.records[kind][id].previous_ids):
        yield FilePlan(of.routes.record_data(kind, name), make, is_of_all=False)


def _plan_package(of: Published, site: Site) -> FilePlan:
    """The descriptor, titled in English where the chronicle has that."""
    edition = next((one for one in site.editions if one.code == "en"), site.editions[0])

    def make() -> bytes:
        about = edition.title, edition.description, site.licence, site.history.latest
        return render_package(of, *about, has_hxl=site.has_hxl).encode()

    return FilePlan(PACKAGE_FILE, make)


def _list_items(of: Published) -> list[Item]:
    sources = of.facts.chronicle.sources
    return [make_item(sources[id], of.codes) for id in sorted(sources) if is_listed(sources[id])]
