"""What a draft says in a language: a title and a few sentences, made from the facts of one event alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.desk.importing.records import Words
from chronicle.desk.importing.spellings import says_kind
from chronicle.desk.importing.ucdp_places import Found
from chronicle.desk.importing.ucdp_rows import Event, Violence
from chronicle.model import Kind, PlaceKind, PlacePrecision, parse_edtf
from chronicle.output.edition import Edition


@dataclass(frozen=True, slots=True)
class Named:
    """The records that an event's draft names: ids, and the place's precision."""

    place: str
    precision: PlacePrecision
    sides: tuple[str, ...]
    source: str


class Wordsmith:
    """Says drafts in one language."""

    def __init__(self, edition: Edition) -> None:
        self._edition, self._words = edition, edition.words

    @property
    def code(self) -> str:
        """The language."""
        return self._edition.code

    def say(self, event: Event, named: Named, titled: Found | None) -> Words:
        """The title and the text of an event's draft. No place stands in a title that has no name in its
        language: there the nearest round it does.
        """
        sentences = [
            self._say_origin(event, named),
            self._say_sides(event, named),
            self._say_where_and_when(event, named),
            *self._say_doubts(event),
        ]
        return Words(self._say_title(event, named, titled), "\n\n".join(filter(None, sentences)))

    def say_unknown(self, count: int) -> str:
        """How many of the dead nobody counted to a side."""
        return self._words.count(
            "Of the best estimate {n} is of unknown status.",
            "Of the best estimate {n} are of unknown status.",
            count,
        )

    def _link(self, kind: Kind, id: str) -> str:
        is_shared = len(self._edition.facts.chronicle.find_linked(None, id)) > 1
        return f"[[{kind}:{id}]]" if is_shared else f"[[{id}]]"

    def _date(self, event: Event) -> str:
        return self._edition.when(parse_edtf(event.date)).words

    def _say_title(self, event: Event, named: Named, titled: Found | None) -> str:
        say, date = self._words.say, self._date(event)
        place = self._say_place(titled) if titled else ""
        is_attack = event.violence is Violence.ONE_SIDED
        is_near = named.precision is PlacePrecision.NEAR and titled is not None and titled.id == named.place
        if not place:
            if is_attack:
                return say("Attack on civilians, {date}", date=date)
            return say("Fighting, {date}", date=date)
        if is_attack:
            if is_near:
                return say("Attack on civilians near {place}, {date}", place=place, date=date)
            return say("Attack on civilians in {place}, {date}", place=place, date=date)
        if is_near:
            return say("Fighting near {place}, {date}", place=place, date=date)
        return say("Fighting in {place}, {date}", place=place, date=date)

    def _say_place(self, place: Found) -> str:
        """A governorate often has the name of its town, and is told from it."""
        name = place.names[self.code]
        if place.kind is PlaceKind.GOVERNORATE and not says_kind(name):
            return self._words.say("{name} governorate", name=name)
        return name

    def _say_origin(self, event: Event, named: Named) -> str:
        return self._words.say(
            "This draft was made from one event of the dataset, number {event}, and no editor has"
            " reviewed it {source}.",
            event=event.id,
            source=f"[@{named.source}]",
        )

    def _say_sides(self, event: Event, named: Named) -> str:
        sides, source = [self._link(Kind.ACTOR, id) for id in named.sides], f"[@{named.source}]"
        if event.violence is Violence.ONE_SIDED and sides:
            return self._words.say(
                "The dataset files it under violence against civilians, which it ascribes to {side};"
                " it does not say by what means {source}.",
                side=sides[0],
                source=source,
            )
        if len(sides) == 2:
            return self._words.say(
                "The dataset files it under fighting between {first} and {second}; it does not say by what"
                " means {source}.",
                first=sides[0],
                second=sides[1],
                source=source,
            )
        return ""

    def _say_where_and_when(self, event: Event, named: Named) -> str:
        return self._words.say(
            "Place: {place} ({precision}). Date: {date}.",
            place=self._link(Kind.PLACE, named.place),
            precision=self._edition.label(named.precision),
            date=self._date(event),
        )

    def _say_doubts(self, event: Event) -> Sequence[str]:
        said = []
        if "?/" in event.date and not event.is_sum:
            said.append(
                self._words.say("These are the first and the last day on which it can have happened.")
            )
        if event.is_sum:
            said.append(
                self._words.say(
                    "It is a sum that its source had made already, and can lie over other events: its figures"
                    " are added to no total."
                )
            )
        known = event.deaths.range
        if known is not None and not event.deaths.is_in_order:
            number = self._words.number
            said.append(
                self._words.say(
                    "The dataset's estimates of the dead are not in order (low {low}, best {best}, high"
                    " {high}), and so no range is given.",
                    low=number(known[0]),
                    best=number(known[1]),
                    high=number(known[2]),
                )
            )
        return said
