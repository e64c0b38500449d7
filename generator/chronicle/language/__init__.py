"""Languages, direction, words, numbers and days in words, Arabic and Latin spelling.

This room knows nothing of records. What it says of a language comes from CLDR (through Babel) or
from the gettext catalogues in `theme/locales/`. Both are loaded when something is first to be said: most
commands say nothing of the kind.
"""

from chronicle.language.calendar import Calendar, MonthStyle
from chronicle.language.folding import (
    cut_words,
    find_bare,
    find_forms,
    find_prefixes,
    find_skeleton,
    find_sound,
    fold,
    join_words,
)
from chronicle.language.hijri import HijriDay, find_hijri
from chronicle.language.isolation import has_runs, split_runs
from chronicle.language.languages import (
    Language,
    find_direction,
    find_language,
    find_locale,
    find_territory,
    name_territory,
)
from chronicle.language.long_codes import find_long_code
from chronicle.language.numbers import Digits, render_number, set_digits
from chronicle.language.phrases import Phrases, read_phrases
from chronicle.language.spelling import (
    BIDI_CONTROLS,
    Script,
    count_letters,
    count_scripts,
    find_script,
    is_all_in,
    render_sort_key,
)
from chronicle.language.stems import find_family, find_stem
from chronicle.language.transliteration import propose_id
from chronicle.language.words import Words, has_words, read_words

__all__ = [
    "BIDI_CONTROLS",
    "Calendar",
    "Digits",
    "HijriDay",
    "Language",
    "MonthStyle",
    "Phrases",
    "Script",
    "Words",
    "count_letters",
    "count_scripts",
    "cut_words",
    "find_bare",
    "find_direction",
    "find_family",
    "find_forms",
    "find_hijri",
    "find_language",
    "find_locale",
    "find_long_code",
    "find_prefixes",
    "find_script",
    "find_skeleton",
    "find_sound",
    "find_stem",
    "find_territory",
    "fold",
    "has_runs",
    "has_words",
    "is_all_in",
    "join_words",
    "name_territory",
    "propose_id",
    "read_phrases",
    "read_words",
    "render_number",
    "render_sort_key",
    "set_digits",
    "split_runs",
]
