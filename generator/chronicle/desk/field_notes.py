"""What each field of a record says, in a sentence for editors' tools, and how it is written.

A name is that of the model and the field; `tests/test_schema.py` holds this list to the model.
"""

from __future__ import annotations

from collections.abc import Mapping

Note = tuple[str, str]

_SOURCES = ("The sources that the record rests on as a whole.", "sources: [reuters-afp-2017-10-27]")
_PICTURES = (
    "Pictures shown after the text, by the names of their files in content/media/ without the ending.",
    "pictures: [al-qaim-crossing]",
)
_RECORD_IDS = (
    "What the same thing is called elsewhere.",
    "ids: {wikidata: Q123, geonames: 456}",
)
_NAMES = ("The usual name in each language.", "names: {ar: القائم, en: Al-Qa'im}")
_ALIASES = (
    "Other names and spellings, by language; search finds them, too.",
    "aliases: {ar: [حصيبة], en: [Al Qaim, Husaybah]}",
)
_PRECISION = ("How closely it is known where this was.", "precision: district")

NOTES: Mapping[str, Note] = {
    "WordFields.title": ("The title, in the language of this file.", "title: Battle of al-Qa'im"),
    "WordFields.summary": (
        "One or two sentences, in the language of this file.",
        "summary: An attack on the town along four axes.",
    ),
    "WordFields.translated_from": (
        "The digest of the text that this was translated from; chronicle check names the one to write.",
        'translated_from: "cd7f8b88"',
    ),
    "Record.previous_ids": (
        "Ids that this record had before: its old addresses lead here.",
        "previous_ids: [old-name]",
    ),
    "Record.status": (
        "How far the record is: only what is published or retracted is on the site.",
        "status: draft",
    ),
    "Battle.kind": ("What kind of event it was.", "kind: offensive"),
    "Battle.date": (
        "When it was, in EDTF: a day, a month, a year, an interval; ~ is about, ? is uncertain.",
        "date: 2017-10-26/2017-11-03~",
    ),
    "Battle.part_of": ("The campaign that it belongs to.", "part_of: western-iraq-2017"),
    "Battle.places": (
        "Where it was: ids of places, each with its role and precision where that is needed.",
        "places: [al-qaim, {place: anbar, role: nearby}]",
    ),
    "Battle.sides": ("Who stood with whom, one item for each side.", "sides:\n  - actors: [iraqi-army]"),
    "Battle.outcome": (
        "How it ended. Left out where no source says.",
        "outcome: {result: captured, by: iraqi-army, source: reuters-2017-11-03}",
    ),
    "Battle.control": (
        "What changed hands, one row for each change; each has a source.",
        "control:\n  - {place: al-qaim, date: 2017-11-03, from: islamic-state, to: iraqi-army, source: s}",
    ),
    "Battle.figures": (
        "Who gives which number: one row for each statement, never a merged number; each has a source.",
        "figures:\n  - {measure: killed, low: 2, high: 4, said_by: iraqi-army, source: s}",
    ),
    "Battle.grade": (
        "How well it is supported that this happened; the page on methodology says what each word means.",
        "grade: fair",
    ),
    "Battle.sources": _SOURCES,
    "Battle.pictures": _PICTURES,
    "Battle.related": (
        "Other battles, and how each stands to this one.",
        "related: [{battle: abu-kamal-2017, as: followed-by}]",
    ),
    "Battle.corrections": (
        "What was corrected after publication, and when.",
        "corrections: [{date: 2026-11-23, text: {ar: …, en: …}}]",
    ),
    "Battle.ids": _RECORD_IDS,
    "Scene.place": ("The id of a place.", "place: al-qaim"),
    "Scene.role": ("What the place was to the battle.", "role: axis"),
    "Scene.precision": _PRECISION,
    "Participant.actor": ("The id of an actor.", "actor: iraqi-army"),
    "Participant.role": ("What the actor did there.", "role: air-support"),
    "Side.actors": (
        "The actors of this side.",
        "actors: [iraqi-army, {actor: cjtf-oir, role: air-support}]",
    ),
    "Side.commanders": ("Who led them: actors of kind person.", "commanders: [qasim-al-muhammadi]"),
    "Outcome.result": ("What came of it.", "result: captured"),
    "Outcome.by": ("The actors who did that.", "by: iraqi-army"),
    "Outcome.source": ("The source that says so.", "source: reuters-2017-11-03"),
    "ControlChange.place": ("The place that changed hands.", "place: al-qaim"),
    "ControlChange.date": ("When it did, in EDTF.", "date: 2017-11-03"),
    "ControlChange.from": ("The actor who held it before, where that is known.", "from: islamic-state"),
    "ControlChange.to": ("The actor who held it then, where that is known.", "to: iraqi-army"),
    "ControlChange.source": ("The source that says so. It must be there.", "source: reuters-2017-11-03"),
    "ControlChange.note": ("What else is to be said, in each language.", "note: {ar: …, en: …}"),
    "Figure.measure": ("What was counted.", "measure: killed"),
    "Figure.of": ("Whose they were: the actor that was counted.", "of: islamic-state"),
    "Figure.value": ("The number, where one number is given.", "value: 1500"),
    "Figure.low": ("The lowest number of a range.", "low: 2"),
    "Figure.best": ("The number of a range that is held to be the likeliest.", "best: 3"),
    "Figure.high": ("The highest number of a range.", "high: 5"),
    "Figure.approximate": ("Whether the number is a round one: about that many.", "approximate: true"),
    "Figure.aggregate": (
        "Whether the number covers others that stand here as well, so that it must not be added to them.",
        "aggregate: true",
    ),
    "Figure.at": ("The place that it was counted for, where that is not the whole battle.", "at: al-qaim"),
    "Figure.date": ("The time that it was counted for, in EDTF.", "date: 2017-11-03"),
    "Figure.said_by": ("The actor who gives the number.", "said_by: cjtf-oir"),
    "Figure.source": ("The source that holds it. It must be there.", "source: reuters-2017-11-03"),
    "Figure.events": ("The rows of a dataset that it is the sum of.", "events: [247231, 247235]"),
    "Figure.note": ("What else is to be said, in each language.", "note: {ar: …, en: …}"),
    "RelatedBattle.battle": ("The id of another battle.", "battle: abu-kamal-2017"),
    "RelatedBattle.as": ("How that battle stands to this one.", "as: followed-by"),
    "Correction.date": ("When it was corrected.", "date: 2026-11-23"),
    "Correction.text": ("What was corrected, in each language.", "text: {ar: …, en: …}"),
    "Place.names": _NAMES,
    "Place.aliases": _ALIASES,
    "Place.kind": ("What kind of place it is.", "kind: town"),
    "Place.within": ("The place that it lies in.", "within: anbar"),
    "Place.coordinates": ("Where it lies, in degrees, latitude first.", "coordinates: [34.37, 41.05]"),
    "Place.precision": _PRECISION,
    "Place.ids": _RECORD_IDS,
    "Place.sources": _SOURCES,
    "Place.pictures": _PICTURES,
    "Actor.names": _NAMES,
    "Actor.short": ("A short name, in each language.", "short: {ar: داعش, en: ISIS}"),
    "Actor.aliases": _ALIASES,
    "Actor.kind": ("What kind of actor it is.", "kind: armed-force"),
    "Actor.part_of": (
        "The actors that it belongs to, with the time where that is known.",
        "part_of: [iraqi-government, {actor: pmf, from: 2014, to: 2017}]",
    ),
    "Actor.active": ("When it existed or acted, in EDTF.", "active: 1999/2019"),
    "Actor.office": (
        "A person's office, in each language.",
        "office: {ar: قائد العمليات, en: Commander}",
    ),
    "Actor.ids": _RECORD_IDS,
    "Actor.sources": _SOURCES,
    "Actor.pictures": _PICTURES,
    "Membership.actor": ("The id of the actor that it belongs to.", "actor: iraqi-government"),
    "Membership.from": ("Since when, in EDTF.", "from: 2014-06"),
    "Membership.to": ("Until when, in EDTF.", "to: 2017"),
    "Campaign.date": ("When it was, in EDTF; its battles lie within.", "date: 2017-09/2017-11"),
    "Campaign.part_of": ("The greater campaign that it belongs to.", "part_of: iraq-2017"),
    "Campaign.sources": _SOURCES,
    "Campaign.pictures": _PICTURES,
    "Source.publisher": (
        "Who published it: one name, or one in each language.",
        "publisher: {ar: رويترز, en: Reuters}",
    ),
    "Source.title": ("The title as printed, in its own language.", "title: Iraqi forces attack al-Qaim"),
    "Source.language": ("The language of the source, as a BCP 47 code.", "language: en"),
    "Source.date": ("When it was published, in EDTF.", "date: 2017-10-27"),
    "Source.url": ("Where it stands.", "url: https://news.example.org/1"),
    "Source.archive": ("Where a lasting copy of it stands.", "archive: https://archive.example.org/1"),
    "Source.kind": ("What kind of source it is.", "kind: press"),
    "Source.authors": ("Who wrote it.", "authors: [A. Writer]"),
    "Source.ids": ("Its ids elsewhere, such as a DOI.", "ids: {doi: 10.1177/0022343313484347}"),
    "Source.note": ("What a reader should know of it, in each language.", "note: {ar: …, en: …}"),
    "Page.featured": (
        "On the page home alone: the battles that stand first there.",
        "featured: [al-qaim-2017]",
    ),
    "Picture.alt": (
        "What is seen, for those who do not see it, in every language.",
        "alt: {ar: جسر فوق النهر, en: A bridge over the river}",
    ),
    "Picture.caption": (
        "What the picture means, in every language.",
        "caption: {ar: الجسر صباح ذلك اليوم., en: The bridge that morning.}",
    ),
    "Picture.credit": ("Who made it: one name, or one in each language.", "credit: Example News"),
    "Picture.licence": (
        "Under what terms it is shown.",
        "licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}",
    ),
    "Picture.source": ("The source that it comes from.", "source: reuters-2017-11-03"),
    "Picture.date": ("When it was taken, in EDTF.", "date: 2017-11-03"),
    "Picture.graphic": (
        "Whether it shows what not everybody wants to see: it then stands behind its warning.",
        "graphic: true",
    ),
    "Picture.warning": (
        "What a graphic picture shows, in words, in every language.",
        "warning: {ar: …, en: …}",
    ),
    "PictureLicence.name": ("The licence's name.", "name: CC BY 4.0"),
    "PictureLicence.url": ("Where its terms stand.", "url: https://creativecommons.org/licenses/by/4.0/"),
}
