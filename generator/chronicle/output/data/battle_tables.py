"""The tables of battles, and of what stands in battles: places, sides, control, figures."""

from __future__ import annotations

from chronicle.model import (
    ActorRole,
    BattleKind,
    Grade,
    Measure,
    PlaceRole,
    Relation,
    Result,
)
from chronicle.output.data.battle_rows import (
    COMMANDER,
    list_battles,
    list_control,
    list_corrections,
    list_figures,
    list_participants,
    list_related,
    list_scenes,
)
from chronicle.output.data.cells import (
    ADDRESS,
    DATE,
    IDS,
    NOTE,
    POINT,
    PRECISION,
    SOURCE,
    SOURCES,
    STATUS,
    vocabulary,
)
from chronicle.output.data.columns import Column, Table, Type, in_languages, sentence

_BATTLE = Column("battle", "The id of the battle.", hxl="#event+id", leads_to="battles", is_needed=True)
BATTLE_TABLES: tuple[Table, ...] = (
    Table(
        "battles",
        sentence("All battles, in order of time."),
        (
            Column("id", "The battle's id, which never changes.", hxl="#event+id", is_needed=True),
            in_languages("title", "The title.", "#event+name"),
            in_languages("summary", "The summary.", "#description"),
            Column(
                "kind",
                "The kind of battle.",
                hxl="#event+type",
                one_of=vocabulary(BattleKind),
                is_needed=True,
            ),
            *DATE,
            Column(
                "campaign",
                "The id of the campaign that it is part of.",
                hxl="#event+campaign",
                leads_to="campaigns",
            ),
            Column(
                "places",
                "The ids of its places.",
                hxl="#loc+id",
                leads_to="places",
                has_several=True,
                is_needed=True,
            ),
            Column(
                "actors",
                "The ids of all actors on its sides, commanders last.",
                hxl="#org+id",
                leads_to="actors",
                has_several=True,
            ),
            Column(
                "point_of",
                "The id of the place whose point it is: the first where it was fought that has one.",
                hxl="#loc+id+point",
                leads_to="places",
            ),
            *POINT,
            Column(
                "outcome", "How it ended, as a source says.", hxl="#event+outcome", one_of=vocabulary(Result)
            ),
            Column(
                "outcome_by",
                "The ids of the actors whose outcome it is.",
                hxl="#org+outcome",
                leads_to="actors",
                has_several=True,
            ),
            Column(
                "outcome_source",
                "The id of the source of the outcome.",
                hxl="#meta+source+outcome",
                leads_to="sources",
            ),
            Column(
                "grade",
                "How well the sources support it; the methodology page defines the grades.",
                hxl="#status+grade",
                one_of=vocabulary(Grade),
            ),
            STATUS,
            SOURCES,
            IDS,
            ADDRESS,
        ),
        list_battles,
        ("id",),
    ),
    Table(
        "scenes",
        sentence("The places of each battle."),
        (
            _BATTLE,
            Column("place", "The id of the place.", hxl="#loc+id", leads_to="places", is_needed=True),
            Column(
                "role",
                "What the place was to the battle.",
                hxl="#loc+role",
                one_of=vocabulary(PlaceRole),
                is_needed=True,
            ),
            PRECISION,
        ),
        list_scenes,
    ),
    Table(
        "participants",
        sentence("Who stood on which side of each battle."),
        (
            _BATTLE,
            Column(
                "side",
                "The number of the side, in the order of the entry.",
                Type.INTEGER,
                "#group+side",
                is_needed=True,
            ),
            Column("actor", "The id of the actor.", hxl="#org+id", leads_to="actors", is_needed=True),
            Column(
                "role",
                "What the actor did there.",
                hxl="#org+role",
                one_of=(*vocabulary(ActorRole), COMMANDER),
                is_needed=True,
            ),
        ),
        list_participants,
    ),
    Table(
        "control",
        sentence("Changes of control: who held a place until then, and who from then on."),
        (
            _BATTLE,
            Column("place", "The id of the place.", hxl="#loc+id", leads_to="places", is_needed=True),
            *DATE,
            Column(
                "from",
                "The id of the actor that lost it; empty where that is not known.",
                hxl="#org+from",
                leads_to="actors",
            ),
            Column(
                "to",
                "The id of the actor that gained it; empty where nobody is known to hold it.",
                hxl="#org+to",
                leads_to="actors",
            ),
            SOURCE,
            NOTE,
        ),
        list_control,
    ),
    Table(
        "figures",
        sentence("Every number as one source gives it. They are never added up here."),
        (
            _BATTLE,
            Column(
                "measure",
                "What was counted.",
                hxl="#indicator+type",
                one_of=vocabulary(Measure),
                is_needed=True,
            ),
            Column("of", "The id of the actor of whom.", hxl="#org+affected", leads_to="actors"),
            Column(
                "low", "The lowest number given; empty where none is.", Type.INTEGER, "#indicator+low+num"
            ),
            Column(
                "best",
                "The number given, or the best estimate; empty where none is.",
                Type.INTEGER,
                "#indicator+best+num",
            ),
            Column(
                "high", "The highest number given; empty where none is.", Type.INTEGER, "#indicator+high+num"
            ),
            Column(
                "is_approximate", "Whether the source says about.", Type.BOOLEAN, "#indicator+approximate"
            ),
            Column(
                "is_aggregate",
                "Whether it lies over other figures, and must never be added to them.",
                Type.BOOLEAN,
                "#indicator+aggregate",
            ),
            Column("said_by", "The id of the actor who says so.", hxl="#org+said", leads_to="actors"),
            SOURCE,
            Column(
                "place",
                "The id of the place that it is of, where it is not of the whole battle.",
                hxl="#loc+id",
                leads_to="places",
            ),
            *DATE,
            Column(
                "events",
                "The rows of a dataset that the number is the sum of.",
                hxl="#meta+events",
                has_several=True,
            ),
            NOTE,
        ),
        list_figures,
    ),
    Table(
        "related",
        sentence("Battles that entries name as related."),
        (
            _BATTLE,
            Column(
                "other",
                "The id of the other battle.",
                hxl="#event+id+other",
                leads_to="battles",
                is_needed=True,
            ),
            Column(
                "relation",
                "How the other stands to it.",
                hxl="#event+relation",
                one_of=vocabulary(Relation),
                is_needed=True,
            ),
        ),
        list_related,
    ),
    Table(
        "corrections",
        sentence("What was changed in battles after publication, those since retracted included."),
        (
            Column("battle", "The id of the battle.", hxl="#event+id", is_needed=True),
            STATUS,
            *DATE,
            in_languages("text", "What was changed.", "#description"),
        ),
        list_corrections,
    ),
)
