"""Claims against which their own sources speak."""

from __future__ import annotations

from evidencegraph.graph import Graph
from evidencegraph.model import Claim


def contradictions(graph: Graph) -> tuple[Claim, ...]:
    """Return the claims whose own citations disagree, in the order of paper and text.

    >>> contradictions(Graph())
    ()
    """
    return tuple(
        claim for claim in graph.corpus.claims if graph.supports[claim.id].verdict.is_opposed
    )
