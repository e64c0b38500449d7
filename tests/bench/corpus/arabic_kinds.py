"""Kinds of queries in which only the Arabic spelling is changed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.corpus import arabic_spellings as spellings
from bench.corpus.asking import Asking

Change = Callable[[str, Random], str]


def _make(
    kind: str, change: Change, titles: float, *, may_be_another: bool = False
) -> Callable[[Asking], bool]:
    """A maker of queries of a kind; some of them are titles of battles, the others names."""

    def ask(asking: Asking) -> bool:
        if asking.random.random() < titles:
            name = asking.choose_battle().plain.ar
            expect = asking.names.find_plain(name, "ar")
        else:
            record = asking.choose_named()
            name = record.name.ar
            expect = asking.names.find_bearers(record, "ar")
        words = change(name, asking.random)
        interface = "ar" if asking.random.random() < 0.85 else "en"
        if may_be_another:
            return asking.add(kind, words, interface, expect, unlike=name)
        return asking.add_changed(kind, words, interface, expect, name)

    return ask


KINDS = (
    _make("without-hamza", spellings.drop_hamza, 0.25),
    _make("taa-marbuta", spellings.change_last_letter, 0.25),
    _make("tashkeel", spellings.add_marks, 0.1),
    _make("tatweel", spellings.stretch, 0.2),
    _make("without-article", spellings.drop_article, 0.15),
    _make("prefix-wa", spellings.add_and, 0, may_be_another=True),
    _make("prefix-particle", spellings.add_particle, 0, may_be_another=True),
    _make("persian-kurdish", spellings.spell_as_persian, 0.1),
)
