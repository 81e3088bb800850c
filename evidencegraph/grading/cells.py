"""The cells of a grading table: which keys a row may have, and what each may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from evidencegraph.errors import MalformedDataError
from evidencegraph.model import ClaimKind, Design, SourceKind
from evidencegraph.tables import Row

_Word = TypeVar("_Word", Design, SourceKind)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands, for messages: file, heading and number."""

    origin: str
    heading: str
    number: int

    def refuse(self, key: str, what: str, hint: str) -> MalformedDataError:
        """Return the error that names file, row and key."""
        where = f"{self.origin}: row {self.number} under [[{self.heading}]]"
        return MalformedDataError(f"{where}: {key} {what}", hint)


_TEXT = "a text"
_TEXTS = "a list of texts"
_FLAG = "true or false"
_NUMBER = "a whole number"
_LEVELS = "a table of whole numbers"
_KEYS: Mapping[str, Mapping[str, str]] = {
    "kind": {"name": _TEXT, "source": _TEXT, "by_design": _FLAG, "opaque": _NUMBER,
             "status": _NUMBER, "cap": _NUMBER},
    "source": {"publisher": _TEXT, "kind": _TEXT, "match": _TEXTS, "source": _TEXT},
    "suffix": {"kind": _TEXT, "ends": _TEXTS, "source": _TEXT},
    "sign": {"kind": _TEXT, "over": _TEXTS, "host": _TEXT, "path": _TEXT, "source": _TEXT},
    "design": {"name": _TEXT, "rung": _LEVELS, "source": _TEXT, "start": _LEVELS, "ocebm": _LEVELS,
               "also": _TEXTS, "synthesis": _FLAG, "cap": _NUMBER, "excluded": _TEXT},
    "cue": {"design": _TEXT, "source": _TEXT, "types": _TEXTS, "mesh": _TEXTS,
            "mesh_veto": _TEXTS, "title": _TEXT, "veto": _TEXT, "with": _TEXT, "abstract": _TEXT,
            "abstract_veto": _TEXT, "with_abstract": _TEXT},
    "fact": {"fact": _TEXT, "pattern": _TEXT, "source": _TEXT, "value": _TEXT},
}  # fmt: skip
_REQUIRED: Mapping[str, Collection[str]] = {
    "kind": ("name", "source"),
    "source": ("kind", "match"),
    "suffix": ("kind", "ends", "source"),
    "sign": ("kind", "over", "source"),
    "design": ("name", "rung", "source"),
    "cue": ("design", "source"),
    "fact": ("fact", "pattern", "source"),
}
HEADINGS = tuple(_KEYS)
"""The arrays of tables that a file of grading tables may hold."""


def checked(row: Row, place: Place) -> Row:
    """Return a row after checking its keys and the kind of each value.

    Raises:
        MalformedDataError: a key is missing, unknown, or holds a value of another kind; the
            message names file, row and key.
    """
    keys, required = _KEYS[place.heading], _REQUIRED[place.heading]
    hint = f"A row under [[{place.heading}]] may have: {', '.join(keys)}."
    for key, value in row.items():
        if key not in keys:
            raise place.refuse(repr(key), "is no key of this table", hint)
        if not _IS[keys[key]](value):
            raise place.refuse(key, f"is {value!r}", f"It must be {keys[key]}.")
    for key in required:
        if key not in row:
            raise place.refuse(key, "is missing", hint)
    return row


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_IS: Mapping[str, Callable[[Any], bool]] = {
    _TEXT: lambda value: isinstance(value, str),
    _TEXTS: lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
    _FLAG: lambda value: isinstance(value, bool),
    _NUMBER: _is_whole,
    _LEVELS: lambda value: isinstance(value, dict) and all(map(_is_whole, value.values())),
}


def word_of(words: type[_Word], row: Row, key: str, place: Place) -> _Word:
    """Return the design or kind of source that a cell names.

    Raises:
        MalformedDataError: the cell holds something else.
    """
    return named(words, row[key], key, place)


def named(words: type[_Word], name: str, key: str, place: Place) -> _Word:
    """Return the design or kind of source of this name.

    Raises:
        MalformedDataError: the cell holds something else.
    """
    try:
        return words(name)
    except ValueError as error:
        known = f"Known: {', '.join(words)}."
        raise place.refuse(key, f"has the unknown name {name!r}", known) from error


def number_of(row: Row, key: str, default: int, most: int, place: Place) -> int:
    """Return the whole number in a cell, 0 to `most`.

    Raises:
        MalformedDataError: the cell holds something else.
    """
    value = int(row.get(key, default))
    if not 0 <= value <= most:
        raise place.refuse(key, f"is {value}", f"It lies between 0 and {most}.")
    return value


def by_kind(row: Row, key: str, most: int, place: Place) -> Mapping[str, int]:
    """Return the numbers in a cell by kind of claim, each 0 to `most`.

    Raises:
        MalformedDataError: the cell holds something else.
    """
    known = {"other", *ClaimKind}
    levels: Mapping[str, int] = row.get(key, {})
    for kind, level in levels.items():
        if kind not in known or not 0 <= level <= most:
            hint = f"Kinds are {', '.join(sorted(known))}; {key} lies between 0 and {most}."
            raise place.refuse(f"{key}.{kind}", f"is {level}", hint)
    if key == "rung" and "other" not in levels:
        raise place.refuse("rung", "has no value for 'other'", "It holds for kinds not named.")
    return dict(levels)


def headings_of(row: Row, key: str, place: Place) -> frozenset[str]:
    """Return the subject headings in a cell, in lower case.

    Raises:
        MalformedDataError: the cell holds something else.
    """
    names = frozenset(name.lower() for name in row.get(key, ()))
    for name in sorted(names):
        if name.endswith(" as topic"):
            hint = "Such a heading marks works about a design, not works of that design."
            raise place.refuse(key, f"has {name!r}", hint)
    return names


def pattern_of(row: Row, key: str, place: Place) -> re.Pattern[str] | None:
    """Return the pattern in a cell; None where the row has none.

    Raises:
        MalformedDataError: the cell holds something else.
    """
    try:
        return re.compile(row[key], re.IGNORECASE) if key in row else None
    except re.error as error:
        raise place.refuse(key, f"is no pattern: {error}", "See Python's re syntax.") from error
