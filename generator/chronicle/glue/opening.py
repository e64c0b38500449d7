"""The beginning of a build: what the content holds, and how much of it has changed since the last one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from chronicle.facts import Facts, Recall, recall_from
from chronicle.glue.building import Build, make_site
from chronicle.glue.content import (
    find_edited,
    find_problems,
    mark_content,
    open_facts,
    take_facts,
    tell_versions,
    work_out_facts,
)
from chronicle.glue.editing import make_routes
from chronicle.glue.project import find_root, show_content
from chronicle.glue.times import Times
from chronicle.memory import Content, Ledger, keep_files, open_staging
from chronicle.model import Settings
from chronicle.output.site import Site
from chronicle.problems import Problems
from chronicle.reading import History, HistoryReader, Keeper, Reader

log = logging.getLogger("mkdocs.plugins.chronicle")


class ContentReader:
    """Reads the content and its history again and again."""

    def __init__(self) -> None:
        self._reader: Reader | None = None
        self._history_reader: HistoryReader | None = None
        self._told = ""  # of the history
        self._known: tuple[object, Recall] | None = None

    def read(
        self, config: MkDocsConfig, settings: Settings, times: Times, tell: Callable[[Problems], None]
    ) -> Content:
        """The content, after its problems were told."""
        keeper = keep_files(find_root(config))
        with times.measure("reading"):
            content = Content(self._find_reader(config, settings, keeper).look())
        with times.measure("checking"):
            problems = find_problems(content, settings, keeper)
        tell(problems)
        return content

    def find_facts(self, content: Content, settings: Settings) -> Facts:
        """The facts for the next preview. Those of the one before serve while only words of texts change."""
        if self._known and self._known[0] == (content.facts, settings.drafts):
            facts = take_facts(self._known[1], content, settings)
        else:
            facts = work_out_facts(content, settings)
            self._known = ((content.facts, settings.drafts), recall_from(facts))
        self._remember(content)
        return facts

    def start_preview(self, content: Content, settings: Settings, facts: Facts) -> None:
        """Have at hand what the next preview can go on from."""
        self._known = ((content.facts, settings.drafts), recall_from(facts))
        self._remember(content)

    def _remember(self, content: Content) -> None:
        assert self._reader is not None
        self._reader.remember(content.looked)

    def _find_reader(self, config: MkDocsConfig, settings: Settings, keeper: Keeper) -> Reader:
        content, shown = Path(config.docs_dir), show_content(config)
        known = self._reader
        if known is None or (known.content, known.languages) != (content, settings.codes):
            self._reader = known = Reader(content, shown, settings.codes, keeper)
        return known

    def read_history(self, config: MkDocsConfig, settings: Settings) -> History:
        """When files were last changed; where git cannot say it, the first build that sees it tells why."""
        content, names, known = Path(config.docs_dir), settings.contributors, self._history_reader
        if known is None or (known.content, known.names_authors) != (content, names):
            known = HistoryReader(content, show_content(config), names_authors=names)
            self._history_reader = known
        history = known.read()
        said = _explain_none(history)
        if said and said != self._told:
            log.warning(said)
        self._told = said
        return history


def _explain_none(history: History) -> str:
    """Why no page will say when it was last changed, and what to do; empty where git tells it."""
    if history.is_shallow:
        return (
            "this clone has no full history, so pages will not say when they were last changed; "
            "fetch it with: git fetch --unshallow (in a GitHub workflow: fetch-depth: 0)"
        )
    if history.fault:
        return (
            "git tells no history, so pages will not say when they were last changed, and there will be no "
            f"feeds: {history.fault} (`git status` in this folder says more)"
        )
    return ""


def open_build(
    content: Content,
    history: History,
    settings: Settings,
    config: MkDocsConfig,
    ledger: Ledger,
    ledger_file: Path,
    times: Times,
    *,
    stands: Callable[[], bool],
) -> Build:
    """A build that makes what has changed. `stands` says whether the site is as the last build left it.

    The folder is opened last, when no fault can leave it.
    """
    site_folder, facts = Path(config.site_dir).resolve(), None
    with times.measure("what has changed"):
        mark = mark_content(content, history)
        is_whole = stands()
        edited = find_edited(ledger, mark, content) if is_whole else None
        if edited is not None:
            facts = open_facts(content, mark, settings, ledger, ledger_file)
    facts_now = facts or work_out_facts(content, settings)
    site = open_site(facts_now, content, settings, history, config, times)
    staging = open_staging(site_folder)
    known = edited if facts else None
    return Build(site, staging, ledger, ledger_file, content=mark, stands=is_whole, edited=known)


def open_site(
    facts: Facts, content: Content, settings: Settings, history: History, config: MkDocsConfig, times: Times
) -> Site:
    """The site of some facts."""
    routes = make_routes(config, show_content(config))
    with times.measure("words"):
        versions = tell_versions(content, history)
        # A title is one line, as those of records are.
        name, description = (
            " ".join(said.split()) for said in (config.site_name, config.site_description or "")
        )
        return make_site(facts, settings, routes, history, name, description, versions)
