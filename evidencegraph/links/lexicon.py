"""The tables of this package as patterns and words; they lie beside this module."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from evidencegraph.tables import Row, rows, table_text, word_set

_RESULTS = "results.toml"
_WORDS = "words.toml"


@cache
def phrases(heading: str) -> re.Pattern[str]:
    """Return what finds the phrases under one heading, as whole words.

    >>> phrases("aim").findall("we asked whether it worked")
    ['whether']
    """
    return _whole_words(_union(heading))


@cache
def marks(heading: str) -> re.Pattern[str]:
    """Return what finds the marks under one heading, which begin and end where they like.

    >>> marks("aside").findall("no difference (P=0.2)")
    ['(P=0.2)']
    """
    return re.compile(_union(heading), re.IGNORECASE)


@cache
def named_phrases(heading: str, name: str) -> Mapping[str, re.Pattern[str]]:
    """Return the same by the name that a key of each row gives.

    >>> sorted(named_phrases("cue", "sign"))
    ['down', 'link', 'up']
    """
    return {row[name]: _whole_words(row["pattern"]) for row in _rows(heading, (name, "pattern"))}


def words_of(heading: str) -> frozenset[str]:
    """Return the words under one heading of the table of words.

    >>> "although" in words_of("function")
    True
    """
    return word_set("evidencegraph.links", _WORDS, heading)


def _union(heading: str) -> str:
    return "|".join(row["pattern"] for row in _rows(heading, ("pattern",)))


def _rows(heading: str, keys: tuple[str, ...]) -> tuple[Row, ...]:
    text = table_text("evidencegraph.links", _RESULTS)
    return tuple(rows(text, heading, (*keys, "source"), _RESULTS))


def _whole_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)
