"""What can be wrong with a file before it is a record, each with a name and a sentence.

The rules in `checks` speak of records; these speak of text, YAML and single values.
"""

from __future__ import annotations

# What is no fault, but better written otherwise.
UNTIDY = frozenset({"extra-spaces", "field-order", "tatweel"})
FAULTS: dict[str, str] = {
    "arabic-comma": "Within brackets plain commas part items; a text with an Arabic one is in quotes.",
    "bad-id": "An id, and so a file name, is small Latin letters, digits and single hyphens.",
    "bad-language": "A language is written as a BCP 47 code.",
    "bidi-control": "Text holds no invisible direction controls: they can make a line read as another.",
    "broken-picture": "A picture can be read, from its first byte to its last.",
    "broken-yaml": "The front matter cannot be read as YAML.",
    "broken-settings": "mkdocs.yml cannot be read, or a setting in it is wrong.",
    "control-character": "A file holds no private-use characters, nor invisible ones but spaces and joiners.",
    "curly-quotes": "The quotes round a value are straight: curly ones are part of it.",
    "cut-by-comment": "A value that holds a # after a space is in quotes: a comment begins there.",
    "duplicate-id": "An id names one record of its kind.",
    "duplicate-key": "A field is written once.",
    "empty-field": "A field that is written has a value.",
    "end-before-start": "An interval starts before it ends.",
    "extra-spaces": "Words stand one space apart, and no line ends in one.",
    "fact-in-translation": "A translation holds words only; facts stand once, in the first language's file.",
    "field-order": "Fields stand in one order in all files, what names the record first.",
    "impossible-coordinates": "Latitude runs from -90 to 90 and longitude from -180 to 180.",
    "impossible-date": "A date exists, and is written in EDTF.",
    "impossible-number": "A count runs from 0 to a billion.",
    "misplaced-file": "A record lies in the folder of its kind, in a .md file; a picture lies in media.",
    "missing-field": "Each kind of record has fields it cannot do without.",
    "no-front-matter": "A file starts with front matter between two lines of three hyphens.",
    "not-a-mapping": "Front matter is a list of fields with values.",
    "not-utf8": "A file is UTF-8 text.",
    "tatweel": "No word is stretched with a tatweel: a page spaces its words itself.",
    "text-of-a-picture": "A picture's words are fields of one file, each in every language.",
    "too-deep": "Front matter is nested at most 40 levels deep; a paragraph leaves at most 50 brackets open.",
    "too-large": "A file is at most 4 MB, its front matter 256 KB, its text 200,000 characters and 4,000 "
    "lines; a picture 32 MB and 50 million pixels.",
    "translation-without-record": "A translation stands beside the record it translates.",
    "unclosed-front-matter": "Front matter ends with a line of three hyphens.",
    "unfilled": "What a new file marks with … is written before the record is published.",
    "unknown-field": "A field is one that the content model knows.",
    "unknown-language": "A translation is in a language that mkdocs.yml names.",
    "unknown-value": "Some fields take one of a fixed list of words.",
    "unreadable-file": "A file or folder can be opened, and a file is not a symbolic link.",
    "unusable-picture": "A picture is a still JPEG, PNG or WebP, and its ending says which.",
    "unsafe-address": "An address starts with http:// or https:// and names a host.",
    "wrong-type": "A value is of the type that its field takes.",
    "yaml-alias": "Front matter uses no anchors, aliases or tags: no plain value starts with &, * or !.",
}
