"""UCDP's first and last possible day, and how well it knows them, as one EDTF date."""

from __future__ import annotations

import calendar
from datetime import date

_ONE_DAY = 1
_LONG = 4  # from here on the event is known to more than a week


def make_date(first: date, last: date, precision: int | None) -> str:
    """A date that claims no more than UCDP does.

    Only date_prec 1 is a plain day. A span of which the event took some part is an interval with both
    ends uncertain; a whole month or year is written as that.
    """
    if precision == _ONE_DAY and first == last:
        return first.isoformat()
    if (precision or 0) >= _LONG and first.year == last.year:
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return f"{first.year:04}"
        length = calendar.monthrange(last.year, last.month)[1]
        if first.month == last.month and (first.day, last.day) == (1, length):
            return f"{first.year:04}-{first.month:02}"
    return f"{first}~" if first == last else f"{first}?/{last}?"
