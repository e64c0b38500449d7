"""When two spellings of a place's or an actor's name read as one."""

from __future__ import annotations

from functools import lru_cache

from chronicle.language import cut_words, find_bare, find_skeleton, find_sound, fold

# What kind of place it is, in the names that others give: it is no part of the name proper.
_GENERIC = frozenset(
    fold(word)
    for word in (
        *("town", "city", "village", "suburb", "district", "subdistrict", "governorate", "province"),
        *("qada", "Qaḑā’", "mintaqat", "Minţaqat", "markaz", "nahiyat", "Nāḩiyat", "muhafazat", "Muḩāfaz̧at"),
        *("قضاء", "محافظة", "ناحية", "منطقة", "مركز", "مدينة", "بلدة", "قرية"),
    )
)
_SHORTEST_OUTLINE = 2


def says_kind(name: str) -> bool:
    """Whether a name itself says what kind of place it is of, as محافظة الأنبار does."""
    return not _GENERIC.isdisjoint(cut_words(name))


def _find_words(name: str) -> list[str]:
    words = [word for word in cut_words(name) if word not in _GENERIC] or list(cut_words(name))
    return [find_bare(word) for word in words]


@lru_cache(maxsize=262144)
def find_key(name: str) -> str:
    """How a name reads, without what kind of place it is: the same for Ar Raqqah town and Raqqa."""
    return " ".join(filter(None, map(find_sound, _find_words(name))))


@lru_cache(maxsize=262144)
def find_outline(name: str) -> str:
    """The consonants of a name, by which the two scripts meet. Empty where they are too few to tell."""
    outline = "".join(map(find_skeleton, _find_words(name)))
    return f"~{outline}" if len(outline) >= _SHORTEST_OUTLINE else ""
