"""How much of a graph's claims is supported, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from evidencegraph.graph import Graph
from evidencegraph.model import Certainty, Verdict


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts over all claims.

    Attributes:
        documents: how many documents.
        claims: how many claims.
        cited: claims that cite something.
        certainties: claims at each level, lowest first; every level is a key.
        verdicts: claims with each verdict; every verdict is a key.
        references: works listed or pointed at.
        unresolved: pointers' targets that could not be found.
        citations: citations of claims.
    """

    documents: int
    claims: int
    cited: int
    certainties: dict[Certainty, int]
    verdicts: dict[Verdict, int]
    references: int
    unresolved: int
    citations: int


def coverage(graph: Graph) -> Coverage:
    """Return how much of a graph's claims is supported.

    >>> coverage(Graph()).claims
    0
    """
    supports = graph.supports.values()
    certainties = Counter(support.certainty for support in supports)
    verdicts = Counter(support.verdict for support in supports)
    unresolved = sum(not work.resolved for work in graph.corpus.references)
    return Coverage(
        documents=len(graph.corpus.papers),
        claims=len(graph.corpus.claims),
        cited=len(graph.citations_by_claim),
        certainties={level: certainties[level] for level in Certainty},
        verdicts={verdict: verdicts[verdict] for verdict in Verdict},
        references=len(graph.corpus.references) - unresolved,
        unresolved=unresolved,
        citations=len(graph.corpus.citations),
    )
