"""What the scripts say, in one language. They know no word of their own."""

from __future__ import annotations

import json

from chronicle.language import Digits
from chronicle.output.edition import Edition

# Unicode's names for the digits, by which a script asks for them.
_NUMBERING = {Digits.LATIN: "latn", Digits.ARABIC_INDIC: "arab", Digits.PERSIAN: "arabext"}
# A year that stands in no name of a month.
_SOME_YEAR = 2017


def say_script_words(edition: Edition) -> str:
    """The words as JSON."""
    say, calendar = edition.words.say, edition.calendar
    year = calendar.year(_SOME_YEAR)
    said = {
        "language": edition.code,
        "digits": _NUMBERING[edition.language.digits],
        "months": [calendar.month(_SOME_YEAR, month).replace(year, "{year}") for month in range(1, 13)],
        "shortMonths": list(calendar.short_months()),
        "narrowMonths": list(calendar.narrow_months()),
        "monthNames": [calendar.name_of_month(month) for month in range(1, 13)],
        "battles": edition.words.forms("{n} battle", "{n} battles"),
        "anyPlace": say("Any place"),
        "anyActor": say("Any actor"),
        "anyKind": say("Any kind"),
        "anyCampaign": say("Any campaign"),
        "noOtherActor": say("Any other actor"),
        "firstMonth": say("The first"),
        "lastMonth": say("The last"),
        "unknownMonth": say("From the year before, or month not known"),
        "year": say("Year"),
        "all": say("All"),
        "against": say("against"),
        "comma": say(", "),
        "counted": say("{month}: {count}", month="{month}", count="{count}"),
        "underWay": say("{count} that may have been under way then, of {all}", count="{count}", all="{all}"),
        "ofAll": say("{count} of {all}", count="{count}", all="{all}"),
        "none": say("No battle is like this."),
        "page": say("Page {n} of {all}", n="{n}", all="{all}"),
        "pages": say("Pages"),
        "before": say("Earlier battles"),
        "after": say("Later battles"),
        "notLoaded": say("The battles could not be loaded. All lists on this site can be read without them."),
        "inView": say("Battles in view"),
        "allInView": say("All in view"),
        "mapOf": say("Map of the battles"),
        "placesOnMap": say("Places on the map"),
        "placesTogether": say("{n} places close together", n="{n}"),
        "unplaced": say("{count} not on this map.", count="{count}"),
        "zoomIn": say("Closer"),
        "zoomOut": say("Farther"),
        "kilometres": say("{n} km", n="{n}"),
        "time": say("Time"),
        "fromMonth": say("From month"),
        "toMonth": say("To month"),
        "fromTo": say("from {start} to {end}", start="{from}", end="{to}"),
        "withContext": say("{place} ({precision})", place="{place}", precision="{precision}"),
    }
    return json.dumps(said, ensure_ascii=False)
