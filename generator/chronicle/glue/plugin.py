"""The MkDocs plugin. Each hook is a few lines that call the rooms below."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from filelock import BaseFileLock
from jinja2 import Environment, StrictUndefined, Undefined
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from chronicle.checks import check_levels
from chronicle.glue.building import Build, StalePage, open_ledger
from chronicle.glue.isolation import isolate
from chronicle.glue.markdown import ProseRenderer
from chronicle.glue.opening import ContentReader, open_build, open_site
from chronicle.glue.pages import ChroniclePage, is_kept, make_asset_files, make_files
from chronicle.glue.preview import Preview, Showing
from chronicle.glue.printing import Printer
from chronicle.glue.production import Press, make_edited_pages, make_pages, write_all_data
from chronicle.glue.project import (
    find_custom_folders,
    find_root,
    fingerprint_project,
    set_theme,
)
from chronicle.glue.rendering import find_arabic, find_material_style, render_beside
from chronicle.glue.telling import tell
from chronicle.glue.theme import read_assets
from chronicle.glue.times import Times
from chronicle.memory import (
    Content,
    Staging,
    fingerprint,
    hold,
    recover_site,
)
from chronicle.model import Settings
from chronicle.output.cards import can_draw, find_card
from chronicle.output.prose import Prose
from chronicle.output.site import Site
from chronicle.problems import Problems
from chronicle.processes import work_aside
from chronicle.reading import (
    SHOWN,
    PictureFile,
    find_theme,
    read_plugin,
)

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.chronicle")


class ChroniclePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Builds a chronicle with MkDocs."""

    def __init__(self) -> None:
        self.options: dict[str, Any] = {}
        self.build: Build | None = None
        self.showing = Showing()
        self._reader = ContentReader()
        self._pictures: tuple[PictureFile, ...] = ()
        self._renderer = ProseRenderer()
        self._env: Environment | None = None
        self._printer: Printer | None = None
        self._is_serving = self._is_lazy = False
        self._style = ""  # the path of Material's stylesheet
        self._content = ""  # the folder of the content, while MkDocs is shown another
        self._lock: BaseFileLock | None = None
        self.times = Times()
        self.takes_over = True  # what is current from the last build

    @property
    def is_previewed(self) -> bool:
        """Whether the last build was one of a preview, which another can go on from."""
        return self._is_lazy and self.build is not None and self.showing.preview is not None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Keep the options: they are read by the same code that `chronicle check` uses."""
        self.options = dict(options or {})
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Know the command. Having this hook makes MkDocs keep one plugin through all rebuilds of serve."""
        self._is_serving = command == "serve"
        self.showing = Showing(drafts=self._is_serving)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the chronicle, and open a build beside the published site."""
        self.build, ledger_file = None, self._ledger_file(config)
        self._hold(ledger_file)
        recover_site(Path(config.site_dir).resolve())
        set_theme(config)
        is_alone = all(plugin is self for plugin in config.plugins.values())
        self._is_lazy = self.showing.is_lazy and is_alone
        with self.times.measure("the last build's ledger"):
            ledger = open_ledger(
                ledger_file,
                (find_theme(), *find_custom_folders(config)),
                fingerprint_project(config),
                takes_over=is_alone and self.takes_over,
            )
        # While the content is read, another processor looks at the site. A preview has none.
        is_there = ledger.pages and not self._is_lazy
        is_whole = partial(ledger.is_whole, Path(config.site_dir).resolve())
        find_out = work_aside(is_whole) if is_there else bool
        settings = self._read_settings(config)
        content, history = self._read(config, settings), self._reader.read_history(config, settings)
        self.build = open_build(
            content, history, settings, config, ledger, ledger_file, self.times, stands=find_out
        )
        self.build.is_alone = is_alone
        _warn_of_no_cards(self.build.site)
        if self._is_lazy:
            self._reader.start_preview(content, settings, self.build.site.editions[0].facts)
        self._renderer.runs.arabic = find_arabic(self.build.site)
        config.site_dir = str(self.build.staging.folder)
        if is_alone:  # MkDocs would look at every file of the content, and publishes none of them
            self._content, config.docs_dir = config.docs_dir, config.site_dir
        return config

    def refresh(self, config: MkDocsConfig) -> None:
        """Show what was saved since a preview was built with these settings: theme and styles are there."""
        assert self.build is not None
        assert self._env is not None
        folder, settings = self.build.staging.site, self._read_settings(config)
        content = self._read(config, settings)
        facts = self._reader.find_facts(content, settings)
        history = self._reader.read_history(config, settings)
        site = open_site(facts, content, settings, history, config, self.times)
        self._renderer.runs.arabic = find_arabic(site)
        build = replace(self.build, site=site, staging=Staging(folder, folder))
        self._stop_on_errors(build.make_pictures(self._pictures), config)
        self.build = build
        self.showing.preview = self._preview(build, self._env)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Write the pictures, and hand MkDocs the stale pages and the styles, and nothing else."""
        assert self.build is not None
        with self.times.measure("pictures"):
            self._stop_on_errors(self.build.make_pictures(self._pictures), config)
        if not self.build.is_alone:
            self.build.plan()
        pages = make_files(self.build.stale, config, self._render)
        self._style = find_material_style(files)
        if self.build.edited is not None:  # all of them are there
            return Files([])
        assets = make_asset_files(read_assets().folder, config)
        return Files([*pages, *assets, *filter(is_kept, files)])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Strict about names: a template that asks for what a view has not is a fault."""
        env.trim_blocks = env.lstrip_blocks = True
        env.autoescape, env.undefined = _is_ours, StrictUndefined
        arabic = find_arabic(self.build.site) if self.build else ""
        env.filters["isolate"] = partial(isolate, arabic=arabic)
        env.globals["material_style"] = self._style
        env.globals["assets"] = read_assets()
        self._env = env
        if self.build is not None:
            self._printer = Printer(self.build.site, env, self.build.keep_templates())
        return env

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """A page of ours is printed here, with its text as other plugins may have changed it.

        Pages that others add have templates of Material's, which ask for names that nobody gave.
        """
        assert self._env is not None
        assert self._printer is not None
        if not isinstance(page, ChroniclePage):
            self._env.undefined = Undefined
            return context
        self._env.undefined = StrictUndefined
        printed = self._printer.print(page.template, page.view, page.content or "")
        return cast("TemplateContext", {"printed": Markup(printed)})

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the files beside the pages, and publish, after other plugins have written theirs."""
        assert self.build is not None
        assert self._env is not None
        if self._is_lazy:
            preview = self._preview(self.build, self._env)
            self.build.staging.publish()
            self.showing.preview = preview
        elif self.build.edited is not None:
            self._amend(self.build, config)
        else:
            self._publish(self.build, self._env, config)
        config.site_dir, config.docs_dir = str(self.build.staging.site), self._content or config.docs_dir
        self._let_go()

    def _publish(self, build: Build, env: Environment, config: MkDocsConfig) -> None:
        """Make all that is not as it was, and put the new site in the place of the old one."""
        if build.is_alone:
            with self.times.measure("pages"):
                make_pages(build, self._press, self.times)
        self._write_beside(build, env)
        _stop_on_warnings(config)
        with self.times.measure("ledger and exchange"):
            build.finish()
        _tell_done(build)

    def _amend(self, build: Build, config: MkDocsConfig) -> None:
        """Make the pages of edited texts, and put them into the published site."""
        with self.times.measure("pages"):
            make_edited_pages(build, self._press, self.times)
        if build.edited:
            with self.times.measure("search"):
                build.write_search()
        _stop_on_warnings(config)
        with self.times.measure("ledger and exchange"):
            build.finish()
        _tell_done(build)

    def on_build_error(self, *, error: Exception) -> None:
        """Drop what was built so far; the published site is untouched."""
        if self.build is not None:
            self.build.staging.discard()
        self._let_go()

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Keep the last good pages while a fault in the content is being mended, and show it over them."""
        from chronicle.glue.server import PreviewServer, take_over

        if isinstance(server, PreviewServer):
            return server
        return take_over(server, self.showing)

    def _write_beside(self, build: Build, env: Environment) -> None:
        with self.times.measure("files beside the pages"):
            for file, text in render_beside(build.site, build.paths, env):
                build.staging.write(file, text)
            if not build.is_alone:
                write_all_data(build)
        with self.times.measure("search"):
            build.write_search()

    @property
    def _press(self) -> Press:
        assert self._printer is not None
        return Press(self._printer, self._renderer)

    def _preview(self, build: Build, env: Environment) -> Preview:
        return Preview(build.site, env, self._press, build.keep_texts())

    def _render(self, page: StalePage) -> str:
        prose = getattr(page.view, "prose", Prose())
        return self._renderer.render(prose) if prose.markdown else ""

    def _read_settings(self, config: MkDocsConfig) -> Settings:
        problems, file = Problems(), Path(config.config_file_path or "mkdocs.yml")
        shown = {name: config[name] for name in SHOWN}
        settings, origin = read_plugin(file, self.options, config.theme.name, shown, problems)
        if settings is not None:
            check_levels(settings.rules, origin, problems)
        if not config.site_url:
            log.warning("site_url is not set in mkdocs.yml: there will be no sitemap, and no address to cite")
        self._stop_on_errors(problems, config)
        assert settings is not None
        if settings.cards and not can_draw():
            log.warning("there will be no cards: Pillow has no Raqm here, which shapes Arabic")
        if settings.security and settings.security.expires <= datetime.now(UTC).date():
            log.warning("security.txt expires on %s: readers will not trust it", settings.security.expires)
        cards = settings.cards and can_draw() and not self._is_serving
        return settings.replace(drafts=settings.drafts or self.showing.drafts, cards=cards)

    def _stop_on_errors(self, problems: Problems, config: MkDocsConfig) -> None:
        """Tell every problem; an error ends the build before anything is published."""
        self.showing.found += tell(problems, find_root(config))
        if problems.has_errors:
            raise Abort("nothing was built; the published site is as it was")

    def _ledger_file(self, config: MkDocsConfig) -> Path:
        """One ledger for each folder that is published to; serve has a new folder every time."""
        name = "serve" if self._is_serving else fingerprint(str(Path(config.site_dir).resolve()))[:12]
        return find_root(config) / ".cache" / "chronicle" / f"ledger-{name}.json"

    def _read(self, config: MkDocsConfig, settings: Settings) -> Content:
        """The content, after its problems were told. An error ends the build."""
        content = self._reader.read(
            config, settings, self.times, lambda problems: self._stop_on_errors(problems, config)
        )
        self._pictures = content.looked.pictures
        return content

    def _hold(self, ledger_file: Path) -> None:
        """Wait until no other build of this site runs. A preview has a folder of its own."""
        self._let_go()
        if not self._is_serving:
            said = "another build of this site is running; this one waits for it"
            self._lock = hold(ledger_file.with_suffix(".lock"), lambda: log.info(said))

    def _let_go(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _stop_on_warnings(config: MkDocsConfig) -> None:
    """With `--strict` a warning is an error; MkDocs itself asks only after the site was published."""
    counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
    if config.strict and any(counter.get_counts() for counter in counters):
        raise Abort("nothing was published: there were warnings, and the build is strict")


def _warn_of_no_cards(site: Site) -> None:
    for edition in site.editions if site.has_cards else ():
        if not find_card(None, edition, site):
            lacking = "the faces lack a sign of the chronicle's title or description"
            log.warning("there will be no cards in %s: %s", edition.code, lacking)


def _tell_done(build: Build) -> None:
    made, current = (sum(f.endswith(".html") for f in files) for files in (build.written, build.current))
    log.info("%d pages written, %d as they were, in %s", made, current, build.staging.site)


def _is_ours(template: str | None) -> bool:
    return template is None or template.startswith("chronicle/")
