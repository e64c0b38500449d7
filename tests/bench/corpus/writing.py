"""Each record in full: its facts as lines of YAML, and its words in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bench.corpus.records import Actor, Battle, Campaign, Corpus, Place, Source, Words
from bench.corpus.texts import Writer

_NOTHING = Words("", "")
_GRADES = ("fair", "weak", "discounted", "fair")  # one publisher stands behind all
_PAGES = {
    "home": Words("الرئيسية", "Home"),
    "about": Words("عن السجل", "About"),
    "methodology": Words("المنهج", "Methodology"),
}
_NOT_REAL = Words(
    "سجل مصنوع للقياس، لا يقول شيئًا عن حوادث حقيقية.",
    "A chronicle made for measuring; it says nothing of real events.",
)


@dataclass(frozen=True, slots=True)
class Written:
    """One record: the path of its file below content/, without an ending, its facts, its words."""

    key: str
    path: str
    facts: tuple[str, ...]
    body: Words
    title: Words = _NOTHING
    summary: Words = _NOTHING


def write_sources(corpus: Corpus, writer: Writer) -> Iterator[tuple[str, str]]:
    """The source files. They have no translation."""
    for source in corpus.sources:
        lines = (
            "publisher: {ar: وكالة التجربة, en: Test Agency}",
            f"title: {quote(writer.make_headline())}",
            "language: en",
            f"date: {source.day}",
            "kind: agency",
        )
        yield f"sources/{source.id}.md", "---\n" + "\n".join(lines) + "\n---\n"


def write_pages(corpus: Corpus, writer: Writer) -> Iterator[Written]:
    """The pages that are no record of anything."""
    for id, title in _PAGES.items():
        body = writer.write(corpus.places[20:60], corpus.actors, None, 120)
        yield Written(f"page:{id}", f"pages/{id}", (), body, title, _NOT_REAL)


def write_records(corpus: Corpus, writer: Writer) -> Iterator[Written]:
    """Places, actors, campaigns and battles."""
    random = Random(f"write {corpus.seed}")
    for place in corpus.places:
        body = _write_text(corpus, writer, random, places=3, size=30)
        yield Written(place.key, f"places/{place.id}", tuple(_list_place(place)), body)
    for actor in corpus.actors:
        body = _write_text(corpus, writer, random, places=3, size=40)
        yield Written(actor.key, f"actors/{actor.id}", tuple(_list_actor(actor)), body)
    for campaign in corpus.campaigns:
        body = _write_text(corpus, writer, random, places=6, size=120)
        yield _write_campaign(campaign, body)
    for battle in corpus.battles:
        yield _write_battle(battle, corpus, writer, random)


def _write_text(corpus: Corpus, writer: Writer, random: Random, places: int, size: int) -> Words:
    near = random.sample(corpus.places, places)
    return writer.write(near, corpus.actors, random.choice(corpus.sources), size)


def _write_campaign(campaign: Campaign, body: Words) -> Written:
    summary = Words(f"معارك عام {campaign.year} في المنطقة.", f"Battles of {campaign.year} in the area.")
    facts = (f"date: {campaign.first}/{campaign.last}",)
    return Written(campaign.key, f"campaigns/{campaign.id}", facts, body, campaign.name, summary)


def _write_battle(battle: Battle, corpus: Corpus, writer: Writer, random: Random) -> Written:
    first, second = battle.sides
    near = battle.near is not battle.place and random.random() < 0.5
    facts = (*_list_battle(battle, near), f"grade: {random.choice(_GRADES)}", *_list_sources(battle.sources))
    places = [battle.place] * 3 + [battle.near, *random.sample(corpus.places, 2)]
    actors = [first, second, *random.sample(corpus.actors, 1)]
    body = writer.write(places, actors, battle.sources[0], random.randint(85, 150))
    summary = Words(
        f"قتال في {battle.place.name.ar} بين {first.name.ar} و{second.name.ar}.",
        f"Fighting in {battle.place.name.en} between {first.name.en} and {second.name.en}.",
    )
    path = f"battles/{battle.day.year}/{battle.id}"
    return Written(battle.key, path, facts, body, battle.name, summary)


def _list_names(name: str, words: Words) -> str:
    return f"{name}: {{ar: {quote(words.ar)}, en: {quote(words.en)}}}"


def _list_place(place: Place) -> Iterator[str]:
    yield _list_names("names", place.name)
    also = {"ar": place.also_ar, "en": place.also_en}
    aliases = [f"{code}: [{', '.join(map(quote, names))}]" for code, names in also.items() if names]
    if aliases:
        yield f"aliases: {{{', '.join(aliases)}}}"
    yield f"kind: {place.kind}"
    if place.within:
        yield f"within: {place.within}"
    if place.at:
        yield f"coordinates: [{place.at[0]:.4f}, {place.at[1]:.4f}]"


def _list_actor(actor: Actor) -> Iterator[str]:
    yield _list_names("names", actor.name)
    if actor.short:
        yield _list_names("short", actor.short)
    yield f"kind: {actor.kind}"


def _list_battle(battle: Battle, near: bool) -> Iterator[str]:
    first, second = battle.sides
    yield f"kind: {battle.kind}"
    yield f"date: {battle.day}"
    if battle.campaign:
        yield f"part_of: {battle.campaign.id}"
    yield f"places:\n  - {battle.place.id}"
    if near:
        yield f"  - {{place: {battle.near.id}, role: nearby}}"
    yield f"sides:\n  - actors: [{first.id}]"
    if battle.commander:
        yield f"    commanders: [{battle.commander.id}]"
    yield f"  - actors: [{second.id}]"
    if battle.kind == "offensive":
        yield f"outcome: {{result: captured, by: {first.id}}}"
    if battle.killed:
        low, best, high = battle.killed, battle.killed + 3, battle.killed + 9
        said = f"said_by: {first.id}, source: {battle.sources[0].id}"
        yield f"figures:\n  - {{measure: killed, low: {low}, best: {best}, high: {high}, {said}}}"


def _list_sources(sources: tuple[Source, ...]) -> Iterator[str]:
    yield f"sources: [{', '.join(source.id for source in sources)}]"
    yield "status: published"


def quote(text: str) -> str:
    """A text as YAML writes it in double quotes."""
    return json.dumps(text, ensure_ascii=False)
