"""Whether a text is English, the only language whose wording is judged here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from evidencegraph.tables import rows, table_text

_ENGLISH = "English"
_UNKNOWN = "an unknown language"
_FEWEST = 12
"""Words from which a language can be told; fewer are taken for English."""
_LONGEST = 20_000
"""Characters at which a text is read: its beginning shows its language."""
_RARE = 0.06
"""Share of function words below which a text may be no English prose; lists of names lie higher."""
_FOREIGN = 0.12
"""Share of its function words from which a text is in another language."""
_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+")
"""A word; where they are written without spaces (Thai, Japanese, Chinese), a character."""


def foreign_language(text: str) -> str:
    """Return the language of a text that is not English; empty for English, or where none is told.

    >>> foreign_language("Es gibt keine Heilung, und der Nutzen der Mittel ist nicht belegt.")
    'German'
    >>> foreign_language("There is no cure, and the benefit of the drugs has not been shown.")
    ''
    """
    words = [word.lower() for word in _WORD.findall(text[:_LONGEST])]
    if len(words) < _FEWEST:
        return ""
    counts = Counter(words)
    shares = {
        name: sum(counts[word] for word in known) / len(words) for name, known in _known().items()
    }
    best = max(shares, key=lambda name: (shares[name], name == _ENGLISH))
    if shares[_ENGLISH] >= _RARE and best == _ENGLISH:
        return ""
    if best != _ENGLISH and shares[best] >= _FOREIGN and shares[best] > 2 * shares[_ENGLISH]:
        return best
    latin = sum(word.isascii() for word in words) / len(words)
    return _UNKNOWN if latin < 1 / 2 and shares[_ENGLISH] < _RARE else ""


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    table = table_text("evidencegraph.wording", "languages.toml")
    found = rows(table, "language", ("name", "words", "source"), "languages.toml")
    return {row["name"]: tuple(row["words"]) for row in found}
