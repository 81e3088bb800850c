"""What a claim found: what was given or looked at, what came of it, and which way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from evidencegraph.links.effect import Effect, effect_at, subject_before, without_people
from evidencegraph.links.lexicon import marks, named_phrases, phrases
from evidencegraph.model import Claim, TriggerRole
from evidencegraph.topics import expanded, terms

_LONGEST = 1000
"""A sentence of more characters is a list or a paragraph."""
_BEFORE = 12
"""Characters between a word of effect and the denial after it: "had an effect on no ..."."""
_NEAR = 40
"""Characters between a word of effect and the denial that follows: "the difference was not"."""
_DIES = "mortali"


class Sign(StrEnum):
    """Which way a result points."""

    UP = "up"
    DOWN = "down"
    LINK = "link"
    """There is an effect, for the better or of no said direction."""
    NONE = "none"
    """There is none, or none was shown."""


@dataclass(frozen=True)
class Result:
    """One thing that a claim found.

    Attributes:
        sign: which way it points.
        target: the words for what came of it.
        side: the words for what it came of, without who was studied and what it was compared with.
        general: whether it leaves open which outcome: "had no effect", "improved prognosis".
        behind: whether the words for what came of it stand behind the word of effect.
    """

    sign: Sign
    target: str
    side: str
    general: bool = False
    behind: bool = False


def results_of(claim: Claim, abbreviated: Mapping[str, str]) -> Iterator[Result]:
    """Yield what a claim found; nothing where it asks, advises, plans or tells a method.

    Args:
        claim: any claim.
        abbreviated: its document's abbreviations and their long forms.
    """
    wording = claim.wording
    if not wording.judged or claim.text.rstrip().endswith("?"):
        return
    text = _blank(marks("caused"), _blank(marks("aside"), claim.text[:_LONGEST]))
    if phrases("method").search(text):
        return
    denied = list(_denials(claim))
    advised = [one.start for one in wording.triggers if one.role is TriggerRole.ADVICE]
    for start, end in _stretches(text):
        part = _blank(phrases("versus"), text[start:end])
        asks = any(start <= at < end for at in advised)
        if not asks and not phrases("aim").search(part):
            for found in _found(part, [at - start for at in denied if start <= at < end]):
                target, side = (expanded(one, abbreviated) for one in (found.target, found.side))
                yield replace(found, target=target, side=side)


def denies(claim: Claim) -> bool:
    """Tell whether a claim denies anything, or says that it was not shown."""
    return next(_denials(claim), None) is not None


def matters_of(claim: Claim) -> frozenset[str]:
    """Return what a claim is about besides patients: genes, kinetics, the laboratory."""
    text = claim.text[:_LONGEST]
    found = named_phrases("matter", "name").items()
    return frozenset(name for name, pattern in found if pattern.search(text))


def _denials(claim: Claim) -> Iterator[int]:
    for one in claim.wording.triggers:
        if one.role is TriggerRole.NEGATION:
            yield one.start
    for match in phrases("unshown").finditer(claim.text[:_LONGEST]):
        yield match.start()


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each stretch of a text begins and ends that tells one result."""
    start = 0
    for border in marks("border").finditer(text):
        yield start, border.start()
        start = border.end()
    yield start, len(text)


_Cue = tuple[int, int, Sign]
"""Where a word of effect begins and ends, and which way it points."""


def _found(part: str, denials: list[int]) -> Iterator[Result]:
    cues = _cues_in(part)
    if denials:
        first = min(denials) - _BEFORE
        near = [cue for cue in cues if cue[1] >= first - _NEAR]
        after = [cue for cue in cues if cue[0] >= first] or near
        yield from _denied(part, min(denials), after)
        cues = [cue for cue in cues if cue not in after]
    before = part[: cues[0][0]] if cues else ""
    absent = len(phrases("absence").findall(without_people(before))) % 2 == 1
    for start, end, sign in cues:
        effect = effect_at(part, start, end)
        general = effect.is_general or (effect.is_unnamed and effect.is_good)
        sign_told = _turned(sign, effect, absent=absent)
        yield Result(sign_told, effect.target, effect.side, general, effect.behind)


def _denied(part: str, denial: int, cues: list[_Cue]) -> Iterator[Result]:
    if not cues:
        target = subject_before(part, denial)
        if target:
            yield Result(Sign.NONE, target, without_people(part[denial:]))
    for at, (start, end, _) in enumerate(cues):
        effect = effect_at(part, start, end)
        target, side = effect.target, effect.side
        if effect.is_benefit and (effect.is_of_cause or not effect.behind):
            target, side = "", f"{side} {target}"
        unnamed = not target and (effect.is_good or "effect" in effect.word)
        at_large = marks("outcome").search(target) is not None and not terms(target)
        general = unnamed or effect.leads_to_general or at_large
        yield Result(Sign.NONE, target, side, at == 0 and general, effect.behind)


def _turned(sign: Sign, effect: Effect, *, absent: bool) -> Sign:
    """Return a sign as it is for the thing itself, and for death where survival is told."""
    other = {Sign.UP: Sign.DOWN, Sign.DOWN: Sign.UP}
    lives = _DIES in terms(effect.target) and marks("survival").search(effect.part) is not None
    return other.get(sign, sign) if absent != lives else sign


def _cues_in(part: str) -> list[_Cue]:
    found: list[_Cue] = []
    for sign, pattern in named_phrases("cue", "sign").items():
        for match in pattern.finditer(part):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((*match.span(), Sign(sign)))
    return sorted(found)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)
