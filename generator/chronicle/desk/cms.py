"""A configuration for a content manager in the browser (Sveltia CMS), made from the same schemas.

Each kind of record is a collection, with its languages side by side: words are written in each, facts in
the file of the first. Such a manager writes a row in one form only, and drops what it has no field for;
so every field is there, and rows are always groups of fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from chronicle.desk.schemas import Schema, make_schema
from chronicle.model import EDTF_PATTERN, Kind

Config = dict[str, Any]
_WORDS = ("title", "summary")
# The kind that an id is of, by the field it stands in; of some kinds of record it is another.
_NAMED = {
    **dict.fromkeys(("place", "places", "within", "at"), Kind.PLACE),
    **dict.fromkeys(("actor", "actors", "by", "of", "said_by", "from", "to", "commanders"), Kind.ACTOR),
    **dict.fromkeys(("source", "sources"), Kind.SOURCE),
    **dict.fromkeys(("battle", "featured"), Kind.BATTLE),
    **dict.fromkeys(("picture", "pictures"), Kind.PICTURE),
    "part_of": Kind.CAMPAIGN,
}
_IDS = ("wikidata", "geonames")  # offered even where no record has any
_WITH_TEXT = (Kind.BATTLE, Kind.PLACE, Kind.ACTOR, Kind.CAMPAIGN, Kind.PAGE)


@dataclass(frozen=True, slots=True)
class Managed:
    """The chronicle that is to be managed: its languages, where its records lie, its repository on GitHub,
    and the keys that its records have where any are taken, by field.
    """

    languages: tuple[str, ...]
    content: str = "content"
    repository: str = "OWNER/NAME"
    branch: str = "main"
    keys: Mapping[str, Iterable[str]] = field(default_factory=dict)


def render_config(of: Managed) -> str:
    """The text of config.yml."""
    return yaml.safe_dump(make_config(of), allow_unicode=True, sort_keys=False, width=1000)


def make_config(of: Managed) -> Config:
    """The whole configuration."""
    return {
        "backend": {"name": "github", "repo": of.repository, "branch": of.branch},
        "media_folder": f"{of.content}/media",
        "public_folder": "",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "i18n": {
            "structure": "multiple_files",
            "locales": list(of.languages),
            "default_locale": of.languages[0],
            "initial_locales": "default",
            "omit_default_locale_from_file_path": True,
        },
        "collections": [_Collection(of, kind).make() for kind in Kind],
    }


@dataclass(frozen=True, slots=True)
class _Collection:
    """The records of one kind."""

    of: Managed
    kind: Kind

    def make(self) -> Config:
        kind = self.kind
        is_titled = kind.is_titled or kind is Kind.SOURCE
        name = "{{title}}" if is_titled else f"{{{{names.{self.of.languages[0]}}}}}"
        collection: Config = {
            "name": kind.value,
            "label": kind.folder.capitalize(),
            "label_singular": kind.value.capitalize(),
            "folder": f"{self.of.content}/{kind.folder}",
            "extension": "md",
            "format": "yaml-frontmatter",
            "create": True,
            "slug": {"editable": ["create"]},
            "summary": "{{slug}}" if kind is Kind.PICTURE else name,
            "i18n": kind in _WITH_TEXT,
            "fields": list(self._list_fields()),
        }
        return collection | ({"path": "{{year}}/{{slug}}"} if kind is Kind.BATTLE else {})

    def _list_fields(self) -> Iterator[Config]:
        for made in self._make_fields(make_schema(self.kind, self.of.languages)):
            yield {**made, "i18n": self.kind.is_titled and made["name"] in _WORDS}
        if self.kind in _WITH_TEXT:
            said = "In a translation alone: chronicle check names what to write."
            stamp = {"name": "translated_from", "label": "translated_from", "widget": "string"}
            yield {**stamp, "required": False, "i18n": True, "hint": said}
            text = {"name": "body", "label": "text", "widget": "markdown", "modes": ["raw"]}
            yield {**text, "required": self.kind not in (Kind.PLACE, Kind.ACTOR), "i18n": True}

    def _make_fields(self, schema: Schema) -> list[Config]:
        needed = schema.get("required", ())
        return [
            {
                "name": name,
                "label": name,
                **self._make_widget(name, of),
                "required": name in needed,
                **({"hint": of["description"]} if "description" in of else {}),
            }
            for name, of in schema["properties"].items()
        ]

    def _make_widget(self, name: str, of: Schema) -> Config:
        """How a value is entered. What has a longer form is entered in that."""
        types = of["type"] if isinstance(of.get("type"), list) else [of.get("type")]
        if "enum" in of:
            return {"widget": "select", "options": [word for word in of["enum"] if word is not None]}
        if "array" in types:
            return self._make_list(name, of)
        if "object" in types:
            return self._make_group(name, of)
        if "boolean" in types:
            return {"widget": "boolean"}
        if of.get("pattern") == EDTF_PATTERN:
            return {"widget": "string", "pattern": [EDTF_PATTERN, of["patternErrorMessage"]]}
        if "string" not in types:
            return {"widget": "number", "value_type": "int"}
        named = self._find_kind(name) if of.get("minimum") == 0 else None  # a bare number can be an id
        return self._relate(named) if named else {"widget": "text" if name == "summary" else "string"}

    def _make_list(self, name: str, of: Schema) -> Config:
        if "prefixItems" in of:
            number = {"name": "degrees", "label": "degrees", "widget": "number", "value_type": "float"}
            return {"widget": "list", "field": number, "min": 2, "max": 2}
        items = of["items"]
        if "properties" in items:
            return {"widget": "list", "fields": self._make_fields(items)}
        widget = self._make_widget(name, items)
        if widget["widget"] == "relation":
            return {**widget, "multiple": True}
        if widget["widget"] == "number":
            return {"widget": "list", "field": {"name": "number", "label": "number", **widget}}
        return {"widget": "list"}

    def _make_group(self, name: str, of: Schema) -> Config:
        """A group of fields. Where any key is taken, those that the records have are the fields."""
        known: Schema = dict(of.get("properties", {}))
        if "propertyNames" in of:
            also = ("und",) if "string" in of["type"] else ()  # one name for all languages
            for key in (*self.of.keys.get(name, ()), *also, *(() if known else _IDS)):
                known.setdefault(key, of["additionalProperties"])
        return {
            "widget": "object",
            "collapsed": "auto",
            "fields": self._make_fields({**of, "properties": known}),
        }

    def _find_kind(self, name: str) -> Kind | None:
        is_membership = self.kind is Kind.ACTOR and name == "part_of"
        return Kind.ACTOR if is_membership else _NAMED.get(name)

    def _relate(self, kind: Kind) -> Config:
        """A choice among the records of a kind, by name; what is written is the id."""
        if kind is Kind.BATTLE:  # battles lie in folders of years, which would be written as well
            return {"widget": "string"}
        shown = [f"names.{code}" for code in self.of.languages]
        shown = ["title"] if kind in (Kind.CAMPAIGN, Kind.SOURCE) else shown
        shown = ["{{slug}}"] if kind is Kind.PICTURE else shown
        return {
            "widget": "relation",
            "collection": kind.value,
            "value_field": "{{slug}}",
            "search_fields": shown,
            "display_fields": list(shown),
        }
