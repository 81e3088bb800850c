"""A reference in, its grade out."""

from __future__ import annotations

from evidencegraph.grading.design import DesignGrade, design_of
from evidencegraph.grading.facts import MOST_PEOPLE, names_one_centre, participants_in, ratings_in
from evidencegraph.grading.source import source_of
from evidencegraph.grading.tables import DEFAULT, Tables
from evidencegraph.model import (
    Design,
    EditorialStatus,
    Grade,
    Judgement,
    Reference,
    Reliability,
    Signal,
    SourceKind,
)

CONDUIT_DESIGNS = frozenset(
    {Design.SYSTEMATIC_GUIDELINE, Design.GUIDELINE, Design.CONSENSUS, Design.NARRATIVE_REVIEW}
)
"""Designs that relay what others observed."""
_OLD = 5
"""Wikipedia:MEDRS: reviews are ideally at most five years old."""


def grade(reference: Reference, tables: Tables = DEFAULT, as_of: int | None = None) -> Grade:
    """Return what a work can bear, with every signal that led there (METHOD 1 and 2).

    Args:
        reference: the work.
        tables: where designs, sources and cues are looked up.
        as_of: the year from which the age of reviews and pages is counted; None: it is not.

    >>> grade(Reference("pmid:1", ("pmid:1",))).design.value
    'undetermined'
    """
    source = source_of(reference, tables)
    found = _design_at(source.kind, reference, tables)
    participants, doubts = _participants(reference, found.design, tables)
    judgement, ratings = _declared(reference, found.design, tables)
    return Grade(
        source=source.kind,
        publisher=source.publisher,
        design=found.design,
        reliability=found.reliability,
        signals=source.signals + found.signals + ratings,
        participants=participants,
        excluded=_exclusion(reference, source.kind, found.design, tables),
        flags=(
            *_flags(reference, source.kind, found.design, tables),
            *doubts,
            *_notes(reference, found.design, tables, as_of),
        ),
        judgement=judgement,
    )


def _design_at(source: SourceKind, reference: Reference, tables: Tables) -> DesignGrade:
    """Return the design, as far as a source of this kind has one."""
    if source is SourceKind.SYSTEMATIC_REVIEW:
        seen = Signal("host", "Cochrane review", Design.REVIEW_OF_TRIALS.value)
        declared = design_of(reference, tables)
        if declared.reliability is Reliability.HUMAN or declared.design is Design.PROTOCOL:
            return declared
        return DesignGrade(Design.REVIEW_OF_TRIALS, (seen,), Reliability.HUMAN)
    if tables.kinds[source].by_design or reference.design:
        return design_of(reference, tables)
    return DesignGrade(Design.NONE, (), Reliability.HUMAN)


def _exclusion(reference: Reference, source: SourceKind, design: Design, tables: Tables) -> str:
    """Return why a work counts for nothing, or an empty string."""
    if not reference.resolved:
        return "the pointer leads to no entry"
    if source is SourceKind.UNKNOWN:
        return "the source could not be identified"
    if reference.status.is_taken_back:
        return reference.status.value
    return tables.designs[design].excluded


def _participants(
    reference: Reference, design: Design, tables: Tables
) -> tuple[int | None, tuple[str, ...]]:
    """Return how many people were studied, and what is doubtful about that number.

    A declared number that cannot be is no number: nobody, fewer, or more people than there are.
    """
    declared = reference.participants
    if declared is not None:
        if 0 < declared <= MOST_PEOPLE:
            return declared, ()
        return None, (f"declared participants {declared} cannot be; taken as unknown",)
    if design in CONDUIT_DESIGNS | {
        Design.NONE,
        Design.ANIMAL,
        Design.LABORATORY,
        Design.EDITORIAL,
    }:
        return None, ()
    read = participants_in(reference, tables)
    return read, () if read is None else ("participants read by a pattern",)


def _declared(
    reference: Reference, design: Design, tables: Tables
) -> tuple[Judgement | None, tuple[Signal, ...]]:
    """Return the certainty that a synthesis or guideline declares of its evidence, and its words.

    GRADE rates bodies of evidence, so the abstract of a single study can declare none. Where
    several levels are named, it is open which of them the claim meant: the lowest counts.
    """
    if not (tables.designs[design].synthesis or design in CONDUIT_DESIGNS):
        return None, ()
    found = ratings_in(reference, tables)
    if not found:
        return None, ()
    signals = tuple(Signal("declared GRADE", words, level.label) for level, words in found)
    lowest, words = found[0]
    return Judgement(level=lowest, declared=True, words=(f"declared: {words!r}",)), signals


def _flags(reference: Reference, source: SourceKind, design: Design, tables: Tables) -> list[str]:
    flags = []
    if reference.status is EditorialStatus.CONCERN:
        flags.append("expression of concern")
    if source is SourceKind.PREPRINT or "Preprint" in reference.publication_types:
        flags.append("not peer reviewed")
    if "Congress" in reference.publication_types:
        flags.append("conference abstract")
    if design is Design.UNDETERMINED and source is not SourceKind.UNKNOWN:
        flags.append("design undetermined, counted as a case series")
    if reference.design and reference.design.strip().lower() not in tables.declared:
        flags.append(f"declared design {reference.design!r} is not in the table of designs")
    return flags


def _notes(reference: Reference, design: Design, tables: Tables, as_of: int | None) -> list[str]:
    """Return what a reader should know and no domain of GRADE weighs (METHOD 1.5)."""
    notes = []
    if as_of is not None and reference.year is not None:
        relays = design is Design.NONE or design in CONDUIT_DESIGNS
        if reference.year > as_of:
            notes.append(f"dated {reference.year}, after {as_of}")
        elif as_of - reference.year > _OLD and (relays or tables.designs[design].synthesis):
            notes.append(f"{as_of - reference.year} years old in {as_of}")
    if names_one_centre(reference, tables):
        notes.append("single centre")
    return notes
