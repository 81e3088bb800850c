"""How two claims about one treatment speak against each other, if they do."""

from __future__ import annotations

import re

from evidencegraph.links.comparison import is_compared
from evidencegraph.links.lexicon import phrases
from evidencegraph.links.telling import Telling
from evidencegraph.model import Causality, Claim, ClaimKind, WordingLevel
from evidencegraph.wording import Stance, concerns_drug, stance_of

_CAUSES = frozenset({Causality.DIRECT, Causality.CONDITIONAL})
_VAGUE = frozenset({"efficacy"})
"""What names no outcome in particular is no shared outcome."""
_HOW_PATIENTS_FARE = _VAGUE | {"mortality", "disability", "relapse"}
"""Outcomes that say as much as "patients did well"; any other is one thing of its own."""
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


def contradict(first: Claim, second: Claim) -> bool:
    """Tell whether both assert, on one outcome of the same treatments, and one denies."""
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


def told_apart(first: Telling, second: Telling) -> bool:
    """Tell whether two claims about one outcome, or about none in particular, lean on two sources.

    The results of one study may point both ways, and so may two sentences on one source.
    """
    ours, theirs = first.claim, second.claim
    if not (_shared_outcomes(ours, theirs) or (_is_general(ours) and _is_general(theirs))):
        return False
    return ours.document != theirs.document or not first.shares_source(second)


def strained(advice: Claim, doubt: Claim, name: str) -> bool:
    """Tell whether one claim recommends what the other says has no shown benefit."""
    treats = advice.kind is ClaimKind.TREATMENT and advice.wording.modality.recommends
    # Advice that says itself how little is known hides nothing.
    frank = advice.wording.doubted or advice.wording.level is WordingLevel.STATUS
    return (
        treats
        and not advice.wording.negated
        and not frank
        and doubts_benefit(doubt)
        and not is_compared(doubt, name)
        and not is_compared(advice, name)
        and not phrases("not_to_give").search(advice.text)
        and not re.search(_STOPPED + re.escape(name), advice.text, re.IGNORECASE)
    )


def stance_on(told: Telling, name: str) -> Stance:
    """Return what a claim says of one treatment, alone or with one other; nothing if it advises."""
    claim = told.claim
    alone = name in told.given and len(told.given) <= _MOST_GIVEN
    if not alone or claim.wording.modality.recommends:
        return Stance.NEITHER
    return stance_of(claim.text, claim.wording)


def doubts_benefit(claim: Claim) -> bool:
    """Tell whether a claim says that a benefit for patients is not there or not shown."""
    wording = claim.wording
    unshown = (
        claim.kind is ClaimKind.STATUS
        and wording.level is WordingLevel.STATUS
        and not concerns_drug(claim.text)
        and phrases("help").search(claim.text) is not None
        and not phrases("how_it_works").search(claim.text)
    )
    denied = wording.causality in _CAUSES and stance_of(claim.text, wording) is Stance.FAILS
    return (unshown or denied) and not wording.modality.recommends
