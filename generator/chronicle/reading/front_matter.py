"""A file's front matter and text, through python-frontmatter with a handler of ours.

The handler keeps what the library drops: where each value and the text stand in the file. And it
refuses what the library lets pass: an opening line that is never closed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import frontmatter
from frontmatter.default_handlers import BaseHandler

from chronicle.model import Origin
from chronicle.problems import Problems, Spot
from chronicle.reading.yaml_faults import NO_GAP
from chronicle.reading.yaml_values import UnreadableYaml, Values, read_values

_LINE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_LIKE_FIRST = re.compile(r"\s*^(?P<line>[ \t]*(?:-{2,}|[–—]+|\+{3}|`{3,}\w*)[ \t]*)$", re.MULTILINE)
_LIKE_LAST = re.compile(r"^[ \t]*(?:-{2,}|[–—]+|\.{3}|\+{3}|={3,})[ \t]*$", re.MULTILINE)
_SCALAR = re.compile(r"[\w-]+(?P<colon>:)(?=\S)")
LARGEST_FRONT_MATTER = 256 * 1024
_Edges = tuple[re.Match[str], re.Match[str]]  # the two lines of hyphens


@dataclass(frozen=True, slots=True)
class FileParts:
    """What a file holds: fields and text, and where both stand. `names` are those of empty fields too."""

    fields: dict[str, object]
    body: str
    origin: Origin
    names: tuple[str, ...] = ()


class _Handler(BaseHandler):
    """Splits at the two lines of hyphens and reads the YAML between them with its marks."""

    FM_BOUNDARY = _LINE
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, edges: _Edges, shown: str, problems: Problems) -> None:
        super().__init__()
        self.edges, self.shown, self.problems = edges, shown, problems
        self.values = Values()
        self.body, self.body_line = "", 1

    def detect(self, _text: str) -> bool:
        return True

    def split(self, text: str) -> tuple[str, str]:
        first, second = self.edges
        rest = text[second.end() :]
        body = rest.lstrip()
        start = len(rest) - len(body)
        first_of_line = second.end() + rest.rfind("\n", 0, start) + 1
        self.body_line = text.count("\n", 0, first_of_line) + 1
        self.body = text[first_of_line:].rstrip()
        return text[first.end() + 1 : second.start()], self.body

    def load(self, fm: str) -> dict[str, object]:
        self.values = read_values(fm, self.shown, 2, self.problems)
        value = {} if self.values.value is None else self.values.value
        if not isinstance(value, dict):
            self._tell_no_fields(value, Spot(self.shown, *self.values.marks[()]))
            raise UnreadableYaml
        return value

    def _tell_no_fields(self, value: object, spot: Spot) -> None:
        only = _SCALAR.match(value) if isinstance(value, str) else None
        if only:
            self.problems.error(
                "broken-yaml", replace(spot, column=spot.column + only.start("colon"), width=1), *NO_GAP
            )
            return
        self.problems.error("not-a-mapping", spot, "front matter is a group of fields, such as title: …")


def read_parts(text: str, shown: str, problems: Problems) -> FileParts | None:
    """The parts of a file, or None with a problem that says what is broken."""
    edges = _find_edges(text, shown, problems)
    if edges is None:
        return None
    handler = _Handler(edges, shown, problems)
    try:
        fields, _ = frontmatter.parse(text, handler=handler)  # its text has lost its first indentation
    except UnreadableYaml:
        return None
    values = handler.values
    origin = Origin(shown, values.marks, handler.body_line)
    return FileParts(dict(fields), handler.body, origin, values.names)


def find_end(text: str) -> int:
    """The number of the line that ends a file's front matter. The file must have one."""
    first = _LINE.match(text)
    second = _LINE.search(text, first.end()) if first else None
    assert second is not None
    return text.count("\n", 0, second.start()) + 1


def _find_edges(text: str, shown: str, problems: Problems) -> _Edges | None:
    first = _LINE.match(text)
    if not first:
        _tell_no_start(text, shown, problems)
        return None
    second = _LINE.search(text, first.end())
    if not second:
        _tell_no_end(text, first.end(), shown, problems)
        return None
    if second.start() > LARGEST_FRONT_MATTER:
        problems.error("too-large", Spot(shown), "this front matter is larger than 256 KB")
        return None
    return first, second


def _tell_no_start(text: str, shown: str, problems: Problems) -> None:
    like = _LIKE_FIRST.match(text)
    if like:
        spot = _spot_line(text, like.start("line"), like.end("line"), shown)
        problems.error(
            "no-front-matter",
            spot,
            "this is not read as the start of front matter",
            "write --- alone on the first line of the file, with nothing before it",
        )
        return
    problems.error(
        "no-front-matter",
        Spot(shown),
        "this file does not start with front matter",
        "write --- alone on the first line, the fields, and --- again",
    )


def _tell_no_end(text: str, start: int, shown: str, problems: Problems) -> None:
    like = _LIKE_LAST.search(text, start)
    if like:
        problems.error(
            "unclosed-front-matter",
            _spot_line(text, like.start(), like.end(), shown),
            "this is not read as the end of the front matter",
            "write --- alone on this line, with nothing before or after it",
        )
        return
    problems.error(
        "unclosed-front-matter",
        Spot(shown, 1, 1, 3),
        "the front matter that opens here is never closed",
        "write --- alone on the line after the last field",
    )


def _spot_line(text: str, start: int, end: int, shown: str) -> Spot:
    return Spot(shown, text.count("\n", 0, start) + 1, 1, max(end - start, 1))
