"""Claims by their words."""

from __future__ import annotations

import re

from evidencegraph.graph import Graph
from evidencegraph.model import Claim


def find_claims(graph: Graph, text: str = "") -> tuple[Claim, ...]:
    """Return the claims in which every word of a text occurs, in the order of paper and text.

    Case does not matter, beginnings of words are enough; the section's heading and the rest of a
    clause's sentence count too. An id finds its claim. No words find all claims.

    >>> find_claims(Graph(), "mirtazapine")
    ()
    """
    if text in graph.claims_by_id:
        return (graph.claims_by_id[text],)
    patterns = [re.compile(rf"\b{re.escape(word)}", re.IGNORECASE) for word in text.split()]
    return tuple(
        claim
        for claim in graph.corpus.claims
        if all(
            pattern.search(f"{claim.section} {claim.sentence or claim.text}")
            for pattern in patterns
        )
    )
