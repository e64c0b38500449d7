"""The dates that `parse_edtf` takes as one regular expression, for editors' tools that know no other rule.

It is exact for one date, leap years and short months included. Of an interval it cannot say whether it
runs backwards.
"""

from __future__ import annotations

_YEAR = r"(?!0000)[0-9]{4}"
_DECADE_OR_CENTURY = r"(?:(?!000)[0-9]{3}X|(?!00)[0-9]{2}XX)"
_LEAP_YEAR = r"(?!0000)(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26]|00)00)"
_LONG = r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01]|[0-3]X)"
_SHORT = r"(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30|[0-3]X)"
_FEBRUARY = r"02-(?:0[1-9]|1[0-9]|2[0-8]|[0-2]X)"
_MONTH = r"(?:0[1-9]|1[0-2])(?:-XX)?"
_UNKNOWN_MONTH = r"XX(?:-XX)?"
_MOMENT = (
    rf"(?:{_YEAR}(?:-(?:{_LONG}|{_SHORT}|{_FEBRUARY}|{_MONTH}|{_UNKNOWN_MONTH}))?"
    rf"|{_LEAP_YEAR}-02-29"
    rf"|{_DECADE_OR_CENTURY}(?:-{_UNKNOWN_MONTH})?)[~?%]?"
)

# Plain enough for both Python and ECMAScript.
EDTF_PATTERN = rf"^(?:{_MOMENT}(?:/(?:{_MOMENT}|\.\.)?)?|(?:\.\.)?/{_MOMENT})$"
