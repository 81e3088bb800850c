"""Numbers of two claims that cannot both hold."""

from __future__ import annotations

import re

from evidencegraph.model import Claim, Quantity, WordingLevel

_TIMES = frozenset({"days", "weeks", "months", "years", "hours"})
_PER_CENT = "%"
_ALL = 100
_RATES = frozenset({"mortality"})
"""Outcomes whose shares are compared: others (a share of whom? of what?) are too many things."""
_SURVIVAL = re.compile(r"\b(?:surviv\w+|alive)\b", re.IGNORECASE)
_DEATH = re.compile(r"\b(?:mortality|die[sd]?|deaths?|fatal\w*|lethal\w*)\b", re.IGNORECASE)
# Who and when: rates of different people or times may well differ.
_SETTING = re.compile(
    r"\b(?:child\w*|infants?|neonat\w*|adults?|elderly|older|young\w*|women|men|female|male|pregnan\w+|"
    r"(?:un)?treated|without|with|before|after|since|until|early|late|initial|first|one|two|three|"
    r"hiv\w*|aids\w*|natalizumab\w*|transplant\w*|severe|mild|moderate|hospital\w*|icu|"
    r"(?:19|20)\d\d|asymptomatic|symptomatic|group|arm|cohort|era)\b",
    re.IGNORECASE,
)


def incompatible(first: Claim, second: Claim) -> str:
    """Return what two claims about the same things give different numbers for; empty for nothing.

    Each must give one number, of the same unit and for the same measure; the ranges must lie
    apart; and neither may name people or times that the other does not.
    """
    if min(first.wording.level, second.wording.level) < WordingLevel.PROBABLY:
        return ""
    if first.wording.reported or second.wording.reported:
        return ""
    if _setting(first) != _setting(second):
        return ""
    here, there = _rate(first), _rate(second)
    if here and there and _apart(here, there):
        return "mortality"
    return ""


def _rate(claim: Claim) -> Quantity | None:
    """Return the share of people who die, where a claim gives one and nothing else in per cent."""
    shares = [number for number in claim.numbers if number.unit == _PER_CENT]
    if len(shares) != 1 or not _RATES & set(claim.topic.outcomes):
        return None
    dies, lives = _DEATH.search(claim.text), _SURVIVAL.search(claim.text)
    if bool(dies) == bool(lives):
        return None
    share = shares[0]
    return Quantity(_ALL - share.high, _ALL - share.low, _PER_CENT) if lives else share


def _apart(first: Quantity, second: Quantity) -> bool:
    return first.high < second.low or second.high < first.low


def _setting(claim: Claim) -> tuple[frozenset[str], frozenset[tuple[float, float, str]]]:
    words = frozenset(word.lower() for word in _SETTING.findall(claim.text))
    times = frozenset((n.low, n.high, n.unit) for n in claim.numbers if n.unit in _TIMES)
    return words, times
