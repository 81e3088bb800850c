"""Dates as pages write them, as far as they can be meant in one way only."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"{_YEAR}/(?P<number>\d\d)/(?P<day>\d\d)(?!\d)",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+{_MONTH},?\s+{_YEAR}\b",
        rf"{_MONTH},?\s+{_YEAR}\b",
        rf"{_YEAR}-(?P<number>\d\d)(?![-\d])",
        # 03/04/2024 is March to some and April to others: only the year is known.
        rf"\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}\b",
        rf"{_YEAR}\b",
    )
)


def day_of(text: str) -> str:
    """Return the date that a text begins with, as exact as it is; empty where it is none.

    >>> day_of("January 3, 2024"), day_of("3 Jan 2024"), day_of("2024-01-03T10:00Z")
    ('2024-01-03', '2024-01-03', '2024-01-03')
    >>> day_of("Mar 2024"), day_of("03/04/2024"), day_of("30 February 2024"), day_of("soon")
    ('2024-03', '2024', '2024', '')
    """
    for form in _FORMS:
        if found := form.match(text.strip()):
            return _iso(found.groupdict())
    return ""


def _iso(parts: dict[str, str | None]) -> str:
    year = parts["year"] or ""
    name, number = parts.get("month"), parts.get("number")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(number or 0)
    day = int(parts.get("day") or 0)
    try:
        exact = date(int(year), month or 1, day or 1).isoformat()
    except ValueError:
        return year
    return exact[: 10 if day else 7 if month else 4]
