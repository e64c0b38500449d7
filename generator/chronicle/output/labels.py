"""The interface's word for every value of the vocabulary. The English word is the catalogue's key.

Each is a pair of context and word, since a language may say one English word in several ways.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from chronicle.facts import Reason
from chronicle.model import (
    ActorKind,
    ActorRole,
    BattleKind,
    Grade,
    Kind,
    Measure,
    PlaceKind,
    PlacePrecision,
    PlaceRole,
    Relation,
    Result,
    SourceKind,
    Status,
)

Label = tuple[str, str]


def mark(context: str, word: str) -> Label:
    """Marks a word for the catalogues."""
    return (context, word)


_WORDS: tuple[tuple[Enum, Label], ...] = (
    (Kind.BATTLE, mark("kind of record", "Battle")),
    (Kind.PLACE, mark("kind of record", "Place")),
    (Kind.ACTOR, mark("kind of record", "Actor")),
    (Kind.CAMPAIGN, mark("kind of record", "Campaign")),
    (Kind.SOURCE, mark("kind of record", "Source")),
    (Kind.PAGE, mark("kind of record", "Page")),
    (Kind.PICTURE, mark("kind of record", "Picture")),
    (BattleKind.BATTLE, mark("kind of battle", "Battle")),
    (BattleKind.SIEGE, mark("kind of battle", "Siege")),
    (BattleKind.OFFENSIVE, mark("kind of battle", "Offensive")),
    (BattleKind.RAID, mark("kind of battle", "Raid")),
    (BattleKind.ATTACK, mark("kind of battle", "Attack")),
    (BattleKind.AIR_STRIKE, mark("kind of battle", "Air strike")),
    (BattleKind.SHELLING, mark("kind of battle", "Shelling")),
    (BattleKind.BOMBING, mark("kind of battle", "Bombing")),
    (BattleKind.MASSACRE, mark("kind of battle", "Massacre")),
    (BattleKind.WITHDRAWAL, mark("kind of battle", "Withdrawal")),
    (BattleKind.HANDOVER, mark("kind of battle", "Handover")),
    (BattleKind.CEASEFIRE, mark("kind of battle", "Ceasefire")),
    (BattleKind.STATEMENT, mark("kind of battle", "Statement")),
    (PlaceRole.SCENE, mark("role of a place", "scene")),
    (PlaceRole.AXIS, mark("role of a place", "axis of advance")),
    (PlaceRole.NEARBY, mark("role of a place", "nearby")),
    (PlaceRole.CROSSING, mark("role of a place", "crossing")),
    (PlacePrecision.EXACT, mark("precision of a place", "exact spot known")),
    (PlacePrecision.NEAR, mark("precision of a place", "near this spot")),
    (PlacePrecision.TOWN, mark("precision of a place", "somewhere in the town")),
    (PlacePrecision.DISTRICT, mark("precision of a place", "only the district is known")),
    (PlacePrecision.GOVERNORATE, mark("precision of a place", "only the governorate is known")),
    (PlacePrecision.AREA, mark("precision of a place", "a line or an area, not a spot")),
    (PlacePrecision.COUNTRY, mark("precision of a place", "only the country is known")),
    (ActorRole.COMBATANT, mark("role of an actor", "combatant")),
    (ActorRole.AIR_SUPPORT, mark("role of an actor", "air support")),
    (ActorRole.FIRE_SUPPORT, mark("role of an actor", "fire support")),
    (ActorRole.ADVISERS, mark("role of an actor", "advisers")),
    (ActorRole.SUPPORT, mark("role of an actor", "support")),
    (Result.CAPTURED, mark("outcome", "Captured")),
    (Result.HELD, mark("outcome", "Held")),
    (Result.WITHDRAWN, mark("outcome", "Withdrawal")),
    (Result.INCONCLUSIVE, mark("outcome", "Inconclusive")),
    (Result.ONGOING, mark("outcome", "Ongoing")),
    (Measure.KILLED, mark("measure", "Killed")),
    (Measure.WOUNDED, mark("measure", "Wounded")),
    (Measure.CAPTURED, mark("measure", "Taken prisoner")),
    (Measure.MISSING, mark("measure", "Missing")),
    (Measure.DISPLACED, mark("measure", "Displaced")),
    (Measure.FIGHTERS, mark("measure", "Fighters")),
    (Measure.AIR_STRIKES, mark("measure", "Air strikes")),
    (Grade.CONFIRMED, mark("grade", "Confirmed")),
    (Grade.FAIR, mark("grade", "Fair")),
    (Grade.WEAK, mark("grade", "Weak")),
    (Grade.CONTESTED, mark("grade", "Contested")),
    (Grade.DISCOUNTED, mark("grade", "Discounted")),
    (Relation.FOLLOWED_BY, mark("relation", "Followed by")),
    (Relation.PRECEDED_BY, mark("relation", "Preceded by")),
    (Relation.PART_OF, mark("relation", "Part of")),
    (Relation.SAME_OPERATION, mark("relation", "Same operation")),
    (Relation.RESPONSE_TO, mark("relation", "In response to")),
    (Status.DRAFT, mark("status", "Draft")),
    (Status.REVIEW, mark("status", "Under review")),
    (Status.PUBLISHED, mark("status", "Published")),
    (Status.RETRACTED, mark("status", "Retracted")),
    (PlaceKind.COUNTRY, mark("kind of place", "Country")),
    (PlaceKind.GOVERNORATE, mark("kind of place", "Governorate")),
    (PlaceKind.DISTRICT, mark("kind of place", "District")),
    (PlaceKind.SUBDISTRICT, mark("kind of place", "Subdistrict")),
    (PlaceKind.CITY, mark("kind of place", "City")),
    (PlaceKind.TOWN, mark("kind of place", "Town")),
    (PlaceKind.VILLAGE, mark("kind of place", "Village")),
    (PlaceKind.NEIGHBOURHOOD, mark("kind of place", "Neighbourhood")),
    (PlaceKind.CROSSING, mark("kind of place", "Crossing")),
    (PlaceKind.FACILITY, mark("kind of place", "Facility")),
    (PlaceKind.RIVER, mark("kind of place", "River")),
    (PlaceKind.AREA, mark("kind of place", "Area")),
    (ActorKind.STATE, mark("kind of actor", "State")),
    (ActorKind.ARMED_FORCE, mark("kind of actor", "Armed force")),
    (ActorKind.POLICE, mark("kind of actor", "Police")),
    (ActorKind.MILITIA, mark("kind of actor", "Militia")),
    (ActorKind.ARMED_GROUP, mark("kind of actor", "Armed group")),
    (ActorKind.COALITION, mark("kind of actor", "Coalition")),
    (ActorKind.POLITICAL, mark("kind of actor", "Political body")),
    (ActorKind.PERSON, mark("kind of actor", "Person")),
    (ActorKind.CIVILIANS, mark("kind of actor", "Civilians")),
    (ActorKind.MONITOR, mark("kind of actor", "Monitor")),
    (SourceKind.PRESS, mark("kind of source", "Press")),
    (SourceKind.AGENCY, mark("kind of source", "News agency")),
    (SourceKind.STATEMENT, mark("kind of source", "Statement")),
    (SourceKind.DATASET, mark("kind of source", "Dataset")),
    (SourceKind.REPORT, mark("kind of source", "Report")),
    (SourceKind.BOOK, mark("kind of source", "Book")),
    (SourceKind.VIDEO, mark("kind of source", "Video")),
    (Reason.AGGREGATE, mark("left out", "an aggregate that lies over other figures")),
    (Reason.COUNTED, mark("left out", "its events are counted already")),
    (Reason.SECOND, mark("left out", "a second figure for the same thing")),
    (Reason.PART, mark("left out", "part of a battle that is counted whole")),
)
# By type too: members of two lists can be the same text, as the town of a kind and of a precision.
_BY_VALUE = {(type(value), value): label for value, label in _WORDS}


def find_label(value: Enum) -> Label:
    """The label of a value. Raises KeyError for one that has no word yet."""
    return _BY_VALUE[type(value), value]


# What heads a note in a text, such as `!!! warning`, to which its author gave no title.
NOTE_TITLES: Mapping[str, Label] = {
    "note": mark("title of a note", "Note"),
    "tip": mark("title of a note", "Tip"),
    "info": mark("title of a note", "Information"),
    "warning": mark("title of a note", "Warning"),
    "danger": mark("title of a note", "Danger"),
    "quote": mark("title of a note", "Quotation"),
    "example": mark("title of a note", "Example"),
}


GRADE_MEANINGS: Mapping[Grade, Label] = {
    Grade.CONFIRMED: mark("meaning of a grade", "Two or more independent sources agree on what happened."),
    Grade.FAIR: mark("meaning of a grade", "One credible source tells it in detail."),
    Grade.WEAK: mark("meaning of a grade", "One thin source, such as a headline alone."),
    Grade.CONTESTED: mark("meaning of a grade", "Sources contradict each other on what happened."),
    Grade.DISCOUNTED: mark("meaning of a grade", "The sources at hand show the claim to be wrong."),
}
