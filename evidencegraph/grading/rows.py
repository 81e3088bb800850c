"""One row of a grading table: from TOML to a typed, checked value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from evidencegraph.grading.cells import (
    Place,
    by_kind,
    headings_of,
    named,
    number_of,
    pattern_of,
    word_of,
)
from evidencegraph.model import Certainty, Design, SourceKind
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


def kind_row(row: Row, place: Place) -> KindRow:
    """Return a row of ``[[kind]]``."""
    return KindRow(
        name=word_of(SourceKind, row, "name", place),
        by_design=row.get("by_design", False),
        opaque=number_of(row, "opaque", 0, _TOP_OPAQUE, place),
        status=number_of(row, "status", 0, _TOP_STATUS, place),
        cap=number_of(row, "cap", _TOP_RUNG, _TOP_RUNG, place),
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
    return SourceRow(publisher, word_of(SourceKind, row, "kind", place), addresses)


def suffix_row(row: Row, place: Place) -> SuffixRow:
    """Return a row of ``[[suffix]]``."""
    for end in row["ends"]:
        if not _END.fullmatch(end):
            hint = "Write it without a leading dot: gov.uk; gov.* stands for every country."
            raise place.refuse("ends", f"has {end!r}", hint)
    return SuffixRow(word_of(SourceKind, row, "kind", place), tuple(row["ends"]))


def sign_row(row: Row, place: Place) -> SignRow:
    """Return a row of ``[[sign]]``."""
    if not {"host", "path"} & set(row):
        raise place.refuse("path", "is missing", "A sign needs a pattern for host or path.")
    over = frozenset(named(SourceKind, name, "over", place) for name in row["over"])
    return SignRow(
        word_of(SourceKind, row, "kind", place),
        over,
        pattern_of(row, "host", place),
        pattern_of(row, "path", place),
    )


def design_row(row: Row, place: Place) -> DesignRow:
    """Return a row of ``[[design]]``."""
    return DesignRow(
        name=word_of(Design, row, "name", place),
        rung=by_kind(row, "rung", _MACHINE_RUNG, place),
        start=by_kind(row, "start", max(Certainty), place),
        ocebm=by_kind(row, "ocebm", _TOP_OCEBM, place),
        also=tuple(row.get("also", ())),
        synthesis=row.get("synthesis", False),
        cap=number_of(row, "cap", _TOP_RUNG, _TOP_RUNG, place),
        excluded=row.get("excluded", ""),
    )


def cue_row(row: Row, place: Place) -> CueRow:
    """Return a row of ``[[cue]]``."""
    if not {"types", "mesh", "title", "abstract"} & set(row):
        raise place.refuse("types", "is missing", "A cue needs types, mesh, title or abstract.")
    return CueRow(
        design=word_of(Design, row, "design", place),
        types=frozenset(name.lower() for name in row.get("types", ())),
        mesh=headings_of(row, "mesh", place),
        mesh_veto=headings_of(row, "mesh_veto", place),
        title=pattern_of(row, "title", place),
        veto=pattern_of(row, "veto", place),
        along=pattern_of(row, "with", place),
        abstract=pattern_of(row, "abstract", place),
        abstract_veto=pattern_of(row, "abstract_veto", place),
        along_abstract=pattern_of(row, "with_abstract", place),
    )


def fact_row(row: Row, place: Place) -> FactRow:
    """Return a row of ``[[fact]]``."""
    pattern = pattern_of(row, "pattern", place)
    if pattern is None:  # pragma: no cover - `checked` has seen that it is there
        raise place.refuse("pattern", "is missing", "Every fact needs one.")
    return FactRow(row["fact"], row.get("value", ""), pattern)
