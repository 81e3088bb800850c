"""Uncited claims that repeat what their document has cited: takeaways, summaries, answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from evidencegraph.graph import Graph, remembered
from evidencegraph.links.words import content, weigh, weights
from evidencegraph.model import Citation, Claim, WordingLevel

_ENOUGH = 0.45
"""Share of a claim's weight of words that the cited passage must hold. Tried on takeaways."""
_ENOUGH_OF_TWO = 0.65
_MUCH = 0.35
"""The same of two passages together, which a takeaway condenses, and of the better one of them."""
_FEWEST = 3
"""Words of content that must be shared."""


@remembered
def restatements(graph: Graph) -> Mapping[str, tuple[Claim, Citation]]:
    """Return the uncited claims that repeat a cited passage of their document.

    A passage is what one pointer covers. Most of a claim's weight in rare words must be found in
    it, or in two passages that the claim condenses. A claim worded as sure must not lean on a
    passage that only speaks of open questions, nor one on a treatment on one about others.

    Returns:
        By the uncited claim's id: the sentence of the passage that is nearest, and its pointer.
    """
    found: dict[str, tuple[Claim, Citation]] = {}
    for claims in graph.claims_by_document.values():
        if any(claim.id in graph.citations_by_claim for claim in claims):
            found.update(_in_document(graph, claims))
    return found


def _in_document(graph: Graph, claims: Sequence[Claim]) -> dict[str, tuple[Claim, Citation]]:
    words = {claim.id: content(claim) for claim in claims}
    weight = weights(words.values())
    passages: dict[object, list[Claim]] = defaultdict(list)
    first: dict[object, Citation] = {}
    for claim in claims:
        for citation in graph.citations_by_claim.get(claim.id, ())[:1]:
            passages[citation.location].append(claim)
            first.setdefault(citation.location, citation)
    places = list(passages)
    contents = [frozenset().union(*(words[c.id] for c in passages[at])) for at in places]
    found = {}
    for claim in claims:
        if claim.id in graph.citations_by_claim or len(words[claim.id]) < _FEWEST:
            continue
        ours = words[claim.id]
        whole = weigh(ours, weight)
        score, at = _nearest(ours, contents, weight)
        if at is None or len(ours & contents[at]) < _FEWEST or score < _MUCH * whole:
            continue
        told = passages[places[at]]
        nearest = max(told, key=lambda one: len(words[one.id] & ours))
        if score < _ENOUGH * whole:
            more, other = _nearest(ours - contents[at], contents, weight)
            if other is None or score + more < _ENOUGH_OF_TWO * whole:
                continue
            told = [*told, *passages[places[other]]]
        if _bears(claim, told):
            found[claim.id] = (nearest, first[places[at]])
    return found


def _nearest(
    ours: frozenset[str], contents: Sequence[frozenset[str]], weight: Mapping[str, float]
) -> tuple[float, int | None]:
    """Return the greatest weight of words that a passage shares, and the first such passage."""
    best, found = -1.0, None
    for at, theirs in enumerate(contents):
        shared = weigh(ours & theirs, weight)
        if shared > best:
            best, found = shared, at
    return best, found


def _bears(claim: Claim, passage: Iterable[Claim]) -> bool:
    """Tell whether a passage asserts at all where the claim does, and of the same treatment.

    Percentages must be in it, too.
    """
    told = list(passage)
    given = {name for other in told for name in other.topic.interventions}
    if given and claim.topic.interventions and not given & {*claim.topic.interventions}:
        return False
    numbers = {(one.low, one.high, one.unit) for other in told for one in other.numbers}
    mine = {(one.low, one.high, one.unit) for one in claim.numbers if one.unit == "%"}
    open_only = all(other.wording.level is WordingLevel.STATUS for other in told)
    return mine <= numbers and (not open_only or claim.wording.level is WordingLevel.STATUS)
