"""EG303 shared-root."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.evidence import certainty_in_words, own_citations
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name
from evidencegraph.model import Problem, Severity


def shared_root(graph: Graph) -> Iterator[Problem]:
    """Flag a claim whose several citations lead to one body of evidence.

    Why it matters
        Two reports of one trial, or two pages of one institute, are one observation told twice.
        Readers count them as two; the graph counts them once.

    What is not flagged
        Two numbers for one work (EG105 double-counted-work); bodies that share nothing known;
        the other sentences of a paragraph that the same pointers cover.

    How to fix it
        Keep the main report, or add evidence from elsewhere.
    """
    for claim in graph.corpus.claims:
        own = {citation.reference for citation in own_citations(graph, claim)}
        for body in graph.supports[claim.id].bodies:
            cited = [work for work in body.references if work in own]
            if len(cited) > 1:
                names = listed(source_name(graph, work) for work in sorted(cited))
                yield Problem(
                    own_citations(graph, claim)[0].location,
                    f"{names} count once ({body.reason}): {len(cited)} citations, one root, "
                    f"{certainty_in_words(graph, claim)}. "
                    "Keep the main one, or add evidence from elsewhere",
                    claim.id,
                    tuple(sorted(cited)),
                )


RULE = Rule("EG303", "shared-root", Severity.WARNING, shared_root)
