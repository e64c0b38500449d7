"""What happens: campaigns, battles, and the reports of them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from bench.corpus.data import read_pairs, read_rows
from bench.corpus.ids import Ids
from bench.corpus.records import Actor, Battle, Campaign, Corpus, Source, Words

_YEARS = range(2014, 2019)
_CAMPAIGNS = (
    Words("حملة {{}} {}", "The {{}} campaign, {}"),
    Words("عملية درع {{}} {}", "Operation Shield of {{}}, {}"),
    Words("ريف {{}} {}", "The countryside of {{}}, {}"),
)


def add_sources(corpus: Corpus, ids: Ids, random: Random) -> None:
    """Reports, of every year as many."""
    for year in _YEARS:
        for _ in range(max(1, corpus.number // 200)):
            day = date(year, random.randint(1, 12), random.randint(1, 28))
            corpus.sources.append(Source(ids.take("source", f"agency-{day}"), day))


def add_campaigns(corpus: Corpus, ids: Ids, random: Random) -> None:
    """Campaigns of one year or two, mostly round few places."""
    settlements, taken = corpus.settlements, set[str]()
    for number in range(max(2, corpus.number // 250)):
        year = random.choice(_YEARS)
        nearest = int(random.paretovariate(0.8)) * 3 + number
        place = settlements[min(nearest, len(settlements) - 1)]
        pattern = random.choice(_CAMPAIGNS)
        years = 2 if pattern is _CAMPAIGNS[-1] else 1
        said = f"{year}-{year + 1}" if years == 2 else f"{year}"
        name = pattern.fill(Words(said, said)).fill(place.name)
        if name.en in taken:
            continue
        taken.add(name.en)
        first, last = f"{year}-01", f"{year + years - 1}-12"
        corpus.campaigns.append(Campaign(ids.take("campaign", name.en), name, year, first, last))


def add_battles(corpus: Corpus, ids: Ids, random: Random) -> None:
    """Battles: many at a few places, few at most. No two have one title."""
    order, titles = corpus.settlements, set[str]()
    random.shuffle(order)
    weights = [1 / (number + 4) for number in range(len(order))]
    people, fighters = corpus.people, corpus.fighters
    for place in random.choices(order, weights, k=corpus.number):
        drawn = date(2014, 1, 1) + timedelta(random.randrange(1825))
        arabic, english, kind = random.choice(read_rows("titles"))
        plain = Words(arabic, english).fill(place.name)
        name, day = _name_battle(plain, drawn, titles)
        first, second = random.sample(fighters, 2)
        corpus.battles.append(
            Battle(
                id=ids.take("battle", f"{plain.en}-{day.year}"),
                name=name,
                plain=plain,
                kind=kind,
                day=day,
                place=place,
                near=random.choice(order),
                sides=(first, second),
                commander=_find_commander(people, random),
                campaign=_find_campaign(corpus.campaigns, day, random),
                sources=tuple(random.sample(corpus.sources, 2)),
                killed=random.randint(1, 90) if random.random() < 0.6 else None,
            )
        )


def _name_battle(plain: Words, day: date, titles: set[str]) -> tuple[Words, date]:
    """A title that is new: with its day if there is one without, and a day later if that too is taken."""
    name, tries = plain, 0
    while name.en in titles:
        day += timedelta(1 if tries else 0)
        months = read_pairs("months")[day.month - 1]
        name = Words(
            f"{plain.ar}، {day.day} {months.ar} {day.year}", f"{plain.en}, {day.day} {months.en} {day.year}"
        )
        tries += 1
    titles.add(name.en)
    return name, day


def _find_commander(people: list[Actor], random: Random) -> Actor | None:
    return random.choice(people) if people and random.random() < 0.3 else None


def _find_campaign(campaigns: list[Campaign], day: date, random: Random) -> Campaign | None:
    going_on = [one for one in campaigns if one.first <= f"{day:%Y-%m}" <= one.last]
    return random.choice(going_on) if going_on and random.random() < 0.6 else None
