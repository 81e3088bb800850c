"""EG201 retracted-support."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.naming import source_name
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Direction, EditorialStatus, Problem, Severity


def retracted_support(graph: Graph) -> Iterator[Problem]:
    """Flag a claim that cites a retracted work in its support.

    Why it matters
        A retracted work is withdrawn from the record. It counts for nothing, and what remains may
        not bear the claim. It is not evidence against the claim either.

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
            if supports and work.status is EditorialStatus.RETRACTED:
                left = graph.supports[claim.id].certainty.label
                yield Problem(
                    citation.location,
                    f"{source_name(graph, work.id)} has been retracted and counts for nothing; "
                    f"certainty without it: {left}. Cite work that stands",
                    claim.id,
                    (work.id,),
                )


RULE = Rule("EG201", "retracted-support", Severity.ERROR, retracted_support)
