"""Finds what a battle names, and what other pages list: the battles of a place, all places."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import Any

from pelican import signals  # type: ignore[import-not-found]

_GROUPS = ("places", "actors", "campaigns", "years")


def find_lists(generators: list[Any]) -> None:
    """Give each article and page what it names and lists. By now all of them are read."""
    made = {type(generator).__name__: generator for generator in generators}
    articles, pages = made["ArticlesGenerator"], made["PagesGenerator"]
    battles = sorted(chain(articles.articles, articles.translations), key=lambda battle: battle.date)
    others = list(chain(pages.pages, pages.translations))
    by_path = {(page.lang, page.slug): page for page in others}
    listed = defaultdict(list)
    for battle in battles:
        battle.named = [by_path[battle.lang, path] for path in _list_paths(battle)]
        for page in battle.named:
            listed[battle.lang, page.slug].append(battle)
    for page in sorted(others, key=lambda page: page.slug):
        group, _, id = page.slug.partition("/")
        if group in _GROUPS and id:
            listed[page.lang, group].append(page)
    for page in others:
        page.listed = listed[page.lang, "years" if page.slug == "home" else page.slug]


def _list_paths(battle: Any) -> list[str]:
    groups = ((group, getattr(battle, group, "")) for group in (*_GROUPS, "sources"))
    return [f"{group}/{id}" for group, ids in groups if ids for id in ids.split(", ")]


def register() -> None:
    """Be called once all generators have read their files."""
    signals.all_generators_finalized.connect(find_lists)
