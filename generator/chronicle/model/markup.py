"""Which HTML a text may hold. What is not listed here is taken out of the page."""

from __future__ import annotations

# The first heading is the page's own: raw HTML cannot make a second. A picture comes as ![[id]].
_TAGS = (
    "a abbr acronym article aside b bdi bdo blockquote br caption center cite code col colgroup data dd "
    "del details dfn div dl dt em figcaption figure footer h2 h3 h4 h5 h6 header hgroup hr i ins kbd li "
    "mark nav ol p pre q rp rt rtc ruby s samp small span strike strong sub summary sup table tbody td th "
    "thead time tr tt u ul var wbr"
)
TAGS = frozenset(_TAGS.split(" "))
ATTRIBUTES = {
    "*": {"id", "lang", "dir", "title"},
    "a": {"href", "rel"},
    "bdi": {"lang", "dir"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
    "abbr": {"title"},
}
# Where a table's column stands. No style, which the policy of the pages lets nobody set in an element.
COLUMNS = {"left": "at-left", "center": "at-center", "right": "at-right"}
CLASSES = {
    "div": {
        "admonition",
        "note",
        "tip",
        "warning",
        "danger",
        "info",
        "quote",
        "example",
        "footnote",
        "highlight",
    },
    "p": {"admonition-title"},
    "a": {"footnote-ref", "footnote-backref", "record-link", "citation"},
    "code": {"highlight"},
    "sup": {"citation"},
    "bdi": {"name"},
    "td": set(COLUMNS.values()),
    "th": set(COLUMNS.values()),
}
