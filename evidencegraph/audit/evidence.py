"""What several rules ask about the evidence behind one claim."""

from __future__ import annotations

from collections.abc import Iterable

from evidencegraph.grading import is_conduit, nature
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name, stands_in_sentence
from evidencegraph.model import (
    Certainty,
    Citation,
    Claim,
    ClaimKind,
    Design,
    Direction,
    Location,
    SourceKind,
    TriggerRole,
    Verdict,
    WordingLevel,
)
from evidencegraph.wording import permitted_wording

_EFFECTS = frozenset(
    {ClaimKind.TREATMENT, ClaimKind.HARM, ClaimKind.PROGNOSIS, ClaimKind.MECHANISM}
)
_MOST_NAMED = 3
GUIDELINE_SOURCES = frozenset(
    {SourceKind.SYSTEMATIC_GUIDELINE, SourceKind.SOCIETY_GUIDELINE, SourceKind.REGULATOR}
)
GUIDELINE_DESIGNS = frozenset({Design.SYSTEMATIC_GUIDELINE, Design.GUIDELINE, Design.CONSENSUS})


def supporting_works(graph: Graph, claim: Claim) -> tuple[str, ...]:
    """Return the works that count for a claim, strongest first."""
    return tuple(
        one.reference
        for one in graph.supports[claim.id].contributions
        if one.group and one.direction in {Direction.SUPPORTS, Direction.QUALIFIES}
    )


def own_citations(graph: Graph, claim: Claim) -> tuple[Citation, ...]:
    """Return the citations whose pointer stands in the claim's own sentence."""
    return tuple(filter(stands_in_sentence, graph.citations_by_claim.get(claim.id, ())))


def place(graph: Graph, claim: Claim) -> Location:
    """Return where a finding about a claim's sources belongs: at its first pointer."""
    own = own_citations(graph, claim)
    return own[0].location if own else claim.location


def is_direct(graph: Graph, work: str) -> bool:
    """Tell whether a work observed something itself, as far as anyone knows."""
    return not is_conduit(graph.grades[work])


def best_possible(graph: Graph, claim: Claim) -> Certainty | None:
    """Return the most that a perfect appraisal could grant; None where nobody can tell.

    What a guideline or a narrative review rests on is not known here: it may be trials. So may a
    study of undetermined design or a source that could not be identified.
    """
    support = graph.supports[claim.id]
    works = supporting_works(graph, claim)
    grades = [graph.grade_behind(claim.id, work) for work in works]
    designs = {grade.design for grade in grades}
    relayed = GUIDELINE_DESIGNS | {Design.NARRATIVE_REVIEW}
    guides = any(grade.source in GUIDELINE_SOURCES for grade in grades)
    unidentified = any(
        graph.grades[citation.reference].source is SourceKind.UNKNOWN
        for citation in graph.citations_by_claim.get(claim.id, ())
    )
    if guides or unidentified or designs & relayed or Design.UNDETERMINED in designs:
        return None
    if support.verdict in {Verdict.UNSUPPORTED, Verdict.UNKNOWN, Verdict.INDIRECT}:
        return None
    return support.ceiling


def asserts_effect(claim: Claim) -> bool:
    """Tell whether a claim states an effect or an outcome as a general truth.

    What is reported of one study, advised, said of the state of the evidence or doubted in the
    same sentence is judged elsewhere or not at all.
    """
    wording = claim.wording
    return (
        claim.kind in _EFFECTS
        and wording.level > WordingLevel.STATUS
        and not wording.doubted
        and not wording.reported
        and not wording.modality.recommends
    )


def quoted(claim: Claim, role: TriggerRole, otherwise: str) -> str:
    """Return the first words of a claim that play a role, in quotes."""
    for trigger in claim.wording.triggers:
        if trigger.role is role:
            return f'"{claim.text[trigger.start : trigger.end]}"'
    return otherwise


def bearable(claim: Claim, certainty: Certainty) -> str:
    """Return the words that evidence of this certainty would bear for a claim."""
    return permitted_wording(certainty, negated=claim.wording.negated)


def support_in_words(graph: Graph, claim: Claim) -> str:
    """Return a claim's certainty, its interval, and what it stands on."""
    support = graph.supports[claim.id]
    return (
        f"{support.certainty.label} certainty, at most {support.ceiling.label}: "
        f"{named(graph, supporting_works(graph, claim))}"
    )


def named(graph: Graph, works: Iterable[str]) -> str:
    """Return the names and natures of works; many of them are counted."""
    everything = list(works)
    names = [
        f"{source_name(graph, work)} ({nature(graph.grades[work])})"
        for work in everything[:_MOST_NAMED]
    ]
    left = len(everything) - _MOST_NAMED
    return listed([*names, f"{left} more"] if left > 0 else names)
