"""Numbers in a claim as values with units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import Quantity

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNITS = {
    r"%|per ?cent\b|percentage points?\b": "%",
    r"mg/m2\b|mg/m²": "mg/m²",
    r"mg/kg\b": "mg/kg",
    r"mg\b|milligrams?\b": "mg",
    r"g\b|grams?\b": "g",
    r"ml\b|millilit(?:er|re)s?\b": "ml",
    r"days?\b": "days",
    r"weeks?\b|wk\b": "weeks",
    r"months?\b": "months",
    r"years?\b": "years",
    r"hours?\b": "hours",
    r"(?:[\w-]+ ){0,2}(?:patients?|people|persons?|participants|cases|adults|children)\b": "people",
}
_QUANTITY = re.compile(
    rf"(?<![\w.,-])(?P<low>{_NUMBER})(?:\s*(?:-|–|to)\s*(?P<high>{_NUMBER}))?"
    r"(?![\w]*[-/]\d)\s?-?(?:"
    + "|".join(f"(?P<u{at}>{pattern})" for at, pattern in enumerate(_UNITS))
    + ")",
    re.IGNORECASE,
)


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the numbers of a claim that have a unit, in the order of the text.

    >>> [str(quantity) for quantity in quantities("Mortality is 30-50% after 12 months.")]
    ['30-50%', '12 months']
    """
    for match in _QUANTITY.finditer(text):
        group = next(name for name, value in match.groupdict().items() if name[0] == "u" and value)
        low = _value(match["low"])
        high = _value(match["high"]) if match["high"] else low
        unit = list(_UNITS.values())[int(group[1:])]
        yield Quantity(min(low, high), max(low, high), unit, match.start(), match.end())


def _value(number: str) -> float:
    return float(number.replace(",", ""))
