"""MkDocs' server, which shows every open page what was saved: anew, or the problems over what stood there."""

from __future__ import annotations

import gc
import json
import logging
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from chronicle.glue.panel import Panel, make_panel, render_panel, render_waiting
from chronicle.glue.preview import Showing
from chronicle.glue.theme import read_assets
from chronicle.glue.watching import Poller, Watcher
from chronicle.output.safety import POLICY

log = logging.getLogger("mkdocs.plugins.chronicle")

# How long, in seconds, is waited for more files of one save.
_BUILD_DELAY = 0.03
# How often, in seconds, files are looked at on systems that do not tell of changes.
_POLL = 0.5
_POLICY = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'.encode()
_SCRIPT = "preview.js"
_ASKED = re.compile(r"/livereload/([0-9]+)/([0-9]+)")

Answer = Callable[..., Any]


class PreviewServer(LiveReloadServer):
    """Serves a site from its folder and from what the preview makes on request.

    A page knows the epoch of the site that it is from, and the number of the report that it shows. It asks
    for what is newer than both: a new epoch makes it load itself again, a new report is shown over it.
    """

    def __init__(self, builder: Callable[[], None], host: str, port: int, root: str, mount: str) -> None:
        super().__init__(builder, host, port, root, mount)
        self.build_delay = _BUILD_DELAY
        self.observer = Poller(_POLL)
        self.error_handler = self._find_error_page
        self.showing = Showing()
        self.is_built = False
        self.on_first_build: Callable[[], object] = lambda: None
        self._watcher = Watcher(self._hear)
        self._report = self._reports = 0
        self._panel: Panel | None = None

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """As MkDocs does, but with ears: most systems tell of a change at once."""
        path = str(Path(path).absolute())
        if path not in self._watched_paths:
            self._watched_paths[path] = 0
            self._watch_refs[path] = self.observer.schedule(self._watcher, path, recursive=recursive)
            if Path(path).is_dir():
                self._watcher.watch(Path(path))
        self._watched_paths[path] += 1

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Listen, and serve until interrupted."""
        self._watcher.start()
        super().serve(open_in_browser=open_in_browser)  # type: ignore[no-untyped-call]

    def shutdown(self, wait: bool = False) -> None:
        """Listen and serve no more."""
        self._watcher.stop()
        super().shutdown(wait)

    def _hear(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def build_first(self) -> None:
        """Say that nothing is built yet: requests wait until the first build has ended."""
        self._wanted_epoch = self._visible_epoch + 1

    def _build_loop(self) -> None:
        if self._wanted_epoch != self._visible_epoch:
            self._rebuild()
            self.on_first_build()
            # What was read stays: to look through it for waste after every save takes long.
            gc.collect()
            gc.freeze()
        while self._wait_for_change():
            self._rebuild()

    def _wait_for_change(self) -> bool:
        """Whether a file has changed; False when the server is to stop."""
        with self._rebuild_cond:
            # On Windows a wait without an end cannot be interrupted.
            while not self._rebuild_cond.wait_for(lambda: self._want_rebuild or self._shutdown, 0.25):
                pass
            if self._shutdown:
                return False
            while self._rebuild_cond.wait(self.build_delay):
                pass
            self._wanted_epoch = max(round(time.monotonic() * 1000), self._visible_epoch + 1)
            self._want_rebuild = False
        return True

    def _rebuild(self) -> None:
        """Build, and tell every open page what came of it. No fault ends the server."""
        self.showing.found = ()
        start = time.perf_counter()
        fault = find_fault(self.builder)
        if not fault:
            log.info("the pages are up to date (%.2f seconds)", time.perf_counter() - start)
        self.is_built = self.is_built or not fault
        with self._epoch_cond:
            self._set_panel(make_panel(self.showing.found, fault))
            if fault:
                self._wanted_epoch = self._visible_epoch
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def _set_panel(self, panel: Panel | None) -> None:
        """Another list has another number, never used before; none has nought."""
        if panel != self._panel:
            self._reports += 1
        self._panel, self._report = panel, self._reports if panel else 0

    def show(self, showing: Showing) -> None:
        """Serve a site that is built already."""
        self.showing, self.is_built = showing, True
        self._set_panel(make_panel(showing.found, ""))

    def _serve_request(self, environ: dict[str, Any], start_response: Answer) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if asked := _ASKED.fullmatch(path):
            return self._tell(int(asked[1]), int(asked[2]), start_response)
        if path == f"/livereload/{_SCRIPT}":
            script = read_assets().folder / read_assets().names[_SCRIPT]
            return _answer(script.read_bytes(), "text/javascript", start_response)
        answered = super()._serve_request(environ, start_response)  # a redirect is answered, with no body
        return self._make(path, start_response) if answered is None else answered

    def _tell(self, epoch: int, report: int, start_response: Answer) -> Iterable[bytes]:
        """Wait until there is something newer, for a minute at most, and hand it over."""
        with self._epoch_cond:
            self._epoch_cond.wait_for(
                lambda: self._visible_epoch > epoch or self._report != report, self.poll_response_timeout
            )
            told = {"epoch": self._visible_epoch, "report": self._report, "panel": self._show_panel()}
        return _answer(json.dumps(told).encode(), "application/json", start_response)

    def _show_panel(self) -> str:
        return render_panel(self._panel) if self._panel else ""

    def _make(self, path: str, start_response: Answer) -> Iterable[bytes] | None:
        """A page or file that is made on request; until anything is built, the problems as a page."""
        if not (path + "/").startswith(self.mount_path):
            return None
        if path + "/" == self.mount_path:
            start_response("302 Found", [("Location", quote(self.mount_path))])
            return []
        file = path[len(self.mount_path) :]
        epoch, is_page = self._visible_epoch, "." not in file.rsplit("/", 1)[-1]
        if not self.is_built and is_page:
            waiting = self._inject(render_waiting(self._panel).encode(), epoch, self._report)
            return _answer(waiting, "text/html", start_response)
        if is_page and not path.endswith("/") and self._find(f"{file}/index.html") is not None:
            start_response("302 Found", [("Location", f"{quote(path)}/")])
            return []
        made = self._find(f"{file}index.html" if path.endswith("/") else file)
        if made is None:
            return None
        kind = str(self._guess_type(f"{path}index.html" if path.endswith("/") else path))  # type: ignore[no-untyped-call]
        body = self._inject(made, epoch) if kind == "text/html" else made
        return _answer(body, kind, start_response)

    def _find(self, file: str) -> bytes | None:
        """What the preview makes. A template may be at fault: that page says so, others stand."""
        preview = self.showing.preview
        if preview is None:
            return None
        found: list[bytes | None] = []
        fault = find_fault(lambda: found.append(preview.find(file)))
        return render_waiting(make_panel((), fault)).encode() if fault else found[0]

    def _find_error_page(self, code: int) -> bytes | None:
        """The site's own page for what is not there."""
        file = Path(self.root) / f"{code}.html"
        found = file.read_bytes() if file.is_file() else self._find(f"{code}.html") if code == 404 else None
        return found and self._inject(found, self._visible_epoch)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        return self._inject(content, epoch)

    def _inject(self, page: bytes, epoch: int, report: int = 0) -> bytes:
        """The page with the script that asks for what is new. A page that lists a report has its number.

        The report has styles of its own, which the policy of a published page does not allow.
        """
        page = page.replace(_POLICY, b"")
        shown = f' data-report="{report}"' if report else ""
        script = f'<script src="/livereload/{_SCRIPT}" data-epoch="{epoch}"{shown}></script>'
        before, end, after = page.rpartition(b"</body>")
        return before + script.encode() + end + after if end else page + script.encode()


def take_over(server: LiveReloadServer, showing: Showing) -> PreviewServer:
    """Ours in the place of a server of MkDocs' that has built and watches, but does not serve yet."""
    host, port = server.server_address[:2]
    ours = PreviewServer(server.builder, str(host), port, server.root, server.mount_path)
    server.server_close()
    for path in server._watched_paths:
        ours.watch(path)
    ours.show(showing)
    return ours


def find_fault(build: Callable[[], None]) -> str:
    """What ended a build, in words; empty where nothing did. Only a fault of the program has a traceback."""
    try:
        build()
        return ""
    except MkDocsException as fault:
        log.error("%s", fault)
        return str(fault)
    except TemplateSyntaxError as fault:
        said = f"{fault.filename or fault.name}:{fault.lineno}: {fault.message}"
    except TemplateError as fault:
        said = f"{type(fault).__name__}: {fault.message}"
    except OSError as fault:
        said = str(fault)
    except Exception as fault:
        log.exception("the build failed; the pages are as they were")
        return f"{type(fault).__name__}: {fault}. The terminal says more."
    log.error("%s", said)
    return said


def _answer(body: bytes, kind: str, start_response: Answer) -> Iterable[bytes]:
    kind = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
    start_response("200 OK", headers)
    return [body]
