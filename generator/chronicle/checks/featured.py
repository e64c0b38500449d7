"""Rules of the battles that an editor puts first."""

from __future__ import annotations

from chronicle.checks.case import Case


def featured_twice(case: Case) -> None:
    for page in case.chronicle.pages.values():
        for n, battle in enumerate(page.featured):
            if battle in page.featured[:n]:
                spot = page.origin.spot("featured", n)
                case.found.error(
                    "featured-twice",
                    spot,
                    'the battle "{id}" is named twice',
                    "keep one of the two",
                    id=battle,
                )


def featured_outside_home(case: Case) -> None:
    for page in case.chronicle.pages.values():
        if page.featured and page.id != "home":
            case.found.error(
                "featured-outside-home",
                page.origin.key_spot("featured"),
                "battles are featured on the first page alone",
                "move the list to content/pages/home.md",
            )
