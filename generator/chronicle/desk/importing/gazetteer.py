"""A gazetteer: a table of places with their names in several languages, and finding a place in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from chronicle.checks.events import measure_distance
from chronicle.desk.importing.plan import ImportFault
from chronicle.desk.importing.spellings import find_key, find_outline
from chronicle.desk.importing.tables import Row, read_table
from chronicle.language import Language, Script, find_script
from chronicle.model import Coordinates, PlaceKind

_NAME = re.compile(r"name_([a-z]{2,3}(?:-[a-z0-9]{2,8})*)")
_VARIANTS = re.compile(r"(?:name_([a-z]{2,3})_variants|aliases_([a-z]{2,3}(?:-[a-z0-9]{2,8})*))")
_KINDS = {str(kind): kind for kind in PlaceKind} | {
    "region": PlaceKind.GOVERNORATE,
    "county": PlaceKind.DISTRICT,
    "localadmin": PlaceKind.SUBDISTRICT,
    "locality": PlaceKind.TOWN,
    "borough": PlaceKind.NEIGHBOURHOOD,
    "macrohood": PlaceKind.NEIGHBOURHOOD,
    "campus": PlaceKind.FACILITY,
}
ADMINISTRATIVE = (PlaceKind.COUNTRY, PlaceKind.GOVERNORATE, PlaceKind.DISTRICT, PlaceKind.SUBDISTRICT)
# Shorter outlines are shared by too many names.
_SHORTEST_OUTLINE = len("~kt")
_CODES = ("wikidata", "geonames", "pcode")
_PARENTS = ("parent", "parent_id", "county_id", "region_id")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a gazetteer."""

    line: int
    id: str
    names: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    kind: PlaceKind
    is_kind_sure: bool
    point: Coordinates | None
    country: str
    parents: tuple[str, ...]
    ids: Mapping[str, str]
    remarks: tuple[str, ...] = ()

    @property
    def spellings(self) -> Iterator[str]:
        """Every name and alias, in every language."""
        yield from self.names.values()
        for aliases in self.aliases.values():
            yield from aliases


@dataclass(frozen=True)
class Gazetteer:
    """The places of a gazetteer, and the rows that give none, each with the reason."""

    name: str
    scheme: str
    source: str
    entries: tuple[Entry, ...]
    refused: tuple[tuple[Row, str], ...]

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """The places by their id in the gazetteer."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _by_key(self) -> Mapping[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for spelling in entry.spellings:
                for key in {find_key(spelling), find_outline(spelling)} - {""}:
                    if entry not in (entries := found.setdefault(key, [])):
                        entries.append(entry)
        return found

    def find_named(self, name: str) -> tuple[Entry, ...]:
        """The places with a spelling that reads the same."""
        key = find_key(name)
        return tuple(e for e in self._by_key.get(key, ()) if key in map(find_key, e.spellings))

    def find_like(self, name: str) -> tuple[Entry, ...]:
        """The places with a spelling of the same consonants, in whichever script."""
        outline = find_outline(name)
        return tuple(self._by_key.get(outline, ())) if len(outline) > _SHORTEST_OUTLINE else ()


@dataclass(frozen=True, slots=True)
class Sought:
    """A place whose entry in a gazetteer is looked for."""

    name: str
    kind: PlaceKind
    country: str
    point: Coordinates | None


def find_entry(gazetteer: Gazetteer, sought: Sought, reach: float) -> Entry | str | None:
    """The entry of a place; None where there is none; a remark where there are several.

    A settlement is known by its name and a point within `reach` kilometres, an administrative area
    by its name, kind and country.
    """
    is_area = sought.kind in ADMINISTRATIVE
    if not is_area and sought.point is None:
        return None
    for named in (gazetteer.find_named(sought.name), gazetteer.find_like(sought.name)):
        fitting = [entry for entry in named if _fits(entry, sought, reach)]
        if len(fitting) == 1 or (fitting and _are_one(fitting)):
            return fitting[0]
        if fitting:
            ids = ", ".join(entry.id for entry in fitting[:4])
            return f"{sought.name}: {len(fitting)} places of the gazetteer fit ({ids})"
    return None


def _fits(entry: Entry, sought: Sought, reach: float) -> bool:
    if sought.kind in ADMINISTRATIVE:
        is_there = not sought.country or not entry.country or entry.country == sought.country
        return entry.kind is sought.kind and is_there
    if entry.kind in ADMINISTRATIVE or entry.point is None or sought.point is None:
        return False
    return measure_distance(entry.point, sought.point) <= reach


def _are_one(entries: Iterable[Entry]) -> bool:
    """Whether entries bear the same names, so that it does not matter which is taken."""
    return len({tuple(sorted(entry.names.items())) for entry in entries}) == 1


def choose_names(entry: Entry, like: str) -> dict[str, str]:
    """The entry's names. A variant that reads as the name sought comes before the preferred one: the
    preferred Arabic name of al-Qa'im can be that of its old town.
    """
    outline = find_outline(like)
    names = {}
    for code, name in entry.names.items():
        spellings = (name, *entry.aliases.get(code, ()))
        names[code] = next((spelt for spelt in spellings if find_outline(spelt) == outline), name)
    return names


def read_gazetteer(file: Path, scheme: str = "", source: str = "") -> Gazetteer:
    """The gazetteer in a file. Raises ImportFault where it is none."""
    table = read_table(file)
    has_names = [c for c in table.columns if _NAME.fullmatch(c)]
    id_column = next((column for column in ("wof_id", "id") if column in table.columns), "")
    if not has_names or not id_column:
        raise ImportFault(
            f"{file.name} is no gazetteer: it needs a column id (or wof_id) and one of names in a language,"
            " such as name_ar"
        )
    known_scheme = scheme or ("whosonfirst" if id_column == "wof_id" else "")
    if not known_scheme:
        raise ImportFault(
            "name the scheme of the gazetteer's ids, as in --scheme pcode: they are kept as ids"
        )
    entries, refused = [], []
    for row in table.rows:
        entry = row.fault or _read_entry(row, id_column, known_scheme)
        if isinstance(entry, Entry):
            entries.append(entry)
        else:
            refused.append((row, entry))
    return Gazetteer(file.name, known_scheme, source, tuple(entries), tuple(refused))


def _read_entry(row: Row, id_column: str, scheme: str) -> Entry | str:
    remarks: list[str] = []
    if not row[id_column]:
        return "it has no id"
    if row["deprecated"] not in ("", "0", "false"):
        return "the gazetteer has withdrawn it"
    names, aliases = _read_names(row, remarks)
    if not names:
        return "; ".join(["it has no name", *remarks])
    kind = row["kind"] or row["placetype"]
    if kind not in _KINDS:
        remarks.append(f'the kind "{kind}" is written as area')
    codes = {code: row[code] for code in _CODES if row[code]}
    return Entry(
        line=row.line,
        id=row[id_column],
        names=names,
        aliases=aliases,
        kind=_KINDS.get(kind, PlaceKind.AREA),
        is_kind_sure=kind in PlaceKind.__members__.values() or kind in ("region", "county"),
        point=_read_point(row, remarks),
        country=row["country"].upper(),
        parents=tuple(dict.fromkeys(row[c] for c in _PARENTS if row[c] and row[c] != row[id_column])),
        ids={**codes, scheme: row[id_column]},
        remarks=tuple(remarks),
    )


def _read_names(row: Row, remarks: list[str]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    names, aliases = dict[str, str](), dict[str, tuple[str, ...]]()
    for column, cell in row.cells.items():
        if cell and (match := _NAME.fullmatch(column)):
            if _is_in_script(cell, match[1]):
                names[match[1]] = cell
            else:
                remarks.append(f'{column} is "{cell}", which is in another script')
        elif cell and (match := _VARIANTS.fullmatch(column)):
            code = match[1] or match[2]
            spelt = [clean for name in cell.split("|") if _is_in_script(clean := name.strip(), code)]
            aliases[code] = tuple(name for name in dict.fromkeys(spelt) if name and not name.isupper())
    if row["name"] and "en" not in names and find_script(row["name"]) is Script.LATIN:
        names["en"] = row["name"]
    return names, {code: kept for code, given in aliases.items() if (kept := _others(given, names.get(code)))}


def _others(aliases: tuple[str, ...], name: str | None) -> tuple[str, ...]:
    return tuple(alias for alias in aliases if alias != name)


def _is_in_script(text: str, code: str) -> bool:
    script = find_script(text)
    return script in (Script.OTHER, Language(code).script)


def _read_point(row: Row, remarks: list[str]) -> Coordinates | None:
    written = (row["lat"] or row["latitude"], row["lon"] or row["longitude"])
    if not any(written):
        return None
    try:
        latitude, longitude = map(float, written)
    except ValueError:
        latitude = longitude = float("nan")
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        return Coordinates(latitude, longitude)
    remarks.append(f'the coordinates are "{written[0]}" and "{written[1]}": no point')
    return None
