"""The literal list of all rules, and what each asks of a chronicle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chronicle.checks import addresses, events, evidence, featured, markup, pictures, references, slips, words
from chronicle.checks.case import Case
from chronicle.problems import Severity
from chronicle.reading.faults import FAULTS, UNTIDY
from chronicle.reading.faulty_values import find_nearest


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule is named after its fault; so are its function and its test."""

    check: Callable[[Case], None]
    sentence: str
    severity: Severity = Severity.ERROR
    # Whether it looks at the words of texts, one record at a time. All others look at what a front matter
    # says, and a text links, cites and shows.
    of_words: bool = False

    @property
    def code(self) -> str:
        """The rule's name, as problems show it."""
        return self.check.__name__.replace("_", "-")


_WARNING, _NOTE = Severity.WARNING, Severity.NOTE

RULES: tuple[Rule, ...] = (
    Rule(references.unknown_place, "An id of a place names a place."),
    Rule(references.unknown_actor, "An id of an actor, as in of and said_by, names an actor."),
    Rule(references.unknown_campaign, "An id of a campaign names a campaign."),
    Rule(references.unknown_source, "An id of a source, and a citation in a text, names a source."),
    Rule(references.unknown_battle, "An id of a battle names a battle."),
    Rule(references.unknown_link, "A link in a text names a place, actor, campaign, battle or page."),
    Rule(
        slips.nearly_a_citation, "What looks like a citation is one: [@id], one source each.", of_words=True
    ),
    Rule(
        slips.nearly_a_link,
        "What looks like a link to a record is one: [[id]] or [[id|words]].",
        of_words=True,
    ),
    Rule(slips.link_to_a_file, "A text links records by id, not files.", of_words=True),
    Rule(slips.merge_conflict, "A text holds no marks of an unfinished merge.", of_words=True),
    Rule(
        references.ambiguous_link,
        "A link in a text names one record; where kinds share an id, it names the kind.",
    ),
    Rule(references.reused_id, "An id that a record had before is not given to another."),
    Rule(references.reserved_id, "A page's id is not a word that the site's own addresses start with."),
    Rule(references.unpublished_reference, "A published record names only published ones."),
    Rule(references.commander_not_a_person, "A commander is an actor of kind person."),
    Rule(references.actor_on_two_sides, "An actor stands on one side of a battle.", _WARNING),
    Rule(
        words.missing_first_language,
        "Every record has its name or title, and its text, in the first language.",
    ),
    Rule(
        words.unfinished_draft,
        "Before it is published a draft has its words in the first language.",
        _WARNING,
    ),
    Rule(words.missing_translation, "Names and texts exist in every language.", _WARNING),
    Rule(words.stale_translation, "A translation is of the text as it stands now.", _WARNING, of_words=True),
    Rule(
        words.unstamped_translation,
        "A translation says which text it was made from.",
        _WARNING,
        of_words=True,
    ),
    Rule(words.untitled_translation, "The translation of a battle, campaign or page has a title."),
    Rule(addresses.unsafe_address, "A link in a text leads to http, https or mailto.", of_words=True),
    Rule(
        addresses.remote_picture,
        "A picture comes from this site: another host would learn who reads.",
        of_words=True,
    ),
    Rule(
        addresses.picture_by_address,
        "A text shows a picture as ![[id]], never by its file: its words and credit come with it.",
        of_words=True,
    ),
    Rule(
        markup.html_taken_away,
        "HTML in a text is plain: what runs, asks another host or paints is taken out of the page.",
        _WARNING,
        of_words=True,
    ),
    Rule(
        pictures.nearly_a_picture,
        "What looks like a picture is one: ![[id]] alone on its line.",
        of_words=True,
    ),
    Rule(references.unknown_picture, "An id of a picture names a picture."),
    Rule(
        pictures.undescribed_picture,
        "Beside each picture lies a file of its facts, under the same name with .md.",
    ),
    Rule(pictures.missing_picture, "Beside each file of a picture's facts lies the picture."),
    Rule(pictures.missing_alt, "A picture's alt text is in every language."),
    Rule(
        pictures.graphic_without_warning,
        "A graphic picture stands behind a warning, which says in every language what is seen.",
    ),
    Rule(pictures.warning_without_graphic, "A picture with a warning is marked as graphic."),
    Rule(pictures.unused_picture, "A picture is shown by a record.", _WARNING),
    Rule(
        words.wrong_script,
        "Arabic words are in Arabic script, words of other languages in theirs.",
        of_words=True,
    ),
    Rule(words.title_not_in_its_language, "A source's title is in the language that it names.", _WARNING),
    Rule(events.battle_outside_campaign, "A battle can lie within the dates of its campaign."),
    Rule(events.campaign_outside_campaign, "A campaign can lie within the dates of the one it is part of."),
    Rule(events.end_before_start, "What has a start and an end starts first."),
    Rule(events.impossible_range, "Low is not above best, nor best above high."),
    Rule(events.figure_without_number, "A figure has a value, or a range of low, best and high."),
    Rule(events.value_with_range, "A figure with a value has no range."),
    Rule(events.figure_without_source, "Every figure has a source."),
    Rule(events.control_without_source, "Every change of control has a source."),
    Rule(events.coordinates_outside_parent, "A place's point can lie in the place it is within."),
    Rule(events.loop, "Nothing lies within itself or is part of itself, however long the way."),
    Rule(events.related_to_itself, "A battle is related to others."),
    Rule(featured.featured_twice, "A battle is featured once."),
    Rule(featured.featured_outside_home, "Only the page home has featured battles."),
    Rule(
        evidence.grade_beyond_sources,
        "A grade promises no more publishers than a battle cites: two for confirmed and contested, "
        "one for fair and weak.",
        _WARNING,
    ),
    Rule(
        evidence.sources_before_battle,
        "A battle has a source that is not more than a year older than it is.",
        _WARNING,
    ),
    Rule(evidence.shared_alias, "A name or alias belongs to one place, or to one that lies in it.", _WARNING),
    Rule(evidence.orphan, "A place, actor, campaign or source is named by another record.", _NOTE),
    Rule(evidence.figure_with_one_source, "A figure is given by more than one source.", _NOTE),
    Rule(evidence.source_without_archive, "A source on the web has an archived copy.", _NOTE),
)


def list_codes() -> dict[str, Severity]:
    """Every code that a problem can have, and how grave it is unless mkdocs.yml says otherwise."""
    of_values = {code: Severity.NOTE if code in UNTIDY else Severity.ERROR for code in FAULTS}
    return dict(sorted((of_values | {rule.code: rule.severity for rule in RULES}).items()))


def find_near_code(code: str) -> str:
    """The code most like a wrong one, or an empty text."""
    return find_nearest(code, list(list_codes()))


def find_explanation(code: str) -> str | None:
    """What is asked under this name, of records, of single values, or of both."""
    of_records = (rule.sentence for rule in RULES if rule.code == code)
    of_values = (sentence for name, sentence in FAULTS.items() if name == code)
    return " ".join([*of_records, *of_values]) or None
