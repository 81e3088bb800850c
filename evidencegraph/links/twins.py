"""Claims in two places that say the same, and which of them says it in stronger words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from evidencegraph.graph import Graph, remembered
from evidencegraph.links.likeness import likeness
from evidencegraph.model import Claim, ClaimKind, Topic

_ENOUGH = 0.4
"""Likeness of claims that say the same; in one article much is alike that says something else."""
_MOST = 200
"""Claims about one thing in which twins are looked for; more are a review."""
_OF_TREATMENT = frozenset({ClaimKind.TREATMENT, ClaimKind.MECHANISM, ClaimKind.GENERAL})
_STEPS = 2
"""Levels of wording by which one twin must be bolder: hedges are read to within one."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two claims of different documents or sections that say the same, in the order of the corpus.

    Attributes:
        first: a claim.
        second: its twin further on.
        about: what both are about.
        bolder: the one in clearly stronger words; None where they are worded alike.
    """

    first: Claim
    second: Claim
    about: Topic
    bolder: Claim | None = None


@remembered
def twins(graph: Graph) -> tuple[Twins, ...]:
    """Return the claims of different documents or sections that say the same, in their order.

    They must share what they are about, answer one question, agree in polarity and in whether
    they advise; and name one treatment, disease and outcome, or give one number for one outcome,
    or hold the same open, or share most of their words.

    >>> twins(Graph())
    ()
    """
    order = {claim.id: index for index, claim in enumerate(graph.corpus.claims)}
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.corpus.claims:
        for name in claim.topic.interventions or claim.topic.conditions:
            by_name[name].append(claim)
    models = _models(graph.corpus.claims)
    shares = likeness(graph)

    # Copies of a document say the same things many times over: each is compared only once.
    @cache
    def alike(one: str, other: str) -> bool:
        first, second = models[one], models[other]
        return _agree(first, second) and (
            _leave_little(first, second) or shares.of(first, second) >= _ENOUGH
        )

    found: dict[tuple[str, str], Twins] = {}
    for name in sorted(by_name):
        for first, second in _apart(by_name[name]):
            if alike(models[first.id].id, models[second.id].id):
                shared = _shared(first.topic, second.topic)
                pair = Twins(first, second, shared, _bolder(first, second))
                found.setdefault((first.id, second.id), pair)
    return tuple(sorted(found.values(), key=lambda t: (order[t.first.id], order[t.second.id])))


def _models(claims: Iterable[Claim]) -> dict[str, Claim]:
    """Return by each claim's id the first claim that says the same in the same words."""
    first: dict[object, Claim] = {}
    return {
        claim.id: first.setdefault(
            (claim.text, claim.kind, claim.topic, claim.wording, claim.numbers), claim
        )
        for claim in claims
    }


def _apart(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of claims of different documents or sections."""
    if len(claims) <= _MOST:
        for first, second in combinations(claims, 2):
            if first.document != second.document or first.section != second.section:
                yield first, second


def _leave_little(first: Claim, second: Claim) -> bool:
    """Tell whether what two claims share leaves little else for them to say."""
    shared = _shared(first.topic, second.topic)
    complete = shared.interventions and (shared.conditions or _both_open(first, second))
    return bool(shared.outcomes and (complete or _same_share(first, second)))


def _both_open(first: Claim, second: Claim) -> bool:
    """Tell whether both say that something is not known."""
    return first.kind is second.kind is ClaimKind.STATUS


def _agree(first: Claim, second: Claim) -> bool:
    ours, theirs = first.topic, second.topic
    here, there = set(ours.conditions), set(theirs.conditions)
    given, taken = set(ours.interventions), set(theirs.interventions)
    # "Neither is proven" says of each what a claim about one of them says.
    return (
        (given == taken or (_both_open(first, second) and bool(given & taken)))
        and (not here or not there or bool(here & there))
        and set(ours.outcomes) == set(theirs.outcomes)
        and first.wording.negated == second.wording.negated
        and first.wording.modality.recommends == second.wording.modality.recommends
        and _answer_alike(first, second)
    )


def _answer_alike(first: Claim, second: Claim) -> bool:
    """Tell whether two claims answer one question; how and whether it works are told together."""
    kinds = {first.kind, second.kind}
    return len(kinds) == 1 or (kinds <= _OF_TREATMENT and _is_specific(first.topic, second.topic))


def _is_specific(ours: Topic, theirs: Topic) -> bool:
    """Tell whether both name a treatment and an outcome, which leaves little else to say."""
    return bool(set(ours.interventions) & set(theirs.interventions) and ours.outcomes)


def _same_share(first: Claim, second: Claim) -> bool:
    """Tell whether both give the same shares, which two claims seldom do by chance."""
    ours = {(n.low, n.high) for n in first.numbers if n.unit == "%"}
    return bool(ours) and ours == {(n.low, n.high) for n in second.numbers if n.unit == "%"}


def _shared(ours: Topic, theirs: Topic) -> Topic:
    return Topic(
        tuple(name for name in ours.interventions if name in theirs.interventions),
        tuple(name for name in ours.conditions if name in theirs.conditions),
        tuple(name for name in ours.outcomes if name in theirs.outcomes),
    )


def _bolder(first: Claim, second: Claim) -> Claim | None:
    steps = first.wording.level - second.wording.level
    if abs(steps) < _STEPS:
        return None
    return first if steps > 0 else second
