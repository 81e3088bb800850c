"""Families of treatments and of outcomes: what two claims may share without naming one thing."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from evidencegraph.tables import Row, rows, table_text

_NAME = "families.toml"
_WORD = re.compile(r"[^\W_]+(?:[-–/*:][^\W_]+)*")


class Families(NamedTuple):
    """The families of which a text names a member, or the family itself."""

    interventions: frozenset[str]
    outcomes: frozenset[str]


def families_of(text: str) -> Families:
    """Return the families that the words of a claim name.

    >>> found = families_of("Rosuvastatin: fewer strokes and less blood loss")
    >>> sorted(found.interventions), sorted(found.outcomes)
    (['statins'], ['bleeding', 'cardiovascular events'])
    """
    low = text.lower()
    found: dict[str, set[str]] = {"intervention": set(), "outcome": set()}
    for role, name, phrase in chain.from_iterable(map(_of_word, _WORD.findall(low))):
        if phrase in low:
            found[role].add(name)
    return Families(frozenset(found["intervention"]), frozenset(found["outcome"]))


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> tuple[tuple[str, str, str], ...]:
    """Return role and name of the families of a word, each with the phrase that must stand, too.

    A phrase may begin inside a word; the word of a family needs no phrase.
    """
    found: list[tuple[str, str, str]] = []
    if _any_member().fullmatch(word):
        found += [(role, name, "") for role, name, member in _members() if member.fullmatch(word)]
    if word.endswith(_starts()):
        found += [row for first, row in _phrases() if word.endswith(first)]
    found += [row for inside, row in _phrases(alone=True) if inside in word]
    return tuple(found)


@cache
def _any_member() -> re.Pattern[str]:
    """Return what a word of any family matches: most words are of none."""
    return re.compile("|".join(f"(?:{member.pattern})" for _, _, member in _members()))


@cache
def _members() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((row["role"], row["name"], re.compile(row["words"])) for row in _table())


@cache
def _phrases(*, alone: bool = False) -> tuple[tuple[str, tuple[str, str, str]], ...]:
    """Return the phrases of several words, or of one `alone`: first word; role, name, phrase."""
    return tuple(
        (phrase.split()[0], (row["role"], row["name"], phrase))
        for row in _table()
        for phrase in row["phrases"]
        if (" " not in phrase) is alone
    )


@cache
def _starts() -> tuple[str, ...]:
    return tuple(sorted({first for first, _ in _phrases()}))


def _table() -> tuple[Row, ...]:
    text = table_text("evidencegraph.topics", _NAME)
    return tuple(rows(text, "family", ("name", "role", "words", "phrases", "source"), _NAME))
