"""Claims that speak against each other: flat contradictions, and advice that evidence doubts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from evidencegraph.graph import Graph
from evidencegraph.model import Causality, Claim, ClaimKind, WordingLevel

_CAUSES = frozenset({Causality.DIRECT, Causality.CONDITIONAL})
_VAGUE = frozenset({"efficacy"})
"""What names no outcome in particular is no shared outcome."""
_MOST = 200
"""Claims about one intervention beyond which pairs are not compared: the corpus is a review."""


class Strain(StrEnum):
    """How two claims speak against each other."""

    CONTRADICTION = "contradiction"
    """Both assert, about the same intervention and outcome, and one denies what the other says."""
    TENSION = "tension"
    """One recommends what the other says has no shown benefit; both may be right."""


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two claims that speak against each other, in the order of paper and text."""

    first: Claim
    second: Claim
    strain: Strain
    about: str


def oppositions(graph: Graph) -> tuple[Opposition, ...]:
    """Return the pairs of claims that speak against each other, in the order of the corpus.

    Precision comes first: interventions and outcomes must be shared, named conditions must not
    differ, and what is only reported of one study or said of the state of the evidence asserts
    nothing that could be contradicted.

    >>> oppositions(Graph())
    ()
    """
    order = {claim.id: index for index, claim in enumerate(graph.corpus.claims)}
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.corpus.claims:
        for name in claim.topic.interventions:
            by_name[name].append(claim)
    found: dict[tuple[str, str], Opposition] = {}
    for name in sorted(by_name):
        for one in _pairs(name, by_name[name]):
            found.setdefault((one.first.id, one.second.id), one)
    return tuple(sorted(found.values(), key=lambda o: (order[o.first.id], order[o.second.id])))


def _home(claim: Claim) -> tuple[str, str]:
    """Return the document and the sentence of a claim, or the claim where it is a sentence."""
    return claim.document, claim.sentence or claim.id


def _pairs(name: str, claims: list[Claim]) -> Iterator[Opposition]:
    if len(claims) > _MOST:
        return
    for first, second in combinations(claims, 2):
        if _home(first) == _home(second):
            continue
        here, there = set(first.topic.conditions), set(second.topic.conditions)
        if here and there and not here & there:
            continue
        if _contradict(first, second):
            yield Opposition(first, second, Strain.CONTRADICTION, name)
        elif _strained(first, second) or _strained(second, first):
            yield Opposition(first, second, Strain.TENSION, name)


def _contradict(first: Claim, second: Claim) -> bool:
    return (
        first.wording.negated != second.wording.negated
        and bool((set(first.topic.outcomes) & set(second.topic.outcomes)) - _VAGUE)
        and first.topic.interventions == second.topic.interventions
        and _asserts(first)
        and _asserts(second)
    )


def _asserts(claim: Claim) -> bool:
    wording = claim.wording
    return (
        wording.level >= WordingLevel.PROBABLY
        and wording.causality in _CAUSES
        and not wording.reported
        and not wording.modality.recommends
    )


def _strained(advice: Claim, doubt: Claim) -> bool:
    """Tell whether one claim recommends what the other says has no shown benefit."""
    recommends = advice.wording.modality.recommends and not advice.wording.negated
    # Advice that says itself how little is known hides nothing.
    frank = advice.wording.doubted or advice.wording.level is WordingLevel.STATUS
    return recommends and not frank and doubts_benefit(doubt)


def doubts_benefit(claim: Claim) -> bool:
    """Tell whether a claim says that a benefit is not there or not shown."""
    wording = claim.wording
    unshown = claim.kind is ClaimKind.STATUS and wording.level is WordingLevel.STATUS
    denied = wording.negated and wording.causality in _CAUSES and claim.kind is ClaimKind.TREATMENT
    return (unshown or denied) and not wording.modality.recommends
