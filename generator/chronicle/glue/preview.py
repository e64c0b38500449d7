"""The pages of a site, each made when somebody asks for it: no save waits for pages that nobody reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock

from jinja2 import Environment

from chronicle.glue.building import drop_old
from chronicle.glue.production import Press
from chronicle.glue.rendering import render_beside, render_data
from chronicle.glue.telling import Found
from chronicle.memory import KeptTexts
from chronicle.output.data import plan_data
from chronicle.output.feeds import FEED_FILES, plan_feeds
from chronicle.output.file_plan import FilePlan
from chronicle.output.pages import PagePlan, plan_pages, plan_record_at
from chronicle.output.routes import file_of
from chronicle.output.script_data import DataFile
from chronicle.output.search import render_search
from chronicle.output.site import Site

# Previews come one after the other and have one renderer, which can do one thing at a time.
_LOCK = Lock()


class Preview:
    """A checked chronicle, as pages on request. It answers one request at a time."""

    def __init__(self, site: Site, env: Environment, press: Press, kept: KeptTexts) -> None:
        self._site, self._env, self._press, self._kept = site, env, press, kept
        self._pages: dict[str, PagePlan] = {}
        self._data: dict[str, FilePlan] = {}
        self._search: dict[str, DataFile] | None = None
        self._beside: dict[str, str] = {}
        self._rest = self._render_beside()

    def find(self, file: str) -> bytes | None:
        """A file of the site by its path; None where there is none. Faults of a template are raised."""
        with _LOCK:
            record = plan_record_at(file.removesuffix("index.html"), self._site)
            if plan := record or self._plan_all().get(file):
                return self._render(plan).encode()
            if data := self._find_data(file):
                return data.make()
            is_of_search = self._site.has_search and file.startswith("search/")
            found = self._find_search(file) if is_of_search else None
            found = self._find_beside(file) if found is None else found
            return None if found is None else found.encode()

    def _plan_all(self) -> dict[str, PagePlan]:
        self._pages = self._pages or {file_of(plan.path): plan for plan in plan_pages(self._site)}
        return self._pages

    def _find_data(self, file: str) -> FilePlan | None:
        """A file of the open data, or a feed."""
        if not file.startswith("data/") and not file.endswith(FEED_FILES):
            return None
        self._data = self._data or {
            plan.file: plan for plan in (*plan_data(self._site), *plan_feeds(self._site))
        }
        return self._data.get(file)

    def _render(self, plan: PagePlan) -> str:
        return self._press.print(plan.template, plan.make_view())

    def _find_search(self, file: str) -> str | None:
        """A file of the index, which is worked out when the first one is asked for."""
        if self._search is None:
            self._search = {one.path: one for one in render_search(self._site.editions, self._kept.recall)}
            drop_old(self._kept)
        found = self._search.get(file)
        return found.make() if found else None

    def _find_beside(self, file: str) -> str | None:
        """A file beside the pages. They are made in their order until this one has come."""
        for name, text in self._rest if file not in self._beside else ():
            self._beside[name] = text
            if name == file:
                break
        return self._beside.get(file)

    def _render_beside(self) -> Iterator[tuple[str, str]]:
        paths = [file.removesuffix("index.html") for file in self._plan_all()]
        for edition in self._site.editions:
            yield from render_data(edition, self._site)
        yield from render_beside(self._site, paths, self._env)


@dataclass(slots=True)
class Showing:
    """What the plugin and the server of a preview share."""

    is_lazy: bool = False  # pages are made on request, not written
    drafts: bool = False
    preview: Preview | None = None
    found: tuple[Found, ...] = field(default=())
