"""Claims that speak against each other: contradictions, differing results, doubted advice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from evidencegraph.graph import Graph, remembered
from evidencegraph.links.discordance import discordances
from evidencegraph.links.incompatibility import incompatible
from evidencegraph.links.lexicon import words_of
from evidencegraph.links.strains import contradict, stance_on, strained, told_apart
from evidencegraph.links.telling import Telling, tellings
from evidencegraph.model import Claim
from evidencegraph.wording import Stance

_MOST = 200
"""Claims about one thing beyond which pairs are not compared: the corpus is a review."""


class Strain(StrEnum):
    """How two claims speak against each other."""

    CONTRADICTION = "contradiction"
    """Both assert, about the same things, and one denies what the other says."""
    DIFFERENCE = "difference"
    """Sources differ on whether it helps, or on how much; people or methods may differ, too."""
    TENSION = "tension"
    """One recommends what the other says has no shown benefit; both may be right."""
    DISCORDANCE = "discordance"
    """Two results point different ways; whether they are about the same thing, a reader tells."""


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two claims that speak against each other, in the order of paper and text."""

    first: Claim
    second: Claim
    strain: Strain
    about: str


@remembered
def oppositions(graph: Graph) -> tuple[Opposition, ...]:
    """Return the pairs of claims that speak against each other, in the order of the corpus.

    Precision comes first: what they are about must be shared, named conditions must not differ,
    and what is said of the state of the evidence asserts nothing that could be contradicted. Only
    discordant results may be about two drugs of one family, or about two outcomes of one area.

    >>> oppositions(Graph())
    ()
    """
    order = {claim.id: index for index, claim in enumerate(graph.corpus.claims)}
    told = tellings(graph)
    by_name: dict[str, list[Telling]] = defaultdict(list)
    by_condition: dict[str, list[Telling]] = defaultdict(list)
    for claim in graph.corpus.claims:
        for name in claim.topic.interventions:
            by_name[name].append(told[claim.id])
        if claim.numbers and claim.topic.outcomes and not claim.topic.interventions:
            for name in claim.topic.conditions:
                by_condition[name].append(told[claim.id])
    found: dict[tuple[str, str], Opposition] = {}
    for name in sorted(by_name.keys() - words_of("general")):
        for one in _about_treatment(name, by_name[name]):
            found.setdefault((one.first.id, one.second.id), one)
    for name in sorted(by_condition):
        for one in _about_condition(by_condition[name]):
            found.setdefault((one.first.id, one.second.id), one)
    for first, second, about in discordances(told.values()):
        pair = (first.id, second.id)
        found.setdefault(pair, Opposition(first, second, Strain.DISCORDANCE, about))
    return tuple(sorted(found.values(), key=lambda o: (order[o.first.id], order[o.second.id])))


def _home(claim: Claim) -> tuple[str, str]:
    """Return the document and the sentence of a claim, or the claim where it is a sentence."""
    return claim.document, claim.sentence or claim.id


def _pairs(told: list[Telling]) -> Iterator[tuple[Telling, Telling]]:
    if len(told) <= _MOST:
        for first, second in combinations(told, 2):
            if _home(first.claim) != _home(second.claim):
                yield first, second


_OPPOSED = {Stance.HELPS, Stance.FAILS}


def _about_treatment(name: str, told: list[Telling]) -> Iterator[Opposition]:
    stances = {one: stance_on(one, name) for one in told}
    for first, second in _pairs(told):
        ours, theirs = first.claim, second.claim
        if first.of_other_people(second):
            continue
        if contradict(ours, theirs):
            yield Opposition(ours, theirs, Strain.CONTRADICTION, name)
        elif strained(ours, theirs, name) or strained(theirs, ours, name):
            yield Opposition(ours, theirs, Strain.TENSION, name)
        elif {stances[first], stances[second]} == _OPPOSED and told_apart(first, second):
            yield Opposition(ours, theirs, Strain.DIFFERENCE, name)


def _about_condition(told: list[Telling]) -> Iterator[Opposition]:
    for first, second in _pairs(told):
        ours, theirs = first.claim, second.claim
        about = (
            incompatible(ours, theirs) if ours.topic.conditions == theirs.topic.conditions else ""
        )
        if about:
            yield Opposition(ours, theirs, Strain.DIFFERENCE, about)
