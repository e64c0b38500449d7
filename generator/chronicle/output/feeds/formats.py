"""Feeds as Atom (RFC 4287) and as JSON Feed 1.1."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

import orjson

from chronicle.output.edition import Wording
from chronicle.output.feeds.entries import Feed, FeedEntry

ATOM, JSON_FEED = "feed.xml", "feed.json"
FEED_FILES = (ATOM, JSON_FEED, "anniversaries.ics")
# What XML 1.0 cannot hold, not even escaped.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def render_atom(feed: Feed) -> bytes:
    """A feed as Atom. Its own address is that of its page, with the name of the file."""
    updated = max((entry.changed for entry in feed.entries), default=_NEVER)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(feed.language)}>',
        f"<id>{_text(feed.page)}</id>",
        f"<title>{_text(feed.title)}</title>",
        *([f"<subtitle>{_text(feed.subtitle)}</subtitle>"] if feed.subtitle else []),
        f"<updated>{_time(updated)}</updated>",
        f"<author><name>{_text(feed.site_title)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(feed.page + ATOM)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(feed.page)}/>',
        *([f'<link rel="license" href={quoteattr(feed.licence)}/>'] if feed.licence else []),
        *map(_render_entry, feed.entries),
        "</feed>",
        "",
    ]
    return "\n".join(lines).encode()


def _render_entry(entry: FeedEntry) -> str:
    parts = [
        f"<entry><id>{_text(entry.address)}</id>",
        f"<title {_name_language(entry.title)}>{_text(entry.title.text)}</title>",
        f"<updated>{_time(entry.changed)}</updated>",
        f'<link rel="alternate" type="text/html" href={quoteattr(entry.address)}/>',
        f"<summary {_name_language(entry.summary)}>{_text(entry.summary.text)}</summary></entry>",
    ]
    return "\n".join(parts)


def render_json_feed(feed: Feed) -> bytes:
    """A feed as JSON Feed."""
    described = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.page + JSON_FEED,
        "language": feed.language,
        "authors": [{"name": feed.site_title}],
        **({"description": feed.subtitle} if feed.subtitle else {}),
        "items": [_describe_entry(entry) for entry in feed.entries],
    }
    return orjson.dumps(described, option=orjson.OPT_APPEND_NEWLINE)


def _describe_entry(entry: FeedEntry) -> dict[str, str]:
    return {
        "id": entry.address,
        "url": entry.address,
        "title": entry.title.text,
        "content_text": entry.summary.text,
        "date_modified": _time(entry.changed),
        # There is one for both, and of the content there is more.
        "language": _find_language(entry.summary),
    }


def _name_language(words: Wording) -> str:
    return f"xml:lang={quoteattr(_find_language(words))}"


def _find_language(words: Wording) -> str:
    """The language of words; of those in two, that of the last: a word of the page's stands before it."""
    return words.parts[-1].language if words.parts else words.language


def _text(text: str) -> str:
    return escape(_NO_XML.sub("", text))


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
