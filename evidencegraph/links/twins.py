"""Claims in two places that say the same, and which of them says it in stronger words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from evidencegraph.graph import Graph, remembered
from evidencegraph.links.words import content, named, weigh, weights
from evidencegraph.model import Claim, ClaimKind, Topic

_ENOUGH = 0.12
"""Share of the weight of both claims' rare words that both must hold, besides their topic."""
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
    they advise; and name both a treatment and an outcome, or share words or numbers beyond that.

    >>> twins(Graph())
    ()
    """
    order = {claim.id: index for index, claim in enumerate(graph.corpus.claims)}
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.corpus.claims:
        for name in claim.topic.interventions or claim.topic.conditions:
            by_name[name].append(claim)
    models = _models(graph.corpus.claims)
    words = {model.id: content(model) for model in models.values()}
    weight = weights(words[models[claim.id].id] for claim in graph.corpus.claims)

    # Copies of a document say the same things many times over: each is compared only once.
    @cache
    def alike(one: str, other: str) -> bool:
        return _alike(models[one], models[other], words[one], words[other], weight)

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


def _alike(
    first: Claim,
    second: Claim,
    ours: frozenset[str],
    theirs: frozenset[str],
    weight: Mapping[str, float],
) -> bool:
    """Tell whether two claims say the same: what they are about, and the words they share."""
    if not _agree(first, second):
        return False
    if _is_specific(first.topic, second.topic) or _same_numbers(first, second):
        return True
    names = named(first.topic) | named(second.topic)
    shared = weigh((ours & theirs) - names, weight)
    either = weigh((ours | theirs) - names, weight)
    return shared >= _ENOUGH * either


def _agree(first: Claim, second: Claim) -> bool:
    ours, theirs = first.topic, second.topic
    here, there = set(ours.conditions), set(theirs.conditions)
    given, taken = set(ours.interventions), set(theirs.interventions)
    # "Neither is proven" says of each what a claim about one of them says.
    open_only = first.kind is second.kind is ClaimKind.STATUS
    return (
        (given == taken or (open_only and bool(given & taken)))
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


def _same_numbers(first: Claim, second: Claim) -> bool:
    """Tell whether both give the same shares, which two claims seldom do by chance."""
    ours = {(n.low, n.high) for n in first.numbers if n.unit == "%"}
    return bool(ours) and ours == {(n.low, n.high) for n in second.numbers if n.unit == "%"}


def _shared(ours: Topic, theirs: Topic) -> Topic:
    return Topic(
        tuple(name for name in ours.interventions if name in theirs.interventions),
        tuple(name for name in ours.conditions if name in theirs.conditions),
        ours.outcomes,
    )


def _bolder(first: Claim, second: Claim) -> Claim | None:
    steps = first.wording.level - second.wording.level
    if abs(steps) < _STEPS:
        return None
    return first if steps > 0 else second
