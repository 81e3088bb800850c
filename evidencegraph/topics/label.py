"""A short label of a claim, as a person would note it on a card."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencegraph.model import (
    ClaimKind,
    Quantity,
    Topic,
    TriggerRole,
    Wording,
    WordingLevel,
)

_LONGEST = 60
_AUXILIARIES = frozenset(
    ["is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "a", "an", "no"]
)
_STATUS = re.compile(
    r"\b(unproven|unclear|unknown|uncertain|unestablished|inconclusive|limited|minimal)\b"
    r"|\b(not (?:yet )?(?:been )?(?:proven|established|shown)|no (?:\w+ ){0,3}(?:approved|licensed)"
    r"|no cure|no effective)",
    re.IGNORECASE,
)


# One outcome seen from both sides: a label keeps the side that the claim takes.
_SURVIVAL = re.compile(
    r"^(?:(?!\b(?:mortality|deaths?|die[sd]?|fatal\w*)\b).)*\bsurviv", re.IGNORECASE | re.DOTALL
)
_IN_QUESTION = re.compile(
    r"\b(safety|dosing|dose|duration|timing|mechanism|cause|prevalence|incidence)\b", re.IGNORECASE
)
_EVIDENCE_LIMITED = re.compile(r"\b(?:evidence|data)\b.*\blimited\b", re.IGNORECASE)


def label_of(
    text: str, topic: Topic, kind: ClaimKind, wording: Wording, numbers: Sequence[Quantity]
) -> str:
    """Return a short label: what the claim is about, and what it says of it.

    >>> topic = Topic(("mirtazapine",), ("PML",), ("efficacy",))
    >>> status = Wording(WordingLevel.STATUS)
    >>> label_of("Its efficacy is unproven.", topic, ClaimKind.STATUS, status, ())
    'mirtazapine: efficacy unproven'
    """
    heads = topic.interventions or topic.conditions
    said = _said(text, topic, kind, wording, numbers)
    if not heads or not said:
        return _short(text)
    return _short(f"{', '.join(heads[:2])}: {said}")


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
    if outcome and shares:
        return f"{outcome} {shares[0]}"
    if wording.modality.recommends:
        return "not advised" if wording.negated else wording.modality.value.split()[0] + " advice"
    return _effect(text, outcome, wording)


def _state(text: str, outcome: str, kind: ClaimKind, wording: Wording) -> str:
    """Return what a claim says of the state of the evidence, if it does."""
    status = _STATUS.search(text)
    words = status[0].lower() if status else "unproven"
    if kind is ClaimKind.STATUS or wording.level is WordingLevel.STATUS:
        if words.startswith("no "):
            return words
        asked = _IN_QUESTION.search(text)
        about = outcome or (asked[1].lower() if asked else "efficacy")
        if words == "limited" and _EVIDENCE_LIMITED.search(text):
            return f"evidence of {about} limited"
        return f"{about} {'unproven' if 'proven' in words else words}"
    if words == "minimal":
        return f"minimal {'benefit' if outcome in {'', 'efficacy'} else outcome}"
    return ""


def _effect(text: str, outcome: str, wording: Wording) -> str:
    effect = next((t for t in wording.triggers if t.role is TriggerRole.EFFECT), None)
    verb = text[effect.start : effect.end].lower().split()[0] if effect else ""
    if not outcome or not verb or verb in _AUXILIARIES:
        return outcome
    hedge = {WordingLevel.MAY: "may ", WordingLevel.PROBABLY: "probably "}
    denial = "does not " if wording.negated else hedge.get(wording.level, "")
    return f"{denial}{verb} {outcome}"


def _short(text: str) -> str:
    """Return a text cut at a word where it is too long; a single long word is cut in itself."""
    if len(text) <= _LONGEST:
        return text
    whole = text[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:.-–—")
    return (whole or text[: _LONGEST - 1]) + "…"
