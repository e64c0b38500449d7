"""What a build knows of the content before it makes anything: its problems, what has changed, its facts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from chronicle.checks import select_rules
from chronicle.facts import SHOWN, Facts, Key, Recall, derive_facts, select_published
from chronicle.memory import Content, ContentMark, KeptFacts, Ledger, check_content
from chronicle.model import Chronicle, Settings, Status
from chronicle.problems import Problems
from chronicle.reading import History, Keeper, Version, make_languages


def find_problems(content: Content, settings: Settings, keeper: Keeper) -> Problems:
    """All problems of the content."""
    asked = select_rules(settings.rules, notes=False)
    found = check_content(content, make_languages(settings), asked, keeper)
    return found.set_levels(settings.rules)


def mark_content(content: Content, history: History) -> ContentMark:
    """What a site is made from: as a fact of each file that its text alone has, with the commit of its last
    change, which its page names.
    """
    commits = {shown: version.commit for shown, version in history.versions.items()}
    words = {shown: f"{words} {commits.get(shown, '')}" for shown, words in content.words.items()}
    # With a history there are feeds, and ways to them.
    facts = f"{content.facts} with versions" if commits else content.facts
    return ContentMark(facts, words)


def tell_versions(content: Content, history: History) -> Mapping[Key, Version]:
    """The last commit of each record and its translations, where it is known of all their files."""
    files: dict[Key, list[str]] = {}
    for one in content.looked.outlines if history.versions else ():
        if one.kind:
            files.setdefault((one.kind, one.id), []).append(one.shown)
    found = ((key, history.find_version(of_record)) for key, of_record in files.items())
    return {key: version for key, version in found if version is not None}


def find_edited(ledger: Ledger, mark: ContentMark, content: Content) -> frozenset[Key] | None:
    """The records of which a text has changed since the last build; None where more has."""
    if ledger.content.facts != mark.facts:
        return None
    before = ledger.content.words
    changed = {shown for shown, words in mark.words.items() if before.get(shown) != words}
    outlines = content.looked.outlines
    return frozenset((one.kind, one.id) for one in outlines if one.kind and one.shown in changed)


def keep_facts(ledger: Ledger, ledger_file: Path) -> KeptFacts:
    """The keeper of the facts of the last build of a site."""
    return KeptFacts(ledger_file.with_suffix(".facts"), ledger.environment)


def open_facts(
    content: Content, mark: ContentMark, settings: Settings, ledger: Ledger, ledger_file: Path
) -> Facts | None:
    """The facts that were kept, for records that are had when somebody looks at them; None where some are
    lost.
    """
    known = keep_facts(ledger, ledger_file).recall(mark.facts)
    if content.looked.survey is None or known is None:
        return None
    return derive_facts(_open_shown(content, settings), known)


def _open_shown(content: Content, settings: Settings) -> Chronicle:
    return content.open(Status if settings.drafts else SHOWN)


def work_out_facts(content: Content, settings: Settings) -> Facts:
    """The facts of all published records."""
    return derive_facts(select_published(content.reading.chronicle, drafts=settings.drafts))


def take_facts(recall: Recall, content: Content, settings: Settings) -> Facts:
    """The facts of a chronicle of which only words of texts are others, from what is known of them."""
    return derive_facts(_open_shown(content, settings), recall)
