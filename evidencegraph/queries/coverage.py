"""How much of a graph's claims is supported, in numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from evidencegraph.grading import is_conduit
from evidencegraph.graph import Graph
from evidencegraph.identifiers import scheme_of
from evidencegraph.model import Certainty, ProblemKind, Verdict

_CHECKED = frozenset({"pmid", "doi", "pmcid"})
_WORDS = re.compile(r"(?:[^\W\d_]{2,}\W+){3}")
"""An entry that says more than its address."""


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
        counted: those of them that count towards a body of evidence.
        bodies: independent bodies of evidence behind the claims, all together.
        conduits: cited works that relay what others observed.
        roots: different bodies of evidence, however many claims rest on them.
        identified: entries of documents whose identifier agrees with a record on file.
        misattributed: entries whose identifier is on file as that of another work.
        unchecked: entries whose identifier could not be checked: no record is on file, or the
            entry says nothing but its address.
    """

    documents: int
    claims: int
    cited: int
    certainties: dict[Certainty, int]
    verdicts: dict[Verdict, int]
    references: int
    unresolved: int
    citations: int
    counted: int
    bodies: int
    conduits: int
    roots: int
    identified: int
    misattributed: int
    unchecked: int

    @property
    def amplification(self) -> float:
        """Citations for each body of evidence: how often the same is told (Greenberg 2009).

        Citations that count for nothing tell nothing: without an entry, withdrawn, or in passing.
        """
        return self.counted / self.roots if self.roots else 0.0

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
    identified, misattributed, unchecked = _identifiers(graph)
    return Coverage(
        documents=len(graph.corpus.papers),
        claims=len(graph.corpus.claims),
        cited=len(graph.citations_by_claim),
        certainties={level: certainties[level] for level in Certainty},
        verdicts={verdict: verdicts[verdict] for verdict in Verdict},
        references=len(graph.corpus.references) - unresolved,
        unresolved=unresolved,
        citations=len(graph.corpus.citations),
        counted=sum(one.group > 0 for support in supports for one in support.contributions),
        bodies=sum(len(support.bodies) for support in supports),
        conduits=sum(is_conduit(graph.grades[work]) for work in graph.citations_by_reference),
        roots=len({body.references[0] for support in supports for body in support.bodies}),
        identified=identified,
        misattributed=misattributed,
        unchecked=unchecked,
    )


def _identifiers(graph: Graph) -> tuple[int, int, int]:
    """Count the entries with an identifier that agree with a record, differ, are unchecked."""
    wrong = {p.location for p in graph.corpus.problems if p.kind is ProblemKind.OTHER_WORK}
    agree = unchecked = 0
    for work in graph.corpus.references:
        if not any(scheme_of(name) in _CHECKED for name in work.identifiers):
            continue
        on_file = bool(work.facts) or any(entry.library for entry in work.listings)
        for entry in work.listings:
            if entry.library or entry.location in wrong:
                continue
            says = _WORDS.search(re.sub(r"https?://\S+", "", entry.text))
            agree += bool(on_file and work.title and says)
            unchecked += not (on_file and work.title and says)
    return agree, len(wrong), unchecked
