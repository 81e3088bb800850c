"""How much of a graph's claims is supported, in numbers."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from evidencegraph.grading import is_conduit, is_synthesis
from evidencegraph.graph import Graph
from evidencegraph.identifiers import scheme_of
from evidencegraph.model import Certainty, Grade, ProblemKind, SourceKind, Support, Verdict
from evidencegraph.queries.chains import sources, ways_to_evidence

_CHECKED = frozenset({"pmid", "doi", "pmcid"})
_OLD = 5
"""Years that a review or page may be old (Wikipedia:MEDRS)."""
_WORDS = re.compile(r"(?:[^\W\d_]{2,}\W+){3}")
"""An entry that says more than its address."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts over all claims.

    Attributes:
        documents: how many documents.
        claims: how many claims.
        cited: claims that cite something.
        eligible: claims for which at least one source counts.
        relayed: of these, claims all of whose sources relay others or only judge.
        traced: of these, claims from which a work that relays nobody is known to be reached.
        longest_chain: citations from a claim to the nearest such work, for the farthest claim;
            1 where all that are known cite it themselves, 0 where none is known.
        paths: ways from claims to works that relay nobody; see `Chain`.
        roots: works at their ends, however many claims rest on them.
        certainties: claims at each level, lowest first; every level is a key.
        verdicts: claims with each verdict; every verdict is a key.
        references: works listed or pointed at.
        unresolved: pointers' targets that could not be found.
        citations: citations of claims.
        bodies: independent bodies of evidence behind the claims, all together.
        conduits: cited works that relay what others observed.
        advice: claims that recommend something.
        unfounded_advice: of these, claims without direct evidence; those whose sources could not
            be identified are not counted.
        outdated: cited reviews and pages more than five years old in `Method.as_of`; None where
            that is not set.
        identified: entries of documents whose identifier agrees with a record on file.
        misattributed: entries whose identifier is on file as that of another work.
        unchecked: entries whose identifier could not be checked: no record is on file, or the
            entry says nothing but its address.
    """

    documents: int
    claims: int
    cited: int
    eligible: int
    relayed: int
    traced: int
    longest_chain: int
    paths: int
    roots: int
    certainties: dict[Certainty, int]
    verdicts: dict[Verdict, int]
    references: int
    unresolved: int
    citations: int
    bodies: int
    conduits: int
    advice: int
    unfounded_advice: int
    outdated: int | None
    identified: int
    misattributed: int
    unchecked: int

    @property
    def amplification(self) -> float:
        """Ways that lead from claims to each root: how often the same is told (Greenberg 2009).

        Greenberg counted 7,848 ways to the data of three papers. Infinite beyond what a float
        holds, 0 where no way is known.
        """
        try:
            return self.paths / self.roots if self.roots else 0.0
        except OverflowError:
            return math.inf

    @property
    def founded(self) -> int:
        """Claims of low certainty or more."""
        return sum(number for level, number in self.certainties.items() if level >= Certainty.LOW)

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
    advice = [claim for claim in graph.corpus.claims if claim.wording.modality.recommends]
    unresolved = sum(not work.resolved for work in graph.corpus.references)
    identified, misattributed, unchecked = _identifiers(graph)
    return Coverage(
        documents=len(graph.corpus.papers),
        claims=len(graph.corpus.claims),
        cited=len(graph.citations_by_claim),
        **_chains(graph),
        certainties={level: certainties[level] for level in Certainty},
        verdicts={verdict: verdicts[verdict] for verdict in Verdict},
        references=len(graph.corpus.references) - unresolved,
        unresolved=unresolved,
        citations=len(graph.corpus.citations),
        bodies=sum(len(support.bodies) for support in supports),
        conduits=sum(_relays(graph.grades[work]) for work in graph.citations_by_reference),
        advice=len(advice),
        unfounded_advice=sum(_is_unfounded(graph.supports[claim.id]) for claim in advice),
        outdated=_outdated(graph),
        identified=identified,
        misattributed=misattributed,
        unchecked=unchecked,
    )


def _chains(graph: Graph) -> dict[str, int]:
    """Count the claims by how they reach evidence, and the ways on which they do."""
    ways = ways_to_evidence(graph)
    behind = [found for claim in graph.corpus.claims if (found := sources(graph, claim.id))]
    lengths = [
        min((ways.steps[work] for work in works if work in ways.steps), default=0)
        for works in behind
    ]
    return {
        "eligible": len(behind),
        "relayed": sum(length != 1 for length in lengths),
        "traced": sum(length > 1 for length in lengths),
        "longest_chain": max(lengths, default=0),
        "paths": sum(ways.paths[work] for works in behind for work in works),
        "roots": len(ways.evidence_behind({work for works in behind for work in works})),
    }


def _relays(grade: Grade) -> bool:
    """Tell whether a work relays others; one that could not be identified may be anything."""
    return is_conduit(grade) and grade.source is not SourceKind.UNKNOWN


def _is_unfounded(support: Support) -> bool:
    return support.certainty is Certainty.NONE and support.verdict is not Verdict.UNKNOWN


def _outdated(graph: Graph) -> int | None:
    """Count the cited reviews and pages that are known to be old."""
    as_of = graph.method.as_of
    if as_of is None:
        return None
    years = ((work, graph.references_by_id[work].year) for work in graph.citations_by_reference)
    return sum(
        year is not None
        and as_of - year > _OLD
        and (_relays(graph.grades[work]) or is_synthesis(graph.grades[work], graph.tables))
        for work, year in years
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
