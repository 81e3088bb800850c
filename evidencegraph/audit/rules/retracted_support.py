"""EG201 retracted-support."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import source_name
from evidencegraph.model import Direction, EditorialStatus, Problem, Severity

_SAID = {
    EditorialStatus.RETRACTED: ("retracted", "work that stands"),
    EditorialStatus.WITHDRAWN: (
        "withdrawn by its publisher (which is not a retraction: it may be out of date or replaced)",
        "what replaced it, or the studies behind it",
    ),
}


def retracted_support(graph: Graph) -> Iterator[Problem]:
    """Flag a claim that cites a work in its support that was retracted or withdrawn.

    Why it matters
        A retracted work is taken out of the record. It counts for nothing, and what remains may
        not bear the claim. It is not evidence against the claim either. A work that its publisher
        withdrew without calling it retracted counts for nothing either, and is not called
        retracted: Cochrane withdraws reviews that are out of date or replaced.

    What is not flagged
        A retracted work that is cited to dispute it or only mentioned; works whose status nobody
        has checked.

    How to fix it
        Cite work that still stands, or withdraw the claim.
    """
    for claim in graph.corpus.claims:
        for citation in graph.citations_by_claim.get(claim.id, ()):
            work = graph.references_by_id[citation.reference]
            supports = citation.direction in {Direction.SUPPORTS, Direction.QUALIFIES}
            if supports and work.status in _SAID:
                left = graph.supports[claim.id].certainty.label
                said, instead = _SAID[work.status]
                yield Problem(
                    citation.location,
                    f"{source_name(graph, work.id)} has been {said} and counts for nothing; "
                    f"certainty without it: {left}. Cite {instead}",
                    claim.id,
                    (work.id,),
                )


RULE = Rule("EG201", "retracted-support", Severity.ERROR, retracted_support)
