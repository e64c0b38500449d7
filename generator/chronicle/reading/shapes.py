"""What of a file other pages than its record's own can show, and what is its text's alone, as two digests.

Where only texts have changed, nothing that follows from the records has, and a build looks at little else.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import NamedTuple

from chronicle.model import Text
from chronicle.reading.front_matter import FileParts

# It says which text a translation was made from: it goes with the words, and no fact does.
_STAMP = re.compile(r"^translated_from:.*$", re.MULTILINE)


class Shape(NamedTuple):
    """Two digests of a file. `facts` covers its front matter as it is written, and what its text links, cites
    and shows, in order; `words` the rest of the text, and which text it was made from.
    """

    facts: str = ""
    words: str = ""


NO_SHAPE = Shape()


def find_shape(text: str, parts: FileParts | None, words: Text | None) -> Shape:
    """The shape of a file. One that gave no words, since it is broken, changes as a whole."""
    if parts is None or words is None:
        return Shape(_digest(text))
    front = text[: len(text.rstrip()) - len(parts.body)]
    stamp = _STAMP.search(front)
    named = [f"{one.kind}:{one.id}:{one.is_citation:d}{one.is_picture:d}" for one in words.references]
    return Shape(
        _digest(_STAMP.sub("", front), *named, "text" if parts.body else ""),
        _digest(parts.body, stamp.group() if stamp else ""),
    )


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(errors="surrogatepass"), digest_size=12).hexdigest()
