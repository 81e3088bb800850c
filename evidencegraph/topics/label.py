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
        return f"{outcome or 'efficacy'} {'unproven' if 'proven' in words else words}"
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
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
