"""The translation of a record: a file that keeps the original's structure, and its stamp when it is done."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from chronicle.desk.new_files import NewFile, render_record
from chronicle.model import KEY, Origin, Record, Text, blank_code
from chronicle.problems import Edit, Problems, Spot
from chronicle.reading import FILL_IN
from chronicle.reading.front_matter import find_end, read_parts
from chronicle.reading.unfilled import find_unfilled

_BLANK = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)*")
_ITEM = re.compile(r"(?m)^([ \t]*(?:[*+-]|\d+\.)[ \t]+|#{1,6}[ \t]+|>[ \t]?)?(.*)$")
_REFERENCE = re.compile(r"!?\[\[[^\[\]\n]+\]\]|\[@[^\[\]\s]+\]")
_WORDS = re.compile(r"\|[^\[\]\n]*(?=\]\]$)")  # in the original's language
_PICTURE = re.compile(r"[ ]{0,3}!\[\[[^\[\]\n]+\]\][ \t]*")
_SENTENCE = re.compile(r"(?<=[.!?؟…])\s+")


def make_translation(record: Record, original: Text, language: str) -> NewFile:
    """The file of a translation still to be written: each paragraph has the original above it."""
    fields = {"title": FILL_IN} if record.kind_of_record.is_titled else {}
    if original.summary:
        fields["summary"] = FILL_IN
    comments = {name: words for name in fields if (words := getattr(original, name))}
    body = "\n\n".join(_outline(block, original.language) for block in _cut(original.body))
    path = Path(original.origin.path)
    return NewFile(path.with_suffix(f".{language}.md").as_posix(), render_record(fields, body, comments))


def _cut(body: str) -> list[str]:
    """The blocks between blank lines; code keeps its own together."""
    masked = blank_code(body)
    gaps = [match.span() for match in _BLANK.finditer(body)]
    gaps = [(start, end) for start, end in gaps if not _is_in_code(body, masked, start, end)]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(body)]
    return [body[start:end] for start, end in zip(starts, ends, strict=True)]


def _is_in_code(body: str, masked: str, start: int, end: int) -> bool:
    """Whether the signs on both sides of a gap are masked, as those of code are."""
    before = len(body[:start].rstrip()) - 1
    after = end + len(body[end:]) - len(body[end:].lstrip())
    sides = [at for at in (before, after) if 0 <= at < len(body)]
    return len(sides) == 2 and all(masked[at] != body[at] for at in sides)


def _outline(block: str, language: str) -> str:
    """The original in a comment, and below it a line to write for each of its own."""
    if _PICTURE.fullmatch(block) or block.lstrip().startswith(("```", "~~~")):
        return block
    original = block.replace("--", "‐‐")  # two hyphens would end the comment
    lines = [_outline_line(match) for match in _ITEM.finditer(blank_code(block)) if match[0].strip()]
    return f"<!-- {language}: {original} -->\n" + "\n".join(lines)


def _outline_line(line: re.Match[str]) -> str:
    references = " ".join(_WORDS.sub("", match[0]) for match in _REFERENCE.finditer(line[2]))
    return f"{line[1] or ''}{FILL_IN} {references}".rstrip()


class NotDone(ValueError):
    """A translation that still has marks; `lines` are theirs."""

    def __init__(self, lines: list[int]) -> None:
        many = "" if len(lines) == 1 else "s"
        super().__init__(
            f"still to be written, where {FILL_IN} stands: line{many} {', '.join(map(str, lines))}"
        )
        self.lines = lines


def finish_translation(text: str, shown: str, original: Text) -> list[Edit]:
    """The edits that make a translation one of the original as it is now: its stamp, and no comments of
    the original's words. Raises NotDone, and ValueError where the file cannot be read.
    """
    parts = read_parts(text, shown, Problems())
    if parts is None:
        raise ValueError("the file cannot be read: chronicle check says why")
    waiting = [spot.line for spot in find_unfilled(parts)]
    if waiting:
        raise NotDone(waiting)
    return [_stamp(parts.origin, original.digest, find_end(text)), *_drop_comments(text, shown, original)]


def _stamp(origin: Origin, digest: str, end: int) -> Edit:
    """A digest is put in quotes: one of digits alone would be a number."""
    if ("translated_from", KEY) in origin.marks:
        return Edit(origin.spot("translated_from"), f'"{digest}"')
    return Edit(Spot(origin.path, end, 1, 0), f'translated_from: "{digest}"\n')


def restamp(translation: Text, digest: str) -> Edit:
    """The edit that makes a stamped translation one of an original that says the same in other signs."""
    return _stamp(translation.origin, digest, 0)


def _drop_comments(text: str, shown: str, original: Text) -> Iterator[Edit]:
    """Comments with the original's words: above paragraphs, and beside title and summary."""
    beside = "|".join(re.escape(words) for words in (original.title, original.summary) if words)
    fields = rf"|(?m:(?<=\S)[ \t]+# (?:{beside})[ \t]*$)" if beside else ""
    for match in re.finditer(rf"<!-- {re.escape(original.language)}: (?s:.*?)-->\n?{fields}", text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        yield Edit(Spot(shown, line, column, len(match.group())), "")


def find_other_references(original: Text, translation: Text) -> tuple[list[str], list[str]]:
    """The ids that the original names and the translation does not, and the other way round."""
    ours = dict.fromkeys(reference.id for reference in original.references)
    theirs = dict.fromkeys(reference.id for reference in translation.references)
    return [id for id in ours if id not in theirs], [id for id in theirs if id not in ours]


def find_changes(older: Text, newer: Text) -> Iterator[tuple[str, str]]:
    """What changed between two versions of a text, sentence by sentence: a sign, - or +, and the words."""
    before, after = list(_sentences(older)), list(_sentences(newer))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield from (("-", words) for words in before[start:end])
            yield from (("+", words) for words in after[new_start:new_end])


def _sentences(text: Text) -> Iterator[str]:
    for part in (text.title, text.summary, *text.body.split("\n")):
        yield from (sentence for sentence in _SENTENCE.split(part.strip()) if sentence)
