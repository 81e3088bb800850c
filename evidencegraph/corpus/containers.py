"""Journals by their names, spelt out or abbreviated."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "de",
        "der",
        "des",
        "di",
        "die",
        "do",
        "e",
        "et",
        "for",
        "für",
        "fur",
        "in",
        "la",
        "le",
        "les",
        "of",
        "on",
        "official",
        "journal",
        "publication",
        "the",
        "to",
        "und",
        "y",
    ]
) - {"journal"}
_ASIDE = re.compile(
    r"\([^)]*\)|\bconference\s*:.*$|:.*$|\s[=/|].*$|\.\s+(?:official|a journal|the journal).*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    decomposed = unicodedata.normalize("NFKD", _ASIDE.sub(" ", name).casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return tuple(word for word in re.findall(r"\w+", bare) if word not in _SMALL)


def same_container(one: str, other: str) -> bool:
    """Tell whether two names may be of one journal: the words of one abbreviate the other's.

    >>> same_container("Curr Opin Lipidol", "Current Opinion in Lipidology")
    True
    >>> same_container("Lancet", "The Lancet Neurology"), same_container("N Engl J Med", "JAMA")
    (False, False)
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return True
    return _abbreviates(first, second) or _abbreviates(second, first) or _initials(first, second)


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) == len(long) and all(
        _is_short_for(s, w) for s, w in zip(short, long, strict=True)
    )


def _is_short_for(short: str, word: str) -> bool:
    """Tell whether a word may be cut to another: to its beginning, or to letters in order."""
    if word.startswith(short):
        return True
    letters = iter(word)
    return short[0] == word[0] and all(letter in letters for letter in short)


def _initials(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether one name is the initials of the other: JAMA, BMJ, PNAS."""
    short, long = sorted((first, second), key=len)
    if len(short) != 1:
        return False
    return (
        short[0] in {"".join(w[0] for w in long), "".join(w[0] for w in long[:4])} and len(long) > 1
    )
