"""A real nginx for the tests, which serves what a build has made as a server of one's own would."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

# Debian puts servers where root alone looks for programs.
_WHERE = f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin"
_CONFIGURATION = """\
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    default_type application/octet-stream;
    server {{
        listen 127.0.0.1:{port};
        include {folder}/chronicle.conf;
    }}
}}
"""


def need(tool: str, packages: str) -> str:
    """A program of the machine. Without it a test is skipped, or fails where all must be there."""
    found = shutil.which(tool, path=_WHERE)
    if found is None:
        said = f"{tool} is not on this machine: apt-get install {packages}"
        (pytest.fail if os.environ.get("CHRONICLE_ALL_TOOLS") else pytest.skip)(said)
    return found


def find_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def run_nginx(folder: Path, rules: str, port: int) -> Iterator[str]:
    """Serve by rules to be included in a server block: the host's address."""
    nginx = need("nginx", "nginx-light")
    folder.mkdir(parents=True)
    shutil.copy(Path("/etc/nginx/mime.types"), folder)
    (folder / "chronicle.conf").write_text(rules, encoding="utf-8")
    configuration = folder / "nginx.conf"
    # What root starts works as nobody, who cannot read what a test has made.
    user = "user root;" if os.geteuid() == 0 else ""
    said = _CONFIGURATION.format(folder=folder, port=port, user=user)
    configuration.write_text(said, encoding="utf-8")
    process = subprocess.Popen([nginx, "-p", folder, "-c", configuration], stderr=subprocess.PIPE, text=True)
    try:
        _wait(process, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen[str], port: int) -> None:
    for _ in range(100):
        if process.poll() is not None:
            pytest.fail(f"nginx does not start: {process.communicate()[1]}")
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx does not listen")


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:  # type: ignore[override]
        """Follow no redirect."""


def ask(address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """What a host answers, redirects not followed: status, headers by their small names, body."""
    request = urllib.request.Request(address, headers=headers)
    try:
        answer = urllib.request.build_opener(_Stay).open(request, timeout=20)
    except urllib.error.HTTPError as fault:
        answer = fault
    with answer:
        return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
