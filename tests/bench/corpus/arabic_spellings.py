"""How people write an Arabic name: with marks, without hamza, in Persian letters, or out of a PDF."""

from __future__ import annotations

import re
import unicodedata
from random import Random

_SUN_LETTERS = "تثدذرزسشصضطظن"
_JOINING = frozenset("بتثجحخسشصضطظعغفقكلمنهيئ")
_PARTICLES = ("ب", "ل", "ف", "ك", "وب", "ول", "فب", "وك")
_DIGITS = ("٠١٢٣٤٥٦٧٨٩", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
_WITHOUT_HAMZA = str.maketrans("أإآؤ", "اااو")
_INVISIBLE_FIRST = "\u200f\u200e\u202b\ufeff"
_INVISIBLE_WITHIN = "\u200b\u200c\u00ad"


def add_marks(name: str, random: Random) -> str:
    """Vowels on two of three letters. By rule, so not always the right ones."""
    marked = ""
    for at, letter in enumerate(name):
        marked += letter
        if not _takes_mark(name, at):
            continue
        if letter in _SUN_LETTERS and _follows_article(name, at):
            marked += "ّ"
        if random.random() >= 0.35:
            marked += _choose_mark(name, at, random)
    return marked


def _takes_mark(name: str, at: int) -> bool:
    letter = name[at]
    article = letter == "ل" and name[at - 1 : at] == "ا" and (at == 1 or name[at - 2] == " ")
    return letter not in "اأإآىةئءؤ " and "\u0621" <= letter <= "\u064a" and not article


def _follows_article(name: str, at: int) -> bool:
    return name[at - 2 : at] == "ال" and (at == 2 or name[at - 3] == " ")


def _choose_mark(name: str, at: int, random: Random) -> str:
    match name[at + 1 : at + 2]:
        case "ا" | "ى" | "ة":
            return "َ"
        case "و":
            return "ُ"
        case "ي":
            return "ِ"
        case "" | " ":
            return "ْ"
    return random.choice("َُِ" if at == 0 or name[at - 1] == " " else "َُِْ")


def stretch(name: str, random: Random) -> str:
    """One letter or two drawn out."""
    places = [at for at in range(len(name) - 1) if _can_stretch(name[at], name[at + 1])]
    for at in sorted(random.sample(places, min(len(places), random.randint(1, 2))), reverse=True):
        name = name[: at + 1] + "ـ" * random.randint(1, 4) + name[at + 1 :]
    return name


def _can_stretch(letter: str, following: str) -> bool:
    ligature = letter == "ل" and following in "اأإآ"
    return letter in _JOINING and following != " " and not ligature


def drop_hamza(name: str, random: Random) -> str:
    """Letters without their hamza, one of them also without its dots."""
    return name.replace("ئ", random.choice("يى")).translate(_WITHOUT_HAMZA)


def change_last_letter(name: str, random: Random) -> str:
    """ه for ة, ى for ي at the ends of words."""
    if not re.search("ة\\b", name):
        return re.sub("ي\\b", "ى", name)
    changed = re.sub("ي\\b", "ى", name) if random.random() < 0.5 else name
    return re.sub("ة\\b", "ه", changed)


def drop_article(name: str, random: Random) -> str:
    """Without every article, or without the first."""
    return re.sub(r"\bال", "", name) if random.random() < 0.4 else re.sub(r"^ال", "", name)


def add_and(name: str, _: Random) -> str:
    """After an "and"."""
    return f"و{name}"


def add_particle(name: str, random: Random) -> str:
    """After a preposition, which swallows part of the article."""
    particle = random.choice(_PARTICLES)
    if particle.endswith("ل") and name.startswith("ال"):
        return f"{particle}ل{name[2:]}"
    return particle + name


def change_digits(name: str, random: Random) -> str:
    """Arabic-Indic or Persian digits for Latin ones."""
    return name.translate(str.maketrans("0123456789", random.choice(_DIGITS)))


def spell_as_persian(name: str, random: Random) -> str:
    """Letters of Persian, Kurdish and Urdu keyboards."""
    # Both keyboards have one ye. The draw is kept: without it all later queries would be others.
    name = name.replace("ك", "ک")
    name = name.replace("ي", random.choice("یی")).replace("ى", "ی")
    if random.random() < 0.35:
        name = re.sub("ة\\b", random.choice(["ە", "ه", "ہ"]), name)
    return name.replace("ق", "گ", 1) if random.random() < 0.2 else name


def paste(name: str, random: Random) -> str:
    """As copied from a PDF or a page: shaped letters, or signs that are not seen."""
    if random.random() < 0.5 and re.search("[ء-ي]", name):
        return _shape(name)
    match random.randrange(4):
        case 0:
            return random.choice(_INVISIBLE_FIRST) + name
        case 1:
            return name.replace(" ", "\u00a0") if " " in name else f"{name}\u200f"
        case 2:
            half = len(name) // 2
            return name[:half] + random.choice(_INVISIBLE_WITHIN) + name[half:]
    return name.replace("-", "\u2011") if "-" in name else f"\u2067{name}\u2069"


def _read_forms() -> dict[str, dict[str, str]]:
    """Each letter or ligature with its shapes: isolated, initial, medial, final."""
    forms: dict[str, dict[str, str]] = {}
    for point in range(0xFE80, 0xFEFD):
        form, *letters = unicodedata.decomposition(chr(point)).split() or [""]
        if form.startswith("<"):
            written = "".join(chr(int(letter, 16)) for letter in letters)
            forms.setdefault(written, {})[form[1:-1]] = chr(point)
    return forms


_FORMS = _read_forms()


def _shape(name: str) -> str:
    shaped, at, joined = "", 0, False
    while at < len(name):
        pair = name[at : at + 2]
        letter = pair if len(pair) == 2 and pair in _FORMS else name[at]
        at += len(letter)
        forms = _FORMS.get(letter)
        if forms is None:
            shaped, joined = shaped + letter, False
            continue
        forward = "initial" in forms and "final" in _FORMS.get(name[at : at + 1], {})
        back = joined and "final" in forms
        form = ("medial" if forward else "final") if back else ("initial" if forward else "isolated")
        shaped, joined = shaped + forms[form], forward
    return shaped
