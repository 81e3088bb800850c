"""Claims of two documents on the same subject: what the one adds to the other, for a reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from evidencegraph.graph import Graph, remembered
from evidencegraph.links.likeness import Likeness, likeness
from evidencegraph.links.opposition import oppositions
from evidencegraph.links.telling import tells_own_work
from evidencegraph.links.twins import twins
from evidencegraph.model import Claim

_ENOUGH = 0.2
"""Likeness that two claims must have; half of what makes them say the same."""
_MOST = 200
"""Claims about one thing beyond which it is what the documents are about, and no subject."""


@dataclass(frozen=True, slots=True)
class SameSubject:
    """Two claims of different documents on one subject, in the order of the corpus.

    Attributes:
        first: a claim.
        second: the claim of another document that is most like it.
        about: the treatments and diseases that both name, in the order of the first claim.
    """

    first: Claim
    second: Claim
    about: tuple[str, ...]


@remembered
def same_subject(graph: Graph) -> tuple[SameSubject, ...]:
    """Return claims of different documents on one subject, in the order of the corpus.

    They need not say the same, nor does one speak for the other: the second may advise another
    treatment of the same complication. Each is the one most like the other in its document; both
    name a treatment or a disease, and share a word besides. Twins and opposed claims are told as
    such, and what a document tells of its own study has no counterpart elsewhere.

    >>> same_subject(Graph())
    ()
    """
    order = {claim.id: index for index, claim in enumerate(graph.corpus.claims)}
    told = {(pair.first.id, pair.second.id) for pair in twins(graph)}
    told |= {(pair.first.id, pair.second.id) for pair in oppositions(graph)}
    pairs = _nearest(_shared(graph), likeness(graph))
    found = [
        SameSubject(first, second, _both_name(first, second))
        for first, second in pairs
        if (first.id, second.id) not in told
    ]
    return tuple(sorted(found, key=lambda one: (order[one.first.id], order[one.second.id])))


def _shared(graph: Graph) -> Mapping[tuple[str, str], tuple[Claim, Claim]]:
    """Return the pairs of claims of different documents that name one thing."""
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.corpus.claims:
        if claim.wording.judged and not tells_own_work(claim):
            for name in (*claim.topic.interventions, *claim.topic.conditions):
                by_name[name].append(claim)
    return {
        (first.id, second.id): (first, second)
        for claims in by_name.values()
        if len(claims) <= _MOST
        for first, second in combinations(claims, 2)
        if first.document != second.document
    }


def _nearest(
    pairs: Mapping[tuple[str, str], tuple[Claim, Claim]], shares: Likeness
) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of which each claim is the most like the other in its document."""
    scores: dict[tuple[str, str], float] = {}
    best: dict[tuple[str, str], float] = defaultdict(float)
    for ids, (first, second) in pairs.items():
        names = first.topic.names | second.topic.names
        if (shares.words[first.id] & shares.words[second.id]) - names:
            score = scores[ids] = shares.of(first, second)
            for claim, other in ((first, second), (second, first)):
                key = (claim.id, other.document)
                best[key] = max(best[key], score)
    for ids, score in scores.items():
        first, second = pairs[ids]
        tops = {best[first.id, second.document], best[second.id, first.document]}
        if score >= _ENOUGH and tops == {score}:
            yield first, second


def _both_name(first: Claim, second: Claim) -> tuple[str, ...]:
    ours = (*first.topic.interventions, *first.topic.conditions)
    theirs = {*second.topic.interventions, *second.topic.conditions}
    return tuple(name for name in ours if name in theirs)
