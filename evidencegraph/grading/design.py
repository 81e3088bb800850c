"""By which design a work was made, told by declaration, publication types and title."""

from __future__ import annotations

from dataclasses import dataclass

from evidencegraph.grading.tables import CueRow, cue_rows, declared_designs
from evidencegraph.model import Design, Reference, Reliability, Signal

_LAST_YEAR_INDEXED_BY_HAND = 2021
"""Publication types are assigned by machine since 2022 (METHOD 1.1, NLM)."""


@dataclass(frozen=True, slots=True)
class DesignGrade:
    """A design, what showed it, and how far that can be trusted."""

    design: Design
    signals: tuple[Signal, ...]
    reliability: Reliability


def design_of(reference: Reference) -> DesignGrade:
    """Return the design of a work; `Design.UNDETERMINED` where nothing shows it.

    A declaration by a person decides; after it the first row of ``cues.toml`` that fires on the
    publication types or on the title (METHOD 1.2).

    >>> design_of(Reference("bib:a", title="Cytarabine: a randomized trial")).design.value
    'randomised controlled trial'
    """
    declared = declared_designs().get(reference.design.strip().lower())
    if declared is not None:
        seen = Signal("declared", reference.design, declared.value)
        return DesignGrade(declared, (seen,), Reliability.HUMAN)
    for cue in cue_rows():
        by_type = _type_signal(cue, reference)
        by_title = _title_signal(cue, reference.title)
        signals = tuple(signal for signal in (by_type, by_title) if signal)
        if signals and not _is_forbidden(cue, reference):
            reliability = _indexing(reference) if by_type else Reliability.CUE
            return DesignGrade(cue.design, signals, reliability)
    return DesignGrade(Design.UNDETERMINED, (), Reliability.ABSENT)


def _type_signal(cue: CueRow, reference: Reference) -> Signal | None:
    for name in reference.publication_types:
        if name.lower() in cue.types:
            return Signal("publication type", name, cue.design.value)
    return None


def _title_signal(cue: CueRow, title: str) -> Signal | None:
    found = cue.title.search(title) if cue.title else None
    return Signal("title", found[0], cue.design.value) if found else None


def _is_forbidden(cue: CueRow, reference: Reference) -> bool:
    """Tell whether the title vetoes the row, or lacks the words that must come along."""
    vetoed = cue.veto is not None and cue.veto.search(reference.title)
    incomplete = cue.along is not None and not cue.along.search(reference.title)
    return bool(vetoed) or incomplete


def _indexing(reference: Reference) -> Reliability:
    by_hand = reference.year is not None and reference.year <= _LAST_YEAR_INDEXED_BY_HAND
    return Reliability.INDEXED if by_hand else Reliability.AUTOMATIC
