"""What browsers are told so that a page does no more than it should, and the ways from old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from chronicle.output.beside import Door, plan_doors
from chronicle.output.site import Site

HEADERS_FILE, REDIRECTS_FILE = "_headers", "_redirects"
# Nothing from elsewhere, and no script or style but in files of the site. Material's styles hold pictures.
_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
POLICY = "; ".join(f"{name} {value}" for name, value in _POLICY.items())
# What a page itself cannot say: who may show it within another.
_HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# The names of these files say what is in them.
_NEVER_CHANGED = ("assets/chronicle/*", "media/*", "cards/*")
_KEPT = "public, max-age=31536000, immutable"


def render_safety(site: Site) -> Iterator[tuple[str, str]]:
    """The files that hosts such as Cloudflare Pages read: headers, and the ways from old addresses."""
    root = urlsplit(site.editions[0].routes.base).path or "/"
    yield HEADERS_FILE, "\n".join(_list_headers(root)) + "\n"
    moves = [line for door in plan_doors(site) for line in _list_moves(door, root)]
    if moves:
        yield REDIRECTS_FILE, "\n".join(moves) + "\n"


def _list_headers(root: str) -> Iterator[str]:
    yield f"{root}*"
    yield from (f"  {name}: {value}" for name, value in _HEADERS.items())
    for path in _NEVER_CHANGED:
        yield f"{root}{path}"
        yield f"  Cache-Control: {_KEPT}"


def _list_moves(door: Door, root: str) -> Iterator[str]:
    """The way from an old address; the door at the root leads to several, and stays a page."""
    if door.path and door.new:
        yield f"{root}{quote(door.path)} {root}{quote(door.new)} 301"
