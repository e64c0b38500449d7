"""Kinds of queries that are made in both languages, or in English."""

from __future__ import annotations

import re

from bench.corpus.alike import differ_by_one, find_bare, find_bare_english
from bench.corpus.arabic_spellings import change_digits, paste
from bench.corpus.asking import Asking
from bench.corpus.latin_spellings import SPELLINGS, run_together
from bench.corpus.records import Actor, Battle, Record, Words
from bench.corpus.scholarly import spell_as_scholars
from bench.corpus.slips import slip

# What is typed, and the title that is meant.
_DERIVED = {
    "ar": (
        Words("معارك {}", "معركة {}"),
        Words("غارات على {}", "غارة على {}"),
        Words("غارات {}", "غارة على {}"),
        Words("تفجيرات {}", "تفجير في {}"),
        Words("هجمات على {}", "هجوم على {}"),
        Words("القصف على {}", "قصف {}"),
    ),
    "en": (
        Words("battles of {}", "Battle of {}"),
        Words("air strikes on {}", "Air strike on {}"),
        Words("{} bombings", "Bombing in {}"),
        Words("attacks on {}", "Attack on {}"),
        Words("{} airstrike", "Air strike on {}"),
        Words("besieged {}", "Siege of {}"),
    ),
}
_NUMBERED = {
    "ar": ("معركة {} الأولى", "معركة {} الثانية"),
    "en": ("First battle of {}", "Second battle of {}"),
}
_SMALL_WORDS = ("of", "on", "in", "على", "في", "من")


def ask_exact(asking: Asking) -> bool:
    """Names and titles as they stand."""
    drawn = asking.random.random()
    if drawn < 0.55:
        record = asking.choose_named()
        code = asking.choose_language()
        return asking.add("exact", record.name.of(code), code, asking.names.find_bearers(record, code))
    titled: list[Record] = [*(asking.corpus.battles if drawn < 0.9 else asking.corpus.campaigns)]
    title = asking.random.choice(titled).name
    code = asking.choose_language()
    return asking.add("exact", title.of(code), code, asking.names.find_titled(title.of(code), code))


def ask_without_article(asking: Asking) -> bool:
    """English names without al-."""
    record = asking.choose_named()
    words, expect = re.sub(r"(?i)\bal-", "", record.name.en), asking.names.find_bearers(record, "en")
    return asking.add_changed("without-article", words, "en", expect, record.name.en)


def ask_derived(asking: Asking) -> bool:
    """Plurals and other forms of what a title says."""
    code = "ar" if asking.random.random() < 0.5 else "en"
    name = asking.choose_place().name.of(code)
    forms = _DERIVED[code]
    typed, meant = asking.random.choice(forms)
    expect = set(asking.names.find_plain(meant.format(name), code))
    if expect and typed == forms[0][0]:
        for title in _NUMBERED[code]:
            expect |= asking.names.find_plain(title.format(name), code)
    return asking.add("derived", typed.format(name), code, expect)


def ask_digits(asking: Asking) -> bool:
    """Titles with a day or a year, and numbered bodies, in the digits of several scripts."""
    drawn, random, corpus = asking.random.random(), asking.random, asking.corpus
    dated = [battle for battle in corpus.battles if re.search(r"\d", battle.name.ar)]
    bodies = [actor for actor in corpus.actors if re.search(r"\d", actor.name.ar)]
    record: Record
    if drawn < 0.4 and dated:
        record = random.choice(dated)
    elif drawn < 0.75:
        record = random.choice(corpus.campaigns)
    elif bodies:
        record = random.choice(bodies)
    else:
        return False
    code = random.choice(["ar", "ar", "en"])
    name, is_body = record.name.of(code), isinstance(record, Actor)
    words = _write_digits(name, code, is_body, asking)
    if isinstance(record, Actor):
        expect = asking.names.find_bearers(record, code)
    else:
        expect = asking.names.find_titled(name, code)
    return asking.add("digits", words, code, expect, unlike=name)


def _write_digits(name: str, code: str, is_body: bool, asking: Asking) -> str:
    random = asking.random
    if code == "en":
        words = name.replace(",", "").lower()
        return change_digits(words, random) if not is_body and random.random() < 0.4 else words
    # A month has two names, and a reader writes either or both.
    words = re.sub(r"(\S+)/(\S+)", lambda m: random.choice([m[1], m[2], m[0]]), name).replace("،", "")
    return change_digits(words, random) if random.random() < 0.75 else words


def ask_transliterated(asking: Asking) -> bool:
    """Names of places and people in other Latin spellings."""
    record = asking.choose_named()
    spelling = asking.random.choice(SPELLINGS)
    name = record.name.en
    # The English word for a brigade is not spelt otherwise.
    if re.search(r"\d", name) or (isinstance(record, Actor) and record.kind != "person"):
        return False
    words = spelling(record.name, asking.random)
    expect = asking.names.find_bearers(record, "en") | asking.names.find_bearers(record, "ar")
    bare = find_bare_english(words)
    if _is_nearer_to_another(bare, expect, asking):
        return False
    if bare != find_bare_english(name):
        interface = "en" if asking.random.random() < 0.8 else "ar"
        if asking.add_changed("transliteration", words, interface, expect, name):
            return True
    if spelling not in (run_together, spell_as_scholars) or words.casefold() == name.casefold():
        return False
    return asking.add_changed("transliteration", words, "en", expect, name)


def _is_nearer_to_another(bare: str, expect: set[str], asking: Asking) -> bool:
    near = [bearers for name, bearers in asking.names.names["en"].items() if differ_by_one(bare, name)]
    return bool(near) and not any(bearers & expect for bearers in near)


def ask_with_slip(asking: Asking) -> bool:
    """Names and titles with a letter wrong, unless they are then as near to another name."""
    if asking.random.random() < 0.2:
        battle = asking.choose_battle()
        code = asking.choose_language()
        name = battle.plain.of(code)
        expect = asking.names.find_plain(name, code)
    else:
        record = asking.choose_named()
        code = asking.choose_language()
        name = record.name.of(code)
        expect = asking.names.find_bearers(record, code)
    if len(name) < 5:
        return False
    words = slip(name, asking.random)
    bare, names = find_bare(words, code), asking.names.names[code].items()
    if bare == find_bare(name, code) or any(
        differ_by_one(bare, n) and not found & expect for n, found in names
    ):
        return False
    return asking.add_changed("typo", words, code, expect, name)


def ask_in_other_script(asking: Asking) -> bool:
    """English on the Arabic pages, and the reverse."""
    code = asking.choose_language()
    if asking.random.random() < 0.3:
        name = asking.choose_battle().plain.of(code)
        expect = asking.names.find_plain(name, code)
    else:
        record = asking.choose_named()
        name = record.name.of(code)
        expect = asking.names.find_bearers(record, code)
    words = name.lower() if code == "en" and asking.random.random() < 0.6 else name
    return asking.add("other-script", words, "en" if code == "ar" else "ar", expect)


def ask_short(asking: Asking) -> bool:
    """Initials of bodies, and family names."""
    drawn, random = asking.random.random(), asking.random
    initials = [actor.short.en for actor in asking.corpus.actors if actor.short]
    people = asking.corpus.people
    if drawn < 0.6 and initials:
        letters = random.choice(initials)
        words = letters if random.random() < 0.5 else letters.lower()
        interface = random.choice(["ar", "en", "en"])
        return asking.add("short-name", words, interface, asking.names.find_named(words, "en"))
    if not people:
        return False
    person = random.choice(people)
    code = asking.choose_language()
    family = person.name.of(code).split()[-1]
    bearers = {one.key for one in people if one.name.of(code).split()[-1] == family}
    return asking.add("short-name", family, code, bearers | asking.names.find_named(family, code))


def ask_partly(asking: Asking) -> bool:
    """A name while it is being typed."""
    record = asking.choose_named()
    code = asking.choose_language()
    name = record.name.of(code)
    cut = asking.random.randint(4, max(4, len(name) - 2))
    words = name[:cut].rstrip()
    words = words.lower() if code == "en" else words
    bare = find_bare(words, code)
    if cut >= len(name) or len(name) < 6 or len(bare) < 3:
        return False
    begun = [found for name, found in asking.names.names[code].items() if name.startswith(bare)]
    return asking.add("partial", words, code, set().union(*begun))


def ask_in_other_order(asking: Asking) -> bool:
    """The words of a name or a title the other way round."""
    is_title = asking.random.random() < 0.5
    record: Record = asking.choose_battle() if is_title else asking.choose_named()
    code = asking.choose_language()
    bearers = (asking.names.plain if is_title else asking.names.names)[code]
    name = record.plain.of(code) if isinstance(record, Battle) else record.name.of(code)
    if " " not in name:
        return False
    words = [word for word in name.split() if word not in _SMALL_WORDS]
    turned = words[1:] + words[:1] if asking.random.random() < 0.6 else words[::-1]
    if turned == words:
        return False
    key = sorted(find_bare(name, code).split())
    expect = set().union(*(found for name, found in bearers.items() if sorted(name.split()) == key))
    return asking.add_changed("word-order", " ".join(turned), code, expect, name)


def ask_as_pasted(asking: Asking) -> bool:
    """Names out of PDFs and pages, with shaped letters or signs that are not seen."""
    if asking.random.random() < 0.2:
        name, code = asking.choose_battle().plain.ar, "ar"
        expect = asking.names.find_plain(name, code)
    else:
        record = asking.choose_named()
        code = asking.random.choice(["ar", "ar", "en"])
        name = record.name.of(code)
        expect = asking.names.find_bearers(record, code)
    return asking.add("presentation", paste(name, asking.random), code, expect, unlike=name)
