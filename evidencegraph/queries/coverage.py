"""How much of a graph's claims is supported, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from evidencegraph.grading import is_conduit
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
        bodies: independent bodies of evidence behind the claims, all together.
        conduits: cited works that relay what others observed.
        roots: different bodies of evidence, however many claims rest on them.
    """

    documents: int
    claims: int
    cited: int
    certainties: dict[Certainty, int]
    verdicts: dict[Verdict, int]
    references: int
    unresolved: int
    citations: int
    bodies: int
    conduits: int
    roots: int

    @property
    def amplification(self) -> float:
        """Citations for each body of evidence: how often the same is told (Greenberg 2009)."""
        return self.citations / self.roots if self.roots else 0.0

    @property
    def bodies_per_claim(self) -> float:
        """Independent bodies of evidence for each claim that cites something."""
        return self.bodies / self.cited if self.cited else 0.0


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
        bodies=sum(len(support.bodies) for support in supports),
        conduits=sum(is_conduit(graph.grades[work]) for work in graph.citations_by_reference),
        roots=len({body.references[0] for support in supports for body in support.bodies}),
    )
