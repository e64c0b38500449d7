"""The open data: tables, maps, references and records as files, made from records and never from a page."""

from chronicle.output.data.columns import Column, Published, Table, Type, render_table
from chronicle.output.data.files import (
    BATTLES_MAP,
    BIBTEX_FILE,
    CSL_FILE,
    PLACES_MAP,
    list_file,
    plan_data,
    plan_data_of_texts,
    publish,
    table_file,
)
from chronicle.output.data.package import PACKAGE_FILE
from chronicle.output.data.records import list_values, schema_file
from chronicle.output.data.schemas import make_record_schema
from chronicle.output.data.tables import TABLES

__all__ = [
    "BATTLES_MAP",
    "BIBTEX_FILE",
    "CSL_FILE",
    "PACKAGE_FILE",
    "PLACES_MAP",
    "TABLES",
    "Column",
    "Published",
    "Table",
    "Type",
    "list_file",
    "list_values",
    "make_record_schema",
    "plan_data",
    "plan_data_of_texts",
    "publish",
    "render_table",
    "schema_file",
    "table_file",
]
