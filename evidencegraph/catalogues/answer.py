"""What a catalogue answers: found, absent, or could not check and why."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from evidencegraph.model import Fact, Reference

MALFORMED = (ValueError, LookupError, TypeError, AttributeError)
"""What reading raises where an answer is not of the documented shape."""


_HALF = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)


def read_json(text: str) -> Any:  # noqa: ANN401 - whatever the answer holds
    r"""Return what the JSON of an answer holds; halves of characters become the mark for unknown.

    Raises:
        ValueError: it is no JSON, or nested too deeply to be an answer.

    >>> read_json('{"title": "Sleep \\ud83d"}')["title"] == "Sleep \N{REPLACEMENT CHARACTER}"
    True
    """
    try:
        return json.loads(_HALF.sub(r"\\ufffd", text))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def whole_number(value: object, least: int, most: int) -> int | None:
    """Return a number of people or a year; None where it is none, or cannot be meant.

    >>> whole_number(118, 1, 10), whole_number("2019", 1500, 2100), whole_number(True, 0, 9)
    (None, 2019, None)
    """
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    number = int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None
    return number if number is not None and least <= number <= most else None


class State(StrEnum):
    """Three states that are never taken for one another."""

    FOUND = "found"
    ABSENT = "absent"
    """The catalogue answered and does not hold the work; that does not make it a fabrication."""
    UNCHECKED = "could not check"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one catalogue says about one identifier.

    Attributes:
        name: the identifier asked for, as a CURIE.
        source: the catalogue.
        state: found, absent or could not check.
        date: of the answer, ``2026-11-20``.
        work: what is known, where it was found.
        why: why it could not be checked; never with an address or a key.
    """

    name: str
    source: str
    state: State
    date: str
    work: Reference | None = None
    why: str = ""

    def __str__(self) -> str:
        """Print the answer for people.

        >>> str(Answer("pmid:7", "PubMed", State.UNCHECKED, "2026-11-20", why="timed out"))
        'pmid:7: could not check (PubMed: timed out)'
        """
        if self.state is State.UNCHECKED:
            return f"{self.name}: could not check ({self.source}: {self.why})"
        return f"{self.name}: {self.state.value} in {self.source}, {self.date}"


def found(name: str, source: str, date: str, work: Reference) -> Answer:
    """Return the answer of a catalogue that holds the work; its facts get source and date.

    An answer about another work than the one asked for tells nothing about it.
    """
    if name not in work.identifiers:
        return Answer(name, source, State.UNCHECKED, date, why="it answered about another work")
    facts = {
        "title": work.title,
        "year": str(work.year or ""),
        "publication types": "; ".join(work.publication_types),
        "participants": str(work.participants or ""),
        "status": work.status.value,
    }
    known = tuple(Fact(key, value, source, date) for key, value in facts.items() if value)
    stamped = replace(work, facts=tuple(sorted({*work.facts, *known})), listings=())
    return Answer(name, source, State.FOUND, date, stamped)
