"""The keys of an appraisal, and what each may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from evidencegraph.grading import DEFAULT, MOST_PEOPLE
from evidencegraph.model import (
    Certainty,
    ClaimKind,
    Design,
    Direction,
    Domain,
    Rating,
    Upgrade,
)

_MOST_GAINED = 2
_RATINGS = {f"{r.label} {int(r)}" if r else r.label: r for r in Rating} | {
    r.label: r for r in Rating
}
_LEVELS = {level.label: level for level in Certainty}
_Value = TypeVar("_Value")


def text(value: Any) -> str:  # noqa: ANN401 - whatever TOML holds; so below
    """Return a text that says something.

    Raises:
        ValueError: it is none; the message says what would be one. So for all readers here.
    """
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text that is not empty")
    return value.strip()


def day(value: Any) -> str:  # noqa: ANN401
    """Return a day as ``2026-11-20``, given as a TOML date or as text.

    >>> day("2026-11-20")
    '2026-11-20'
    """
    # A moment is a date to Python, but its time of day would make the order hard to read.
    if type(value) is date:
        return value.isoformat()
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise ValueError("must be a date like 2026-11-20") from None


def design(value: Any) -> Design:  # noqa: ANN401
    """Return a design by any word that the table of designs knows."""
    found = DEFAULT.declared.get(str(value).strip().lower())
    if found is None:
        raise ValueError(f"must be a design: {', '.join(Design)}")
    return found


def people(value: Any) -> int:  # noqa: ANN401
    """Return a number of people that can have been studied."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= MOST_PEOPLE:
        raise ValueError(f"must be a whole number between 1 and {MOST_PEOPLE}")
    return value


def level(value: Any) -> Certainty:  # noqa: ANN401
    """Return a level of certainty by its name."""
    return _one_of(_LEVELS, value)


def rating(value: Any) -> Rating:  # noqa: ANN401
    """Return how serious a concern is, with or without the levels that it costs.

    >>> rating("serious -1") is rating("serious")
    True
    """
    return _one_of(_RATINGS, value)


def gained(value: Any) -> int:  # noqa: ANN401
    """Return by how many levels evidence is rated up, as ``1`` or as ``"+1"``."""
    number = {"+1": 1, "+2": 2}.get(value, value) if isinstance(value, str) else value
    if isinstance(number, bool) or not isinstance(number, int) or not 0 < number <= _MOST_GAINED:
        raise ValueError("must be 1 or 2")
    return number


def flag(value: Any) -> bool:  # noqa: ANN401
    """Return true or false."""
    if not isinstance(value, bool):
        raise ValueError("must be true or false")  # noqa: TRY004 - the caller names the line
    return value


def names(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return a list of ids of claims."""
    if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
        raise ValueError("must be a list of ids of claims")
    return tuple(value)


def direction(value: Any) -> Direction:  # noqa: ANN401
    """Return what a work does for a claim."""
    return _one_of({word.value: word for word in Direction}, value)


def kind(value: Any) -> ClaimKind:  # noqa: ANN401
    """Return the question that a claim answers."""
    return _one_of({word.value: word for word in ClaimKind}, value)


def _one_of(words: Mapping[str, _Value], value: Any) -> _Value:  # noqa: ANN401
    if not isinstance(value, str) or value.strip().lower() not in words:
        raise ValueError(f"must be one of: {', '.join(words)}")
    return words[value.strip().lower()]


def key_of(word: StrEnum) -> str:
    """Return the key under which a word of several parts is written.

    >>> key_of(Domain.RISK_OF_BIAS)
    'risk_of_bias'
    """
    return word.value.replace(" ", "_")


SIGNED = ("reason", "by", "date")
"""What every appraisal must have."""
FIELDS: Mapping[str, Callable[[Any], object]] = {
    "claim": text,
    "quote": text,
    "reference": text,
    "design": design,
    "participants": people,
    "level": level,
    **{key_of(domain): rating for domain in Domain},
    **{key_of(upgrade): gained for upgrade in Upgrade},
    "direction": direction,
    "cite": direction,
    "confirmed": flag,
    "same": names,
    "kind": kind,
    "reason": text,
    "by": text,
    "date": day,
}
"""Every key with its reader, in the order in which people write them."""
