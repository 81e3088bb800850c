"""A short label of a claim, as a person would note it on a card."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencegraph.model import (
    ClaimKind,
    Quantity,
    Topic,
    Wording,
    WordingLevel,
)

_LONGEST = 60
_STATUS = re.compile(
    r"\b(unproven|unclear|unknown|uncertain|unestablished|inconclusive|limited|minimal)\b"
    r"|\b(not (?:yet )?(?:been )?(?:proven|established|shown)|no (?:\w+ ){0,3}(?:approved|licensed)"
    r"|no cure|no effective (?:\w+ ){0,2}(?:treatments?|therap(?:y|ies)|drugs?|options?))",
    re.IGNORECASE,
)


# One outcome seen from both sides: a label keeps the side that the claim takes.
_SURVIVAL = re.compile(
    r"^(?:(?!\b(?:mortality|deaths?|die[sd]?|fatal\w*)\b).)*\bsurviv", re.IGNORECASE | re.DOTALL
)
_IN_QUESTION = re.compile(
    r"\b(safety|dosing|dose|duration|timing|mechanism|cause|prevalence|incidence)\b", re.IGNORECASE
)
_WORKS = re.compile(
    r"\b(?:effic\w+|effectiv\w+|effects?|benefits?|works?|helps?|proven|unproven)\b", re.IGNORECASE
)
_EVIDENCE_LIMITED = re.compile(r"\b(?:evidence|data)\b.*\blimited\b", re.IGNORECASE)


def label_of(
    text: str, topic: Topic, kind: ClaimKind, wording: Wording, numbers: Sequence[Quantity]
) -> str:
    """Return a short label: what the claim is about, and what it says of it.

    Empty where no known name or too little of what is said of it is seen.

    >>> topic = Topic(("mirtazapine",), ("PML",), ("efficacy",))
    >>> status = Wording(WordingLevel.STATUS)
    >>> label_of("Its efficacy is unproven.", topic, ClaimKind.STATUS, status, ())
    'mirtazapine: efficacy unproven'
    """
    heads = topic.interventions or topic.conditions
    said = _said(text, topic, kind, wording, numbers)
    label = f"{', '.join(heads[:2])}: {said}"
    return label if heads and said and len(label) <= _LONGEST else ""


def _said(
    text: str, topic: Topic, kind: ClaimKind, wording: Wording, numbers: Sequence[Quantity]
) -> str:
    outcome = topic.outcomes[0] if topic.outcomes else ""
    if outcome == "mortality" and _SURVIVAL.search(text):
        outcome = "survival"
    shares = [number for number in numbers if number.unit == "%"]
    state = _state(text, outcome, kind, wording)
    if state:
        return state
    if outcome and len(shares) == 1:
        return f"{outcome} {shares[0]}"
    if topic.interventions and wording.modality.recommends:
        return "not advised" if wording.negated else wording.modality.value.split()[0] + " advice"
    return ""


def _state(text: str, outcome: str, kind: ClaimKind, wording: Wording) -> str:
    """Return what a claim says of the state of the evidence, if it does."""
    status = _STATUS.search(text)
    words = status[0].lower() if status else "unproven"
    if kind is ClaimKind.STATUS or wording.level is WordingLevel.STATUS:
        if words.startswith("no "):
            return words
        asked = _IN_QUESTION.search(text)
        about = outcome or (asked[1].lower() if asked else _efficacy(text))
        if not about or not status:
            return ""
        if words == "limited" and _EVIDENCE_LIMITED.search(text):
            return f"evidence of {about} limited"
        return f"{about} {'unproven' if 'proven' in words else words}"
    if words == "minimal":
        return f"minimal {'benefit' if outcome in {'', 'efficacy'} else outcome}"
    return ""


def _efficacy(text: str) -> str:
    """Return "efficacy" where that is in doubt, and not some other question."""
    return "efficacy" if _WORKS.search(text) else ""
