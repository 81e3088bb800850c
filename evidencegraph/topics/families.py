"""Families of treatments and of outcomes: what two claims may share without naming one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

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
    found = {name for word in _WORD.findall(low) for name in _of_word(word, role)}
    found.update(name for phrase, name in _phrases()[role].items() if phrase in low)
    return frozenset(found)


@lru_cache(maxsize=50_000)
def _of_word(word: str, role: str) -> tuple[str, ...]:
    if not _any_word()[role].fullmatch(word):
        return ()
    return tuple(name for name, pattern in _words()[role].items() if pattern.fullmatch(word))


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
