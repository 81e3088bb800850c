"""Claims that speak against each other: contradictions, differing results, doubted advice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from evidencegraph.graph import Graph, remembered
from evidencegraph.links.comparison import is_compared
from evidencegraph.links.discordance import discordances
from evidencegraph.links.incompatibility import incompatible
from evidencegraph.model import Causality, Claim, ClaimKind, WordingLevel
from evidencegraph.wording import Stance, concerns_drug, stance_of

_CAUSES = frozenset({Causality.DIRECT, Causality.CONDITIONAL})
_VAGUE = frozenset({"efficacy"})
"""What names no outcome in particular is no shared outcome."""
_HOW_PATIENTS_FARE = _VAGUE | {"mortality", "disability", "relapse"}
"""Outcomes that say as much as "patients did well"; any other is one thing of its own."""
_MOST = 200
"""Claims about one thing beyond which pairs are not compared: the corpus is a review."""
_GENERAL = re.compile(
    r"\b(?:clinical\w*|outcomes?|benefi\w+|recover\w*|stable|stabili\w+|help\w*|respon\w+|progress\w*|"
    r"deteriorat\w+|control\w*|improvement reported|no (?:\w+ ){0,3}effect)\b",
    re.IGNORECASE,
)
_MOST_GIVEN = 2
"""Treatments given together beyond which what happened is not said of one of them."""
_STOPPED = (
    r"\b(?:discontinu(?:e|ing|ation of)|withdraw(?:ing|al of)?|withhold(?:ing)?|stop(?:ping)?|"
    r"avoid)\s+(?:the\s+)?"
)
"""Words before a treatment that somebody is advised to stop."""
_ENDED = re.compile(
    r"\b(?:lost|disappear\w*|vanish\w*|ceas\w+)\b[^.;]*\b(?:withdr\w+|discontinu\w+|stopp\w+)|"
    r"\b(?:after|on|upon|following|with|by) (?:[\w-]+ ){0,2}?(?:withdrawal|discontinuation|"
    r"stopping|cessation)\b",
    re.IGNORECASE,
)
"""What is said of people who no longer have a treatment says nothing against having it."""


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
    sources = {
        name: frozenset(citation.reference for citation in citations)
        for name, citations in graph.citations_by_claim.items()
    }
    by_name: dict[str, list[Claim]] = defaultdict(list)
    by_condition: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.corpus.claims:
        for name in claim.topic.interventions:
            by_name[name].append(claim)
        if claim.numbers and claim.topic.outcomes and not claim.topic.interventions:
            for name in claim.topic.conditions:
                by_condition[name].append(claim)
    found: dict[tuple[str, str], Opposition] = {}
    for name in sorted(by_name):
        for one in _about_treatment(name, by_name[name], sources):
            found.setdefault((one.first.id, one.second.id), one)
    for name in sorted(by_condition):
        for one in _about_condition(by_condition[name]):
            found.setdefault((one.first.id, one.second.id), one)
    for first, second, about in discordances(graph):
        pair = (first.id, second.id)
        found.setdefault(pair, Opposition(first, second, Strain.DISCORDANCE, about))
    return tuple(sorted(found.values(), key=lambda o: (order[o.first.id], order[o.second.id])))


def _home(claim: Claim) -> tuple[str, str]:
    """Return the document and the sentence of a claim, or the claim where it is a sentence."""
    return claim.document, claim.sentence or claim.id


def _pairs(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    if len(claims) <= _MOST:
        for first, second in combinations(claims, 2):
            if _home(first) != _home(second):
                yield first, second


def _about_treatment(
    name: str, claims: list[Claim], sources: Mapping[str, frozenset[str]]
) -> Iterator[Opposition]:
    stances = {claim.id: _stance(claim, name) for claim in claims}
    for first, second in _pairs(claims):
        here, there = set(first.topic.conditions), set(second.topic.conditions)
        if here and there and not here & there:
            continue
        if _contradict(first, second):
            yield Opposition(first, second, Strain.CONTRADICTION, name)
        elif _strained(first, second, name) or _strained(second, first, name):
            yield Opposition(first, second, Strain.TENSION, name)
        elif {stances[first.id], stances[second.id]} == _OPPOSED and _told_apart(
            first, second, sources
        ):
            yield Opposition(first, second, Strain.DIFFERENCE, name)


_OPPOSED = {Stance.HELPS, Stance.FAILS}


def _about_condition(claims: list[Claim]) -> Iterator[Opposition]:
    for first, second in _pairs(claims):
        same = first.topic.conditions == second.topic.conditions
        about = incompatible(first, second) if same else ""
        if about:
            yield Opposition(first, second, Strain.DIFFERENCE, about)


def _contradict(first: Claim, second: Claim) -> bool:
    return (
        first.wording.negated != second.wording.negated
        and bool(_shared_outcomes(first, second))
        and first.topic.interventions == second.topic.interventions
        and bool(_ENDED.search(first.text)) == bool(_ENDED.search(second.text))
        and _asserts(first)
        and _asserts(second)
    )


def _shared_outcomes(first: Claim, second: Claim) -> set[str]:
    return (set(first.topic.outcomes) & set(second.topic.outcomes)) - _VAGUE


def _is_general(claim: Claim) -> bool:
    """Tell whether a claim says how patients fare, and not one thing such as sight."""
    if claim.topic.outcomes:
        return set(claim.topic.outcomes) <= _HOW_PATIENTS_FARE
    return _GENERAL.search(claim.text) is not None


def _asserts(claim: Claim) -> bool:
    wording = claim.wording
    return (
        wording.level >= WordingLevel.PROBABLY
        and wording.causality in _CAUSES
        and not wording.reported
        and not wording.modality.recommends
        and not wording.doubted
        and not concerns_drug(claim.text)
    )


def _strained(advice: Claim, doubt: Claim, name: str) -> bool:
    """Tell whether one claim recommends what the other says has no shown benefit."""
    recommends = advice.wording.modality.recommends and not advice.wording.negated
    # Advice that says itself how little is known hides nothing.
    frank = advice.wording.doubted or advice.wording.level is WordingLevel.STATUS
    return (
        recommends
        and not frank
        and doubts_benefit(doubt)
        and not is_compared(doubt, name)
        and not is_compared(advice, name)
        and not re.search(_STOPPED + re.escape(name), advice.text, re.IGNORECASE)
    )


def _stance(claim: Claim, name: str) -> Stance:
    """Return what a claim says of one treatment, alone or with one other; nothing if it advises."""
    given = [one for one in claim.topic.interventions if not is_compared(claim, one)]
    if name not in given or len(given) > _MOST_GIVEN or claim.wording.modality.recommends:
        return Stance.NEITHER
    return stance_of(claim.text, claim.wording)


def _told_apart(first: Claim, second: Claim, sources: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether two claims about one outcome, or about none in particular, lean on two sources.

    The results of one study may point both ways, and so may two sentences on one source.
    """
    if not (_shared_outcomes(first, second) or (_is_general(first) and _is_general(second))):
        return False
    if first.document != second.document:
        return True
    here, there = sources.get(first.id, frozenset()), sources.get(second.id, frozenset())
    return bool(here and there) and not here & there


def doubts_benefit(claim: Claim) -> bool:
    """Tell whether a claim says that a benefit for patients is not there or not shown."""
    wording = claim.wording
    unshown = (
        claim.kind is ClaimKind.STATUS
        and wording.level is WordingLevel.STATUS
        and not concerns_drug(claim.text)
    )
    denied = wording.causality in _CAUSES and stance_of(claim.text, wording) is Stance.FAILS
    return (unshown or denied) and not wording.modality.recommends
