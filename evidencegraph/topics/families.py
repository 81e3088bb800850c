"""Families of treatments and of outcomes: what two claims may share without naming one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import repeat

from evidencegraph.tables import rows, table_text

_NAME = "families.toml"
_WORD = re.compile(r"[^\W_]+(?:[-–/*:][^\W_]+)*")


def families_of(text: str, role: str) -> frozenset[str]:
    """Return the families of which a text names a member, or the family itself.

    Args:
        text: words of a claim.
        role: ``intervention`` or ``outcome``.

    >>> sorted(families_of("Rosuvastatin and other statins", "intervention"))
    ['statins']
    >>> sorted(families_of("fewer strokes and less blood loss", "outcome"))
    ['bleeding', 'cardiovascular events']
    """
    low = text.lower()
    found: set[str] = set()
    for names, phrases in filter(None, map(_of_word, _WORD.findall(low), repeat(role))):
        found.update(names, (name for phrase, name in phrases if phrase in low))
    return frozenset(found)


_Named = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]


@lru_cache(maxsize=50_000)
def _of_word(word: str, role: str) -> _Named | None:
    """Return the families of a word, and the phrases, with theirs, that may begin in it."""
    names: tuple[str, ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()
    if _any_word()[role].fullmatch(word):
        names = tuple(name for name, pattern in _words()[role].items() if pattern.fullmatch(word))
    if _any_start()[role].search(word):
        phrases = tuple(one for one in _phrases()[role].items() if _start(one[0]).search(word))
    return (names, phrases) if names or phrases else None


@cache
def _any_start() -> Mapping[str, re.Pattern[str]]:
    """Return what any phrase of a role's families begins with: most words begin none."""
    return {
        role: re.compile("|".join(sorted({_start(phrase).pattern for phrase in phrases})))
        for role, phrases in _phrases().items()
    }


@cache
def _start(phrase: str) -> re.Pattern[str]:
    """Return what the word in which a phrase begins holds: a phrase may begin inside a word."""
    first, *more = phrase.split(maxsplit=1)
    return re.compile(f"{re.escape(first)}$" if more else re.escape(first))


@cache
def _any_word() -> Mapping[str, re.Pattern[str]]:
    """Return what any word of a role's families matches: most words are of none."""
    return {
        role: re.compile("|".join(f"(?:{one.pattern})" for one in patterns.values()))
        for role, patterns in _words().items()
    }


@cache
def _words() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    found: dict[str, dict[str, re.Pattern[str]]] = {}
    for row in rows(_text(), "family", ("name", "role", "words", "phrases", "source"), _NAME):
        found.setdefault(row["role"], {})[row["name"]] = re.compile(row["words"])
    return found


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows(_text(), "family", ("name", "role", "words", "phrases", "source"), _NAME):
        for phrase in row["phrases"]:
            found.setdefault(row["role"], {})[phrase] = row["name"]
    return found


def _text() -> str:
    return table_text("evidencegraph.topics", _NAME)
