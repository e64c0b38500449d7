"""The places of the chronicle, and all that happens in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bench.corpus.data import read_pairs, read_rows
from bench.corpus.events import add_battles, add_campaigns, add_sources
from bench.corpus.forces import add_actors
from bench.corpus.ids import Ids
from bench.corpus.records import Corpus, Place, Position, Words

_COUNTRIES = (("syria", Words("سورية", "Syria")), ("iraq", Words("العراق", "Iraq")))
_DISTRICTS = {"syria": Words("منطقة {}", "{} District"), "iraq": Words("قضاء {}", "{} district")}
_KINDS = ("village", "village", "village", "town", "neighbourhood", "area")
_SPELLINGS = (("Tell", "Tal"), ("Ayn", "Ein"), ("Deir", "Dayr"))


@dataclass(frozen=True, slots=True)
class _Around:
    """A governorate or a district: what lies in it is near its middle."""

    id: str
    country: str
    middle: Position
    name: Words

    def find_spot(self, random: Random, reach: float) -> Position:
        latitude, longitude = self.middle
        return latitude + random.uniform(-reach, reach), longitude + random.uniform(-reach, reach)


def make_corpus(seed: int, battles: int) -> Corpus:
    """A chronicle of so many battles, with a fifth as many places."""
    random, ids, corpus = Random(f"{seed}/{battles}"), Ids(), Corpus(seed, battles)
    _add_places(corpus, ids, random)
    add_actors(corpus, ids, random)
    add_sources(corpus, ids, random)
    add_campaigns(corpus, ids, random)
    add_battles(corpus, ids, random)
    return corpus


def _add_places(corpus: Corpus, ids: Ids, random: Random) -> None:
    corpus.places += [Place(ids.take("place", id), name, kind="country") for id, name in _COUNTRIES]
    governorates = list(_add_governorates(corpus, ids))
    wanted = max(60, corpus.number // 5)
    most = wanted // 25
    names = _make_names(random, wanted, wanted - len(corpus.places) - most)
    districts: list[_Around] = []
    for name in names:
        if len(districts) < most and " " not in name.ar and random.random() < 0.6:
            districts.append(_add_district(name, governorates, corpus, ids, random))
    for name in names:
        corpus.places.append(_make_settlement(name, districts, ids, random))


def _add_governorates(corpus: Corpus, ids: Ids) -> Iterator[_Around]:
    for arabic, english, country, *middle in read_rows("governorates"):
        latitude, longitude = map(float, middle)
        name = Words(f"محافظة {arabic}", f"{english} Governorate")
        around = _Around(ids.take("place", name.en), country, (latitude, longitude), name)
        corpus.places.append(Place(around.id, name, "governorate", country, around.middle))
        yield around


def _make_names(random: Random, wanted: int, number: int) -> list[Words]:
    """Names alone, and the same ones with a word before or after: most have close neighbours."""
    stems = list(read_pairs("stems"))
    random.shuffle(stems)
    bare = stems[: min(len(stems), wanted * 2 // 5)]
    names = [_join(None, stem, None) for stem in bare]
    known = set(names)
    while len(names) < number:
        name = _compose(random, bare, stems)
        # Some names are borne by two places, as in life.
        if name in known and random.random() > 0.03:
            continue
        known.add(name)
        names.append(name)
    return names


def _compose(random: Random, bare: list[Words], stems: list[Words]) -> Words:
    form = random.random()
    stem = random.choice(bare if random.random() < 0.8 else stems)
    before = random.choice(read_pairs("before")) if form < 0.45 or form >= 0.85 else None
    after = random.choice(read_pairs("after")) if form >= 0.45 else None
    return _join(before, stem, after)


def _join(before: Words | None, stem: Words, after: Words | None) -> Words:
    arabic, english = stem
    feminine = (before or stem).ar.endswith("ة")
    if before:
        arabic, english = f"{before.ar} {arabic}", f"{before.en} {english}"
    elif english.startswith("al-"):
        english = english[:1].upper() + english[1:]
    if after:
        ending = ("ة", "ya" if after.en.endswith("i") else "a") if feminine else ("", "")
        arabic, english = f"{arabic} {after.ar}{ending[0]}", f"{english} {after.en}{ending[1]}"
    return Words(arabic, english)


def _add_district(
    town: Words, governorates: list[_Around], corpus: Corpus, ids: Ids, random: Random
) -> _Around:
    """A district that has the name of its town."""
    governorate = random.choice(governorates)
    name = _DISTRICTS[governorate.country].fill(town)
    id, middle = ids.take("place", name.en), governorate.find_spot(random, 0.3)
    corpus.places.append(Place(id, name, "district", governorate.id, middle))
    return _Around(id, governorate.country, middle, town)


def _make_settlement(name: Words, districts: list[_Around], ids: Ids, random: Random) -> Place:
    own = next((district for district in districts if district.name.en == name.en), None)
    district = own or random.choice(districts)
    also_en = _spell_otherwise(name.en) if random.random() < 0.4 else ()
    also_ar = (name.ar[2:],) if random.random() < 0.12 and name.ar.startswith("ال") else ()
    id = ids.take("place", name.en)
    kind = "town" if own else random.choice(_KINDS)
    spot = district.find_spot(random, 0.15)
    return Place(id, name, kind, district.id, spot, also_ar=also_ar, also_en=also_en)


def _spell_otherwise(english: str) -> tuple[str, ...]:
    usual = english
    for written, also in _SPELLINGS:
        usual = usual.replace(written, also)
    longer = f"{english}h" if english.endswith("a") else english
    bare = english.replace("Al-", "").replace("al-", "")
    return tuple(sorted({usual, longer, bare} - {english})[:2])
