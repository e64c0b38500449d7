"""The closed lists of the content model: every kind, role, measure and grade an editor may write."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of record. The value is the word in links; `folder` is where files and pages live.

    A picture lies in media/ and has no page: it is shown on those of the records that name it.
    """

    BATTLE = "battle"
    PLACE = "place"
    ACTOR = "actor"
    CAMPAIGN = "campaign"
    SOURCE = "source"
    PAGE = "page"
    PICTURE = "picture"

    __hash__ = str.__hash__  # an enum's own is Python's, and a thousand lookups a page show it

    @property
    def folder(self) -> str:
        """The folder under content/, and the first step of the address."""
        return "media" if self is Kind.PICTURE else f"{self.value}s"

    @property
    def has_pages(self) -> bool:
        """Whether each record of the kind has a page of its own."""
        return self is not Kind.PICTURE

    @property
    def is_titled(self) -> bool:
        """Whether title and summary are words of each language. A source's title is a fact, as printed."""
        return self in (Kind.BATTLE, Kind.CAMPAIGN, Kind.PAGE)


# The first steps of addresses, which an ordinary page cannot have as its id.
RESERVED = frozenset(
    {
        *(kind.folder for kind in Kind if kind.has_pages),
        *(
            "timeline",
            "map",
            "kinds",
            "lists",
            "days",
            "search",
            "glossary",
            "translations",
            "data",
            "corrections",
            "explorer",
            "assets",
        ),
    }
)


class BattleKind(StrEnum):
    BATTLE = "battle"
    SIEGE = "siege"
    OFFENSIVE = "offensive"
    RAID = "raid"
    ATTACK = "attack"
    AIR_STRIKE = "air-strike"
    SHELLING = "shelling"
    BOMBING = "bombing"
    MASSACRE = "massacre"
    WITHDRAWAL = "withdrawal"
    HANDOVER = "handover"
    CEASEFIRE = "ceasefire"
    STATEMENT = "statement"


class PlaceRole(StrEnum):
    SCENE = "scene"
    AXIS = "axis"
    NEARBY = "nearby"
    CROSSING = "crossing"


class PlacePrecision(StrEnum):
    """How closely the place of an event is known, from the finest."""

    EXACT = "exact"
    NEAR = "near"
    TOWN = "town"
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    AREA = "area"
    COUNTRY = "country"


class ActorRole(StrEnum):
    COMBATANT = "combatant"
    AIR_SUPPORT = "air-support"
    FIRE_SUPPORT = "fire-support"
    ADVISERS = "advisers"
    SUPPORT = "support"


class Result(StrEnum):
    CAPTURED = "captured"
    HELD = "held"
    WITHDRAWN = "withdrawn"
    INCONCLUSIVE = "inconclusive"
    ONGOING = "ongoing"


class Measure(StrEnum):
    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    FIGHTERS = "fighters"
    AIR_STRIKES = "air-strikes"


class Grade(StrEnum):
    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class Relation(StrEnum):
    FOLLOWED_BY = "followed-by"
    PRECEDED_BY = "preceded-by"
    PART_OF = "part-of"
    SAME_OPERATION = "same-operation"
    RESPONSE_TO = "response-to"


class Status(StrEnum):
    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    RETRACTED = "retracted"


class PlaceKind(StrEnum):
    COUNTRY = "country"
    GOVERNORATE = "governorate"
    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    CROSSING = "crossing"
    FACILITY = "facility"
    RIVER = "river"
    AREA = "area"


class ActorKind(StrEnum):
    STATE = "state"
    ARMED_FORCE = "armed-force"
    POLICE = "police"
    MILITIA = "militia"
    ARMED_GROUP = "armed-group"
    COALITION = "coalition"
    POLITICAL = "political"
    PERSON = "person"
    CIVILIANS = "civilians"
    MONITOR = "monitor"


class SourceKind(StrEnum):
    PRESS = "press"
    AGENCY = "agency"
    STATEMENT = "statement"
    DATASET = "dataset"
    REPORT = "report"
    BOOK = "book"
    VIDEO = "video"
