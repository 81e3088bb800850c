"""One row of a grading table: from TOML to a typed, checked value."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from evidencegraph.errors import MalformedDataError
from evidencegraph.model import Certainty, ClaimKind, Design, SourceKind
from evidencegraph.tables import Row

_MACHINE_RUNG = 7
"""The most that a table may grant a design, Moderate: a machine never grants High (METHOD 1.4).

Of Cochrane's first primary outcomes 13.5 % are High (Fleming 2016).
"""
_TOP_RUNG = 9
_TOP_OPAQUE = 3
_TOP_STATUS = 5
_TOP_OCEBM = 5
_END = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:\.\*)?")
_Word = TypeVar("_Word", Design, SourceKind)


@dataclass(frozen=True, slots=True)
class KindRow:
    """What a kind of source can bear; see the head of ``sources.toml``."""

    name: SourceKind
    by_design: bool
    opaque: int
    status: int
    cap: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One publisher and the addresses of its pages; without a name, each host is its own."""

    publisher: str
    kind: SourceKind
    match: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuffixRow:
    """Ends of hosts that a registry gives to bodies of one kind only."""

    kind: SourceKind
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignRow:
    """What in an address shows the kind of page, and the kinds it speaks over."""

    kind: SourceKind
    over: frozenset[SourceKind]
    host: re.Pattern[str] | None
    path: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class DesignRow:
    """What a design can bear, by kind of claim; see the head of ``designs.toml``."""

    name: Design
    rung: Mapping[str, int]
    start: Mapping[str, int]
    ocebm: Mapping[str, int]
    also: tuple[str, ...]
    synthesis: bool
    cap: int
    excluded: str


@dataclass(frozen=True, slots=True)
class CueRow:
    """What shows a design; see the head of ``cues.toml``."""

    design: Design
    types: frozenset[str]
    mesh: frozenset[str]
    mesh_veto: frozenset[str]
    title: re.Pattern[str] | None
    veto: re.Pattern[str] | None
    along: re.Pattern[str] | None
    abstract: re.Pattern[str] | None
    abstract_veto: re.Pattern[str] | None
    along_abstract: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """How a fact other than the design is read from the text; see the head of ``facts.toml``."""

    fact: str
    value: str
    pattern: re.Pattern[str]


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


def kind_row(row: Row, place: Place) -> KindRow:
    """Return a row of ``[[kind]]``."""
    return KindRow(
        name=_word(SourceKind, row, "name", place),
        by_design=row.get("by_design", False),
        opaque=_number(row, "opaque", 0, _TOP_OPAQUE, place),
        status=_number(row, "status", 0, _TOP_STATUS, place),
        cap=_number(row, "cap", _TOP_RUNG, _TOP_RUNG, place),
    )


def source_row(row: Row, place: Place) -> SourceRow:
    """Return a row of ``[[source]]``."""
    for match in row["match"]:
        if "//" in match or match.startswith("www.") or match.endswith("/"):
            hint = "Write it without scheme, www. and closing slash: nih.gov/health."
            raise place.refuse("match", f"has {match!r}", hint)
    if not {"publisher", "source"} & set(row):
        hint = "Name who speaks there, or say why all its hosts are of this kind (source)."
        raise place.refuse("publisher", "is missing", hint)
    addresses = tuple(match.lower() for match in row["match"])
    publisher = row.get("publisher", "")
    return SourceRow(publisher, _word(SourceKind, row, "kind", place), addresses)


def suffix_row(row: Row, place: Place) -> SuffixRow:
    """Return a row of ``[[suffix]]``."""
    for end in row["ends"]:
        if not _END.fullmatch(end):
            hint = "Write it without a leading dot: gov.uk; gov.* stands for every country."
            raise place.refuse("ends", f"has {end!r}", hint)
    return SuffixRow(_word(SourceKind, row, "kind", place), tuple(row["ends"]))


def sign_row(row: Row, place: Place) -> SignRow:
    """Return a row of ``[[sign]]``."""
    if not {"host", "path"} & set(row):
        raise place.refuse("path", "is missing", "A sign needs a pattern for host or path.")
    over = frozenset(_named(SourceKind, name, "over", place) for name in row["over"])
    return SignRow(
        _word(SourceKind, row, "kind", place),
        over,
        _pattern(row, "host", place),
        _pattern(row, "path", place),
    )


def design_row(row: Row, place: Place) -> DesignRow:
    """Return a row of ``[[design]]``."""
    return DesignRow(
        name=_word(Design, row, "name", place),
        rung=_by_kind(row, "rung", _MACHINE_RUNG, place),
        start=_by_kind(row, "start", max(Certainty), place),
        ocebm=_by_kind(row, "ocebm", _TOP_OCEBM, place),
        also=tuple(row.get("also", ())),
        synthesis=row.get("synthesis", False),
        cap=_number(row, "cap", _TOP_RUNG, _TOP_RUNG, place),
        excluded=row.get("excluded", ""),
    )


def cue_row(row: Row, place: Place) -> CueRow:
    """Return a row of ``[[cue]]``."""
    if not {"types", "mesh", "title", "abstract"} & set(row):
        raise place.refuse("types", "is missing", "A cue needs types, mesh, title or abstract.")
    return CueRow(
        design=_word(Design, row, "design", place),
        types=frozenset(name.lower() for name in row.get("types", ())),
        mesh=_headings(row, "mesh", place),
        mesh_veto=_headings(row, "mesh_veto", place),
        title=_pattern(row, "title", place),
        veto=_pattern(row, "veto", place),
        along=_pattern(row, "with", place),
        abstract=_pattern(row, "abstract", place),
        abstract_veto=_pattern(row, "abstract_veto", place),
        along_abstract=_pattern(row, "with_abstract", place),
    )


def fact_row(row: Row, place: Place) -> FactRow:
    """Return a row of ``[[fact]]``."""
    pattern = _pattern(row, "pattern", place)
    if pattern is None:  # pragma: no cover - `checked` has seen that it is there
        raise place.refuse("pattern", "is missing", "Every fact needs one.")
    return FactRow(row["fact"], row.get("value", ""), pattern)


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


def _word(words: type[_Word], row: Row, key: str, place: Place) -> _Word:
    return _named(words, row[key], key, place)


def _named(words: type[_Word], name: str, key: str, place: Place) -> _Word:
    try:
        return words(name)
    except ValueError as error:
        known = f"Known: {', '.join(words)}."
        raise place.refuse(key, f"has the unknown name {name!r}", known) from error


def _number(row: Row, key: str, default: int, most: int, place: Place) -> int:
    value = int(row.get(key, default))
    if not 0 <= value <= most:
        raise place.refuse(key, f"is {value}", f"It lies between 0 and {most}.")
    return value


def _by_kind(row: Row, key: str, most: int, place: Place) -> Mapping[str, int]:
    known = {"other", *ClaimKind}
    levels: Mapping[str, int] = row.get(key, {})
    for kind, level in levels.items():
        if kind not in known or not 0 <= level <= most:
            hint = f"Kinds are {', '.join(sorted(known))}; {key} lies between 0 and {most}."
            raise place.refuse(f"{key}.{kind}", f"is {level}", hint)
    if key == "rung" and "other" not in levels:
        raise place.refuse("rung", "has no value for 'other'", "It holds for kinds not named.")
    return dict(levels)


def _headings(row: Row, key: str, place: Place) -> frozenset[str]:
    names = frozenset(name.lower() for name in row.get(key, ()))
    for name in sorted(names):
        if name.endswith(" as topic"):
            hint = "Such a heading marks works about a design, not works of that design."
            raise place.refuse(key, f"has {name!r}", hint)
    return names


def _pattern(row: Row, key: str, place: Place) -> re.Pattern[str] | None:
    try:
        return re.compile(row[key], re.IGNORECASE) if key in row else None
    except re.error as error:
        raise place.refuse(key, f"is no pattern: {error}", "See Python's re syntax.") from error
