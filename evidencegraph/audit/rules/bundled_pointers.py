"""EG107 bundled-pointers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidencegraph.audit.evidence import certainty_in_words, own_citations
from evidencegraph.audit.own_work import own_parts
from evidencegraph.audit.phrases import says
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Citation, Direction, Problem, Severity

_NEAR = 24
"""Characters from one pointer's beginning to the next within which nothing can be said between
them: the mark of a link, ``[12](#CR12),``, fits in."""


def bundled_pointers(graph: Graph, *, works: int = 10) -> Iterator[Problem]:
    """Note a claim with so many works at one place that none can be checked against it.

    Why it matters
        A bundle looks strong and hides which of its works says what. Readers count it; the graph
        counts the independent bodies in it.

    What is not flagged
        Up to nine works at one place (threshold ``works``), which articles often have: of 100
        bundles one or none is larger; works spread over the sentence, each at its own part;
        sentences about what has been written ("several studies", "has been reported"), of which
        the works are examples; what a study's report says of its own work.

    How to fix it
        Keep the two or three that carry the claim, or cite the review that gathers them.
    """
    own = own_parts(graph)
    for claim in graph.corpus.claims:
        if claim.id in own or says(claim.text, "what has been written"):
            continue
        bundle = max(_bundles(own_citations(graph, claim)), key=len, default=[])
        cited = {citation.reference for citation in bundle}
        if bundle and len(cited) >= works:
            every = graph.supports[claim.id].bodies
            bodies = sum(bool(cited & set(body.references)) for body in every)
            yield Problem(
                bundle[0].location,
                f"{len(cited)} works stand at one place behind this claim ({bodies} independent "
                f"bodies of evidence, {certainty_in_words(graph, claim)}), so that a reader cannot "
                "tell which says it. Keep the few that carry it, or cite a review that gathers "
                "them",
                claim.id,
                tuple(sorted(cited)),
            )


def _bundles(citations: Sequence[Citation]) -> list[list[Citation]]:
    """Return the supporting citations in groups whose pointers stand side by side."""
    bundles: list[list[Citation]] = []
    for citation in sorted(citations, key=lambda one: (one.location, one.key)):
        if citation.direction is not Direction.SUPPORTS:
            continue
        at = citation.location
        last = bundles[-1][-1].location if bundles else None
        if last and last.line == at.line and at.column - last.column <= _NEAR:
            bundles[-1].append(citation)
        else:
            bundles.append([citation])
    return bundles


RULE = Rule("EG107", "bundled-pointers", Severity.NOTE, bundled_pointers)
