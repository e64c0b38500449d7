"""What browsers and hosts are told: that a page does no more than it should, the ways from old addresses, and
whom to tell of a weakness.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from chronicle.output.beside import plan_doors
from chronicle.output.routes import SECURITY_FILES
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
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# The names of the files in these folders say what is in them.
NEVER_CHANGED = ("assets/chronicle/", "media/", "cards/")
KEPT = "public, max-age=31536000, immutable"


def render_safety(site: Site) -> Iterator[tuple[str, str]]:
    """The files that hosts such as Cloudflare Pages read, whose paths are from the folder that they lie in,
    and security.txt.
    """
    yield HEADERS_FILE, "\n".join(_list_headers()) + "\n"
    moves = [f"/{quote(old)} /{quote(new)} 301" for old, new in list_moves(site)]
    if moves:
        yield REDIRECTS_FILE, "\n".join(moves) + "\n"
    yield from ((file, "\n".join(_list_security(site)) + "\n") for file in SECURITY_FILES if site.security)


def list_moves(site: Site) -> Iterator[tuple[str, str]]:
    """The ways from old addresses. The door at the root leads to several pages, and stays one."""
    return ((door.path, door.new) for door in plan_doors(site) if door.path and door.new)


def _list_headers() -> Iterator[str]:
    yield "/*"
    yield from (f"  {name}: {value}" for name, value in HEADERS.items())
    for folder in NEVER_CHANGED:
        yield f"/{folder}*"
        yield f"  Cache-Control: {KEPT}"


def _list_security(site: Site) -> Iterator[str]:
    """The fields of RFC 9116."""
    security, routes = site.security, site.editions[0].routes
    assert security is not None
    yield f"Contact: {security.contact}"
    yield f"Expires: {security.expires.isoformat()}T00:00:00Z"
    if security.encryption:
        yield f"Encryption: {security.encryption}"
    if security.policy:
        yield f"Policy: {security.policy}"
    yield f"Preferred-Languages: {', '.join(edition.code for edition in site.editions)}"
    if routes.base:
        yield f"Canonical: {routes.absolute(SECURITY_FILES[0])}"
