"""Abbreviations that a document explains itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

_EXPLAINED = re.compile(r"\(\s*([A-Za-z][\w-]{1,9}s?)\s*\)")
# A word has an end: without one, a chain of hyphens would be read anew from each of its parts.
_WORD = r"[A-Za-z][\w-]{1,60}"
_OR = re.compile(rf"\b((?:{_WORD} ){{1,6}}?{_WORD}),? or ([A-Z][A-Z0-9-]{{1,9}})\b")
_LONGEST = 10
"""Words before the bracket among which the long form is looked for."""
_REACH = 400
"""Characters before the bracket that hold as many words."""


def abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """Return the long forms of the abbreviations that sentences explain, in lower case.

    The letters of the short form must be found in order in the words before it, the first at the
    beginning of a word (Schwartz and Hearst, 2003). The first explanation counts.

    >>> abbreviations(["Antiretroviral therapy (ART) helps.", "Plasma exchange, or PE, too."])
    {'art': 'antiretroviral therapy', 'pe': 'plasma exchange'}
    """
    found: dict[str, str] = {}
    for text in texts:
        pairs = [(_before(text, match.start()), match[1]) for match in _EXPLAINED.finditer(text)]
        if " or " in text:
            pairs += [(match[1], match[2]) for match in _OR.finditer(text)]
        for before, short in pairs:
            long = _long_form(before, short)
            if long and any(letter.isupper() for letter in short):
                found.setdefault(short.lower(), long.lower())
    return found


def _before(text: str, place: int) -> str:
    return text[max(0, place - _REACH) : place]


def _long_form(before: str, short: str) -> str:
    """Return the shortest run of words before a short form that its letters spell."""
    words = re.findall(r"[\w'’-]+", before)[-_LONGEST:]
    letters = [letter for letter in short.lower().removesuffix("s") if letter.isalnum()]
    for start in range(len(words) - 1, -1, -1):
        run = " ".join(words[start:])
        if run[:1].lower() == letters[0] and _spells(run.lower(), letters):
            return run if len(words) - start > 1 else ""
    return ""


def _spells(run: str, letters: list[str]) -> bool:
    at = 0
    for letter in letters:
        at = run.find(letter, at) + 1
        if not at:
            return False
    return True
