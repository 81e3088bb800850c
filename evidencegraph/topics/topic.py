"""What a claim is about: interventions, conditions, outcomes under one name each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from evidencegraph.model import Topic
from evidencegraph.tables import Row, rows, table_text

_ROLES = ("intervention", "condition", "outcome")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    concepts: re.Pattern[str]
    names: Mapping[str, tuple[str, str]]
    """Role and name of each spelling, in lower case."""
    endings: tuple[tuple[str, re.Pattern[str]], ...]


def topic_of(text: str, abbreviated: Mapping[str, str] | None = None) -> Topic:
    """Return what a claim is about.

    Args:
        text: the claim.
        abbreviated: the document's own abbreviations and their long forms, in lower case.

    >>> topic_of("Cytosine arabinoside does not improve survival in PML.").interventions
    ('cytarabine',)
    """
    words = expanded(text, abbreviated or {})
    vocabulary = _vocabulary()
    found: dict[str, dict[str, int]] = {role: {} for role in _ROLES}
    for match in vocabulary.concepts.finditer(words):
        role, name = vocabulary.names[_key(match[0])]
        found[role].setdefault(name, match.start())
    for role, pattern in vocabulary.endings:
        for match in pattern.finditer(vocabulary.concepts.sub(_blanked, words)):
            found[role].setdefault(_key(match[0]), match.start())
    ordered = [tuple(sorted(found[role], key=found[role].__getitem__)) for role in _ROLES]
    return Topic(*ordered)


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match[0])


def expanded(text: str, abbreviated: Mapping[str, str]) -> str:
    """Return a text with the document's own abbreviations spelled out."""
    if not abbreviated:
        return text
    short = "|".join(re.escape(word) for word in sorted(abbreviated, key=len, reverse=True))
    return re.sub(
        rf"(?<![\w(])({short})(?![\w])",
        lambda match: abbreviated[match[0].lower()] if match[0].lower() != match[0] else match[0],
        text,
        flags=re.IGNORECASE,
    )


def _key(words: str) -> str:
    """Return a spelling without case and plural.

    >>> _key("Checkpoint  Inhibitors"), _key("AIDS")
    ('checkpoint inhibitor', 'aids')
    """
    plain = " ".join(words.lower().split())
    kept = plain.endswith(("ss", "is", "us", "aids", "iris", "ms")) or len(plain) < 5  # noqa: PLR2004
    return plain if kept or not plain.endswith("s") else plain[:-1]


@cache
def _vocabulary() -> _Vocabulary:
    text = table_text("evidencegraph.topics", "concepts.toml")
    table = rows(text, "concept", ("name", "role", "also", "source"), "concepts.toml")
    names = {
        _key(spelling): (row["role"], row["name"]) for row in table for spelling in _spellings(row)
    }
    longest = sorted(names, key=lambda name: (-len(name), name))
    # A plural counts only where `_key` would find its singular again: not "arts", not "iriss".
    union = "|".join(
        re.escape(name) + ("s?" if _key(f"{name}s") == name else "") for name in longest
    )
    endings = rows(text, "ending", ("role", "pattern", "source"), "concepts.toml")
    return _Vocabulary(
        concepts=re.compile(rf"(?<!\w)(?:{union})(?!\w)", re.IGNORECASE),
        names=names,
        endings=tuple(
            (row["role"], re.compile(rf"\b{row['pattern']}\b", re.IGNORECASE)) for row in endings
        ),
    )


def _spellings(row: Row) -> tuple[str, ...]:
    return (row["name"], *row["also"])
