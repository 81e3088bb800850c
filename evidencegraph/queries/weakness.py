"""The weakest claims, worst first, each with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidencegraph.grading import nature
from evidencegraph.graph import Graph, remembered
from evidencegraph.model import Certainty, Claim, ClaimKind, Finding, Support, Verdict

_WEIGHT = {
    kind: place
    for place, kind in enumerate(
        (
            ClaimKind.TREATMENT,
            ClaimKind.HARM,
            ClaimKind.PROGNOSIS,
            ClaimKind.DIAGNOSIS,
            ClaimKind.STATUS,
            ClaimKind.PREVALENCE,
            ClaimKind.MECHANISM,
            ClaimKind.GENERAL,
        )
    )
}
"""Among equally weak claims, those on which people act come first."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """A claim, its support, and why it is weak."""

    claim: Claim
    support: Support
    reason: str


def weakest(graph: Graph, count: int = 10) -> tuple[Weakness, ...]:
    """Return the weakest claims of a graph, worst first.

    Claims are compared by net position, then by profile; a claim whose own sources speak as
    strongly against it as for it is worse than one that has none. Ties are broken by what is at
    stake, then by place.

    Args:
        graph: the graph.
        count: how many at most.

    >>> weakest(Graph())
    ()
    """
    return tuple(
        Weakness(claim, graph.supports[claim.id], "; ".join(_reasons(graph, claim)))
        for claim in _ranked(graph)[: max(count, 0)]
    )


def worth_telling(graph: Graph, findings: Iterable[Finding]) -> tuple[Weakness, ...]:
    """Return the claims that cite a source or that a finding is about, the weakest first.

    An abstract cites nothing and need not: the audit says which claims want a source.

    Args:
        graph: the graph.
        findings: of its audit.

    >>> worth_telling(Graph(), ())
    ()
    """
    told = {finding.claim for finding in findings} | set(graph.citations_by_claim)
    ranked = weakest(graph, len(graph.corpus.claims))
    return tuple(one for one in ranked if one.claim.id in told)


@remembered
def _ranked(graph: Graph) -> tuple[Claim, ...]:
    """Return all claims, the weakest first: page and reports ask for it again and again."""
    supports = graph.supports
    return tuple(sorted(graph.corpus.claims, key=lambda claim: _order(claim, supports[claim.id])))


def _order(claim: Claim, support: Support) -> tuple[object, ...]:
    return (
        support.verdict not in {Verdict.CONTRADICTED, Verdict.DISPUTED},
        support.net,
        support.profile,
        _WEIGHT[claim.kind],
        claim.location,
    )


def _reasons(graph: Graph, claim: Claim) -> Iterator[str]:
    support = graph.supports[claim.id]
    match support.verdict:
        case Verdict.UNSUPPORTED if claim.id not in graph.citations_by_claim:
            yield "cites no source"
        case Verdict.UNSUPPORTED:
            yield "none of its sources counts: " + ", ".join(sorted(_exclusions(graph, claim)))
        case Verdict.UNKNOWN:
            yield "its sources could not be identified"
        case Verdict.INDIRECT:
            kinds = {
                nature(graph.grade_behind(claim.id, c.reference)) for c in support.contributions
            }
            yield "no direct evidence, only " + ", ".join(sorted(kinds))
        case Verdict.SUPPORTED:
            yield from _thinness(support)
        case _:
            yield f"{support.verdict} by its own sources"


def _exclusions(graph: Graph, claim: Claim) -> set[str]:
    cited = graph.citations_by_claim[claim.id]
    grades = (graph.grade_behind(claim.id, citation.reference) for citation in cited)
    return {grade.excluded or "only mentioned" for grade in grades}


def _thinness(support: Support) -> Iterator[str]:
    bearing = [one for one in support.contributions if one.credit > 0]
    yield f"{support.certainty.label} certainty on {len(support.bodies)} independent " + (
        "body" if len(support.bodies) == 1 else "bodies"
    )
    if bearing[0].certainty_without is Certainty.NONE:
        yield "nothing direct is left without the strongest"
    if bearing[0].effective_rung < bearing[0].rung:
        yield "too few people were studied for its design"
