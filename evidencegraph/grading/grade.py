"""A reference in, its grade out."""

from __future__ import annotations

from evidencegraph.grading.design import DesignGrade, design_of
from evidencegraph.grading.source import source_of
from evidencegraph.grading.tables import declared_designs, design_rows, kind_rows
from evidencegraph.model import (
    Design,
    EditorialStatus,
    Grade,
    Reference,
    Reliability,
    Signal,
    SourceKind,
)


def grade(reference: Reference) -> Grade:
    """Return what a work can bear, with every signal that led there (METHOD 1 and 2).

    >>> grade(Reference("pmid:1", ("pmid:1",))).design.value
    'undetermined'
    """
    source = source_of(reference)
    found = _design_at(source.kind, reference)
    excluded = _exclusion(reference, source.kind, found.design)
    return Grade(
        source=source.kind,
        publisher=source.publisher,
        design=found.design,
        reliability=found.reliability,
        signals=source.signals + found.signals,
        participants=reference.participants,
        excluded=excluded,
        flags=tuple(_flags(reference, source.kind, found.design)),
    )


def _design_at(source: SourceKind, reference: Reference) -> DesignGrade:
    """Return the design, as far as a source of this kind has one."""
    if source is SourceKind.SYSTEMATIC_REVIEW:
        seen = Signal("host", "Cochrane review", Design.REVIEW_OF_TRIALS.value)
        declared = design_of(reference)
        if declared.reliability is Reliability.HUMAN or declared.design is Design.PROTOCOL:
            return declared
        return DesignGrade(Design.REVIEW_OF_TRIALS, (seen,), Reliability.HUMAN)
    if kind_rows()[source].by_design or reference.design:
        return design_of(reference)
    return DesignGrade(Design.NONE, (), Reliability.HUMAN)


def _exclusion(reference: Reference, source: SourceKind, design: Design) -> str:
    """Return why a work counts for nothing, or an empty string."""
    if not reference.resolved:
        return "the pointer leads to no entry"
    if source is SourceKind.UNKNOWN:
        return "the source could not be identified"
    if reference.status is EditorialStatus.RETRACTED:
        return "retracted"
    return design_rows()[design].excluded


def _flags(reference: Reference, source: SourceKind, design: Design) -> list[str]:
    flags = []
    if reference.status is EditorialStatus.CONCERN:
        flags.append("expression of concern")
    if source is SourceKind.PREPRINT or "Preprint" in reference.publication_types:
        flags.append("not peer reviewed")
    if "Congress" in reference.publication_types:
        flags.append("conference abstract")
    if design is Design.UNDETERMINED and source is not SourceKind.UNKNOWN:
        flags.append("design undetermined, counted as a case series")
    if reference.design and reference.design.strip().lower() not in declared_designs():
        flags.append(f"declared design {reference.design!r} is not in the table of designs")
    return flags
