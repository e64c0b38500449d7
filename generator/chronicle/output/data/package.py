"""The Frictionless data package: what each file of the open data is, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from chronicle.model import LicenceSettings
from chronicle.output.data.columns import BETWEEN, Column, Published, Table, Type
from chronicle.output.data.tables import TABLES
from chronicle.reading import Version

PACKAGE_FILE = "data/datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_OTHERWISE = "chronicle"

Descriptor = dict[str, Any]


def render_package(
    of: Published,
    title: str,
    description: str,
    licence: LicenceSettings | None,
    version: Version | None,
    *,
    has_hxl: bool,
) -> str:
    """The descriptor. Its sentences are English, as the words of the standard are."""
    package = {
        "$schema": _PROFILE,
        "name": _find_name(of.routes.base),
        "title": title,
        "description": description,
        "homepage": of.routes.base,
        "version": version.commit if version else "",
        "created": f"{version.day}T00:00:00Z" if version else "",
        "licenses": [{"title": licence.name, "path": licence.url}] if licence else [],
        "resources": [_make_resource(table, of, has_hxl=has_hxl) for table in TABLES],
    }
    kept = {name: value for name, value in package.items() if value}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def _find_name(base: str) -> str:
    """A name from the site's address, as the standard asks for it."""
    address = urlsplit(base)
    return (
        _NOT_IN_NAMES.sub("-", f"{address.hostname or ''}{address.path}".casefold()).strip("-") or _OTHERWISE
    )


def _make_resource(table: Table, of: Published, *, has_hxl: bool) -> Descriptor:
    """One table. The row of HXL tags, where there is one, is told to be no data."""
    dialect = {"header": True, "headerRows": [1], "commentRows": [2]} if has_hxl else {}
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": table.says,
        **({"dialect": dialect} if dialect else {}),
        "schema": _make_schema(table, of),
    }


def _make_schema(table: Table, of: Published) -> Descriptor:
    columns = table.list_columns(of.codes)
    schema: Descriptor = {"fields": [_make_field(column) for column in columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    keys = [_make_key(column, table) for column in columns if column.leads_to and not column.has_several]
    return {**schema, "foreignKeys": keys} if keys else schema


def _make_key(column: Column, table: Table) -> Descriptor:
    resource = column.leads_to if column.leads_to != table.name else ""
    return {"fields": [column.name], "reference": {"resource": resource, "fields": ["id"]}}


def _make_field(column: Column) -> Mapping[str, Any]:
    several = f" Several stand with {BETWEEN!r} between them." if column.has_several else ""
    language = f" In the language {column.language}." if column.language else ""
    field: Descriptor = {
        "name": column.name,
        "type": str(column.type),
        "description": f"{column.says}{language}{several}",
        "constraints": dict(_list_constraints(column)),
    }
    if column.type is Type.BOOLEAN:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.hxl:
        field["hxl"] = column.hxl
    return {name: value for name, value in field.items() if value}


def _list_constraints(column: Column) -> Iterator[tuple[str, Any]]:
    if column.is_needed:
        yield "required", True
    if column.one_of and not column.has_several:
        yield "enum", list(column.one_of)
