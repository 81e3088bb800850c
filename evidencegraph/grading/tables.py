"""The tables of grading as typed rows, checked when they are first used."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from evidencegraph.errors import MalformedDataError
from evidencegraph.model import Certainty, ClaimKind, Design, SourceKind
from evidencegraph.tables import Row, rows, table_text

_PACKAGE = "evidencegraph.grading"
_TABLES = ("sources.toml", "designs.toml", "cues.toml")
_TOP_RUNG = 9
_Word = TypeVar("_Word", Design, SourceKind)


@dataclass(frozen=True, slots=True)
class KindRow:
    """What a kind of source can bear; see the head of ``sources.toml``."""

    by_design: bool
    opaque: int
    status: int
    cap: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One publisher and an address of its pages."""

    publisher: str
    kind: SourceKind
    match: str


@dataclass(frozen=True, slots=True)
class DesignRow:
    """What a design can bear, by kind of claim; see the head of ``designs.toml``."""

    rung: Mapping[str, int]
    start: Mapping[str, int]
    synthesis: bool
    excluded: str


@dataclass(frozen=True, slots=True)
class CueRow:
    """What shows a design; see the head of ``cues.toml``."""

    design: Design
    types: frozenset[str]
    title: re.Pattern[str] | None
    veto: re.Pattern[str] | None
    along: re.Pattern[str] | None


@cache
def kind_rows() -> Mapping[SourceKind, KindRow]:
    """Return what each kind of source can bear; every kind has a row."""
    found = {
        _word(SourceKind, row, "sources.toml"): KindRow(
            by_design=row.get("by_design", False),
            opaque=row.get("opaque", 0),
            status=row.get("status", 0),
            cap=row.get("cap", _TOP_RUNG),
        )
        for row in _rows("sources.toml", "kind", "name", "source")
    }
    return _complete(found, SourceKind, "sources.toml")


@cache
def source_rows() -> Mapping[str, SourceRow]:
    """Return the publishers by the address that shows them, ``ninds.nih.gov``."""
    return {
        match.lower(): SourceRow(row["publisher"], SourceKind(row["kind"]), match)
        for row in _rows("sources.toml", "source", "publisher", "kind", "match")
        for match in row["match"]
    }


@cache
def design_rows() -> Mapping[Design, DesignRow]:
    """Return what each design can bear; every design has a row."""
    found = {
        _word(Design, row, "designs.toml"): DesignRow(
            rung=_by_kind(row, "rung", _TOP_RUNG),
            start=_by_kind(row, "start", max(Certainty)),
            synthesis=row.get("synthesis", False),
            excluded=row.get("excluded", ""),
        )
        for row in _rows("designs.toml", "design", "name", "rung", "source")
    }
    return _complete(found, Design, "designs.toml")


@cache
def declared_designs() -> Mapping[str, Design]:
    """Return the words by which a person may declare a design, in lower case."""
    table = _rows("designs.toml", "design", "name", "rung", "source")
    return {
        word.lower(): Design(row["name"])
        for row in table
        for word in (row["name"], *row.get("also", ()))
    }


@cache
def cue_rows() -> tuple[CueRow, ...]:
    """Return what shows a design, in the order of decision."""
    return tuple(
        CueRow(
            design=Design(row["design"]),
            types=frozenset(name.lower() for name in row.get("types", ())),
            title=_pattern(row, "title"),
            veto=_pattern(row, "veto"),
            along=_pattern(row, "with"),
        )
        for row in _rows("cues.toml", "cue", "design", "source")
    )


@cache
def tables_digest() -> str:
    """Return a fingerprint of all tables, so that a result can say what it was made with."""
    text = "\0".join(table_text(_PACKAGE, name) for name in _TABLES)
    return hashlib.sha256(text.encode()).hexdigest()


def _rows(table: str, heading: str, *required: str) -> tuple[Row, ...]:
    return rows(table_text(_PACKAGE, table), heading, required, table)


def _word(words: type[_Word], row: Row, table: str) -> _Word:
    try:
        return words(row["name"])
    except ValueError as error:
        message = f"{table}: unknown name {row['name']!r}"
        raise MalformedDataError(message, f"Known: {', '.join(words)}.") from error


def _by_kind(row: Row, key: str, most: int) -> Mapping[str, int]:
    """Return the levels of a row by kind of claim, after checking names and ranges."""
    known = {"other", *ClaimKind}
    for kind, level in row.get(key, {}).items():
        if kind not in known or not 0 <= level <= most:
            raise MalformedDataError(
                f"designs.toml: {row['name']}: {key}.{kind} = {level}",
                f"Kinds are {', '.join(sorted(known))}; {key} lies between 0 and {most}.",
            )
    return dict(row.get(key, {}))


def _pattern(row: Row, key: str) -> re.Pattern[str] | None:
    return re.compile(row[key], re.IGNORECASE) if key in row else None


_RowT = TypeVar("_RowT")


def _complete(
    found: Mapping[_Word, _RowT], words: type[_Word], table: str
) -> Mapping[_Word, _RowT]:
    missing = [word.value for word in words if word not in found]
    if missing:
        raise MalformedDataError(f"{table} has no row for {', '.join(missing)}")
    return found
