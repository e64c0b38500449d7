"""Feeds of what was changed last: in the chronicle, at a place, of an actor, in a campaign; corrections."""

from chronicle.output.feeds.calendar import has_calendar
from chronicle.output.feeds.entries import list_corrections, list_retracted, name_corrections
from chronicle.output.feeds.files import plan_feeds, plan_feeds_of_texts
from chronicle.output.feeds.formats import FEED_FILES

__all__ = [
    "FEED_FILES",
    "has_calendar",
    "list_corrections",
    "list_retracted",
    "name_corrections",
    "plan_feeds",
    "plan_feeds_of_texts",
]
