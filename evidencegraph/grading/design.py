"""By which design a work was made, told by declaration, publication types, headings and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidencegraph.grading.rows import CueRow
from evidencegraph.grading.tables import DEFAULT, Tables
from evidencegraph.model import Design, Reference, Reliability, Signal

_LAST_YEAR_INDEXED_BY_HAND = 2021
"""Publication types are assigned by machine since 2022 (METHOD 1.1, NLM)."""
_INDEXED = frozenset({"publication type", "MeSH"})


@dataclass(frozen=True, slots=True)
class DesignGrade:
    """A design, what showed it, and how far that can be trusted."""

    design: Design
    signals: tuple[Signal, ...]
    reliability: Reliability


def design_of(reference: Reference, tables: Tables = DEFAULT) -> DesignGrade:
    """Return the design of a work; `Design.UNDETERMINED` where nothing shows it.

    A declaration by a person decides; after it the first row of ``cues.toml`` that fires on
    publication types or title, then the first that fires on headings or abstract (METHOD 1.2).
    What else fired is kept behind the signals that decided.

    >>> design_of(Reference("bib:a", title="Cytarabine: a randomized trial")).design.value
    'randomised controlled trial'
    """
    declared = tables.declared.get(reference.design.strip().lower())
    if declared is not None:
        seen = Signal("declared", reference.design, declared.value)
        return DesignGrade(declared, (seen,), Reliability.HUMAN)
    headings = frozenset(_heading(name) for name in reference.mesh)
    fired = [
        (cue, signals)
        for look in (_plain_signals, _deeper_signals)
        for cue in tables.cues
        if (signals := tuple(look(cue, reference, headings)))
    ]
    if not fired:
        return DesignGrade(Design.UNDETERMINED, (), Reliability.ABSENT)
    cue, decisive = fired[0]
    others = (signal for _, signals in fired[1:] for signal in signals)
    return DesignGrade(
        cue.design,
        _distinct((*decisive, *others)),
        _indexing(reference) if decisive[0].source in _INDEXED else Reliability.CUE,
    )


def patterns_on_abstracts(tables: Tables) -> Iterator[re.Pattern[str]]:
    """Yield every pattern of the cues that is asked of an abstract."""
    for cue in tables.cues:
        for pattern in (cue.abstract, cue.abstract_veto, cue.along_abstract):
            if pattern is not None:
                yield pattern


def _plain_signals(cue: CueRow, reference: Reference, headings: frozenset[str]) -> Iterator[Signal]:
    """Yield what says outright that a work is of the row's design."""
    if _is_forbidden(cue, reference):
        return
    for name in reference.publication_types:
        if name.lower() in cue.types:
            yield Signal("publication type", name, cue.design.value)
            break
    if cue.mesh_veto and not cue.mesh_veto & headings:
        yield from _heading_signals(cue, headings)
    found = cue.title.search(reference.title) if cue.title else None
    if found:
        yield Signal("title", found[0], cue.design.value)


def _deeper_signals(
    cue: CueRow, reference: Reference, headings: frozenset[str]
) -> Iterator[Signal]:
    """Yield what a work may also say of others' designs: its headings and its abstract."""
    vetoed = cue.abstract_veto is not None and cue.abstract_veto.search(reference.abstract)
    if vetoed or _is_forbidden(cue, reference):
        return
    if not cue.mesh_veto:
        yield from _heading_signals(cue, headings)
    found = cue.abstract.search(reference.abstract) if cue.abstract else None
    if found:
        yield Signal("abstract", found[0], cue.design.value)


def _heading_signals(cue: CueRow, headings: frozenset[str]) -> Iterator[Signal]:
    for name in sorted(cue.mesh & headings)[:1]:
        yield Signal("MeSH", name, cue.design.value)


def _heading(name: str) -> str:
    """Return a heading as tables write it, without the mark of a major topic and qualifiers."""
    return name.replace("*", "").partition("/")[0].strip().lower()


def _is_forbidden(cue: CueRow, reference: Reference) -> bool:
    """Tell whether the title vetoes the row, or the words that must come along are missing."""
    if cue.veto is not None and cue.veto.search(reference.title):
        return True
    needed = [
        bool(pattern.search(text))
        for pattern, text in (
            (cue.along, reference.title),
            (cue.along_abstract, reference.abstract),
        )
        if pattern is not None
    ]
    return bool(needed) and not any(needed)


def _distinct(signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    """Return each thing seen once, with what it was first taken to mean."""
    return tuple({(one.source, one.value): one for one in reversed(signals)}.values())[::-1]


def _indexing(reference: Reference) -> Reliability:
    by_hand = reference.year is not None and reference.year <= _LAST_YEAR_INDEXED_BY_HAND
    return Reliability.INDEXED if by_hand else Reliability.AUTOMATIC
