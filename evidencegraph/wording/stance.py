"""Whether a claim says that a treatment helps or fails."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache

from evidencegraph.model import TriggerRole, Wording, WordingLevel
from evidencegraph.tables import rows, table_text
from evidencegraph.wording.folding import compiled, folded

_REACH = 45
"""Characters between a denial and the words of help that it denies."""


class Stance(StrEnum):
    """What a claim says of a treatment."""

    HELPS = "helps"
    FAILS = "fails"
    NEITHER = "neither"
    """It says neither, or both."""


def stance_of(text: str, wording: Wording) -> Stance:
    """Return whether a claim says that a treatment helps.

    A claim about the state of the evidence says neither: what is unproven may work.

    Args:
        text: the claim.
        wording: how it is worded.

    >>> stance_of("Cidofovir improved survival.", Wording()).value
    'helps'
    >>> stance_of("Cidofovir had no effect on survival.", Wording(negated=True)).value
    'fails'
    """
    text = folded(text)
    open_only = wording.level is WordingLevel.STATUS
    if open_only or concerns_drug(text) or not _matter("matter").search(text):
        return Stance.NEITHER
    rates = _compared(text)
    if rates is not None:
        return rates
    # What a semicolon parts and is no clause of its own: what is said first is what it is about.
    start = 0
    for part in text.split(";"):
        found = _said(part, start, wording)
        if found is not Stance.NEITHER:
            return found
        start += len(part) + 1
    return Stance.NEITHER


def _said(part: str, start: int, wording: Wording) -> Stance:
    fails = [match.span() for match in _cues()[Stance.FAILS].finditer(part)]
    helps = [match.start() for match in _cues()[Stance.HELPS].finditer(part)]
    helps = [at for at in helps if not any(first <= at < last for first, last in fails)]
    denials = [
        trigger.end - start
        for trigger in wording.triggers
        if trigger.role is TriggerRole.NEGATION and start <= trigger.start < start + len(part)
    ]
    denied = [at for at in helps if _is_denied(part, denials, at)]
    if fails or denied:
        return Stance.FAILS if len(denied) == len(helps) else Stance.NEITHER
    return Stance.HELPS if helps and not denials else Stance.NEITHER


def concerns_drug(text: str) -> bool:
    """Tell whether a claim speaks of genes or of what the body does to a drug, not of patients.

    >>> concerns_drug("It improved survival."), concerns_drug("It raised plasma levels.")
    (False, True)
    """
    return _matter("aside").search(folded(text)) is not None


def _compared(text: str) -> Stance | None:
    """Return what a rate with the treatment says beside one without it; None without such."""
    for row in _comparisons():
        rates = row["pattern"].search(text)
        # The word before the rates says what they are rates of.
        before = text[: rates.start()] if rates else ""
        good = [match.end() for match in row["good"].finditer(before)]
        bad = [match.end() for match in row["bad"].finditer(before)]
        if rates and (good or bad):
            treated, untreated = float(rates[1]), float(rates[2])
            if row["chance"].search(text) or treated == untreated:
                return Stance.NEITHER
            more_is_better = max(good, default=-1) > max(bad, default=-1)
            return Stance.HELPS if (treated > untreated) == more_is_better else Stance.FAILS
    return None


def _is_denied(part: str, denials: Sequence[int], at: int) -> bool:
    """Tell whether the last denial before some words stands near them, with no comma between."""
    last = max((end for end in denials if end <= at), default=-_REACH - 1)
    return at - last <= _REACH and "," not in part[last:at]


@cache
def _cues() -> Mapping[Stance, re.Pattern[str]]:
    found = rows(_text(), "cue", ("stance", "pattern", "source"), _NAME)
    return {Stance(row["stance"]): _words(row["pattern"]) for row in found}


_NAME = "stances.toml"
_PARTS = ("pattern", "good", "bad", "chance")


@cache
def _comparisons() -> tuple[Mapping[str, re.Pattern[str]], ...]:
    found = rows(_text(), "comparison", (*_PARTS, "source"), _NAME)
    return tuple({part: _words(row[part]) for part in _PARTS} for row in found)


@cache
def _matter(heading: str) -> re.Pattern[str]:
    found = rows(_text(), heading, ("pattern", "source"), _NAME)
    return _words("|".join(row["pattern"] for row in found))


def _text() -> str:
    return table_text("evidencegraph.wording", _NAME)


def _words(pattern: str) -> re.Pattern[str]:
    return compiled(rf"(?<![\w-])(?:{pattern})(?![\w-])")
