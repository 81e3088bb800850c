"""EG107 bundled-pointers."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.evidence import own_citations
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Direction, Problem, Severity

_FEWEST = 6
"""Works at one place from which nobody checks each of them. A choice."""


def bundled_pointers(graph: Graph) -> Iterator[Problem]:
    """Note a claim with so many works at one place that none can be checked against it.

    Why it matters
        A bundle looks strong and hides which of its works says what. Readers count it; the graph
        counts the independent bodies in it.

    What is not flagged
        Up to five works at one place; works spread over the sentence, each at its own part.

    How to fix it
        Keep the two or three that carry the claim, or cite the review that gathers them.
    """
    for claim in graph.corpus.claims:
        places: dict[int, set[str]] = {}
        citations = own_citations(graph, claim)
        for citation in citations:
            if citation.direction is Direction.SUPPORTS:
                places.setdefault(citation.location.line, set()).add(citation.reference)
        works = max(places.values(), key=len, default=set())
        if len(works) >= _FEWEST:
            bodies = len(graph.supports[claim.id].bodies)
            yield Problem(
                citations[0].location,
                f"{len(works)} works are bundled behind this claim ({bodies} independent bodies "
                "of evidence); keep those that carry it, or cite the review that gathers them",
                claim.id,
                tuple(sorted(works)),
            )


RULE = Rule("EG107", "bundled-pointers", Severity.NOTE, bundled_pointers)
