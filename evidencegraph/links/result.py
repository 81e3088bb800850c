"""What a claim found: what was given or looked at, what came of it, and which way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from evidencegraph.model import Claim, TriggerRole
from evidencegraph.tables import rows, table_text
from evidencegraph.topics import expanded, terms

_NAME = "results.toml"
_LONGEST = 1000
"""A sentence of more characters is a list or a paragraph."""
_BEFORE = 12
"""Characters between a word of effect and the denial after it: "had an effect on no ..."."""
_NEAR = 40
"""Characters between a word of effect and the denial that follows: "the difference was not"."""
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CAUSED = re.compile(r"\b[\w-]+-(?:associated|induced|treated|resistant)\b", re.IGNORECASE)
"""What only caused an illness, or tells whose it is, is not what was given."""
_LIVES = re.compile(r"\bsurviv\w+|\balive\b", re.IGNORECASE)
_DIES = "mortali"
_GOOD = re.compile(
    r"(?:effective|benefi|improv|useful|works|help|success|stable|stabili|recover|respon|better)",
    re.IGNORECASE,
)
_BENEFIT = re.compile(r"(?:benefit|effects?$|efficacy|improvements?$|advantages?$)", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:increase|decrease|reduction|effect|associat\w+|correlat\w+|difference|improvement|benefit|"
    r"impact|influence|efficacy|linked|relationship|risk factor|predispos\w+|susceptib\w+|"
    r"protection|change|related|effective|delay|decline)s?$",
    re.IGNORECASE,
)
"""After these words a preposition leads to what is affected, after verbs to who and when."""
_PREPOSITION = re.compile(
    r"\W*(?:in|among|between|with|than|compared|by|after|at|for|to)\b|\s*(?:[,.]|$)", re.IGNORECASE
)
_LEAD = re.compile(
    r"\W*(?:(?:of|on|in|for|to|with|between|the|an?|any|its|their|risks?|rates?|incidence|number|"
    r"levels?|frequency|odds|likelihood|development|developing|overall|significant\w*|associated|"
    r"both|either|mean|total|amount|process|progression|prevalence|probability|severity|occurrence|"
    r"effects?|associat\w*|increas\w*|reduc\w*|decreas\w*|lower|higher|additional|improve\w*|"
    r"clinically|statistically|differences?|change[sd]?|not|be|been|is|was)\b\s*)+",
    re.IGNORECASE,
)
_OUTCOME = re.compile(r"\b(?:outcomes?|prognosis|end-?points?)\b", re.IGNORECASE)
_OF = re.compile(r"\s*of\b", re.IGNORECASE)
_ON = re.compile(r"\s*of\s[^,;:.]{1,60}?\s(?:on|upon)\s", re.IGNORECASE)
"""What stands between an effect and what is affected: "no effect of the drug on survival"."""
_END = re.compile(
    r"(?<!-)\b(?:in|among|by|after|during|compared|than|when|versus|vs|within|at|from|through|who|which|"
    r"that|following|independent\w*|regardless|using|before|until|because|due|via|despite|while|"
    r"without|is|are|was|were|may|might|can|could|has|have|had|would|under|if|with|to)\b(?!-)|[;:]|$",
    re.IGNORECASE,
)
_START = re.compile(r"[,;:]|\b(?:that|which|who|because|after|during|when|where)\b", re.IGNORECASE)


class Sign(StrEnum):
    """Which way a result points."""

    UP = "up"
    DOWN = "down"
    LINK = "link"
    """There is an effect, for the better or of no said direction."""
    NONE = "none"
    """There is none, or none was shown."""


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that a claim found.

    Attributes:
        claim: which says so.
        sign: which way it points.
        target: the words for what came of it.
        side: the words for what it came of, without who was studied and what it was compared with.
        general: whether it leaves open which outcome: "had no effect", "improved prognosis".
    """

    claim: Claim
    sign: Sign
    target: str
    side: str
    general: bool = False


def results_of(claim: Claim, abbreviated: Mapping[str, str]) -> Iterator[Result]:
    """Yield what a claim found; nothing where it asks, advises, plans or tells a method.

    Args:
        claim: any claim.
        abbreviated: its document's abbreviations and their long forms.
    """
    wording = claim.wording
    if not wording.judged or claim.text.rstrip().endswith("?"):
        return
    text = _blank(_CAUSED, _blank(_ASIDE, claim.text[:_LONGEST]))
    if _table("method").search(text):
        return
    denied = list(_denials(claim))
    advised = [one.start for one in wording.triggers if one.role is TriggerRole.ADVICE]
    for start, end in _stretches(text):
        part = _blank(_table("versus"), text[start:end])
        asks = any(start <= at < end for at in advised)
        if not asks and not _table("aim").search(part):
            denials = [at - start for at in denied if start <= at < end]
            for sign, target, side, general in _found(part, denials):
                yield Result(
                    claim,
                    sign,
                    expanded(target, abbreviated),
                    expanded(side, abbreviated),
                    general,
                )


def denies(claim: Claim) -> bool:
    """Tell whether a claim denies anything, or says that it was not shown."""
    return next(_denials(claim), None) is not None


def matters_of(claim: Claim) -> frozenset[str]:
    """Return what a claim is about besides patients: genes, kinetics, the laboratory."""
    return frozenset(
        name for name, pattern in _matters().items() if pattern.search(claim.text[:_LONGEST])
    )


def _denials(claim: Claim) -> Iterator[int]:
    for one in claim.wording.triggers:
        if one.role is TriggerRole.NEGATION:
            yield one.start
    for match in _table("unshown").finditer(claim.text[:_LONGEST]):
        yield match.start()


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each stretch of a text begins and ends that tells one result."""
    start = 0
    for border in _marks("border").finditer(text):
        yield start, border.start()
        start = border.end()
    yield start, len(text)


_Found = tuple[Sign, str, str, bool]


def _found(part: str, denials: list[int]) -> Iterator[_Found]:
    cues = _cues_in(part)
    if denials:
        first = min(denials) - _BEFORE
        near = [cue for cue in cues if cue[1] >= first - _NEAR]
        after = [cue for cue in cues if cue[0] >= first] or near
        yield from _denied(part, min(denials), after)
        cues = [cue for cue in cues if cue not in after]
    before = part[: cues[0][0]] if cues else ""
    turned = len(_table("absence").findall(_without_people(before))) % 2
    for start, end, sign in cues:
        target, behind = _target(part, start, end)
        side = _side(part, start, end, behind=behind)
        unnamed = not target or _PREPOSITION.match(part, end) is not None
        general = bool(
            _marks("general").match(part, end) or (unnamed and _GOOD.match(part[start:end]))
        )
        yield _turned(sign, target, part, absent=bool(turned)), target, side, general


def _denied(part: str, denial: int, cues: list[tuple[int, int, Sign]]) -> Iterator[_Found]:
    if not cues:
        target = _before(part, denial)
        if target:
            yield Sign.NONE, target, _side(part, denial, denial, behind=False), False
    for at, (start, end, _) in enumerate(cues):
        target, behind = _target(part, start, end)
        side = _side(part, start, end, behind=behind)
        # "No effect of the drug" leaves open on what.
        of_cause = _OF.match(part, end) and not _ON.match(part, end)
        if _BENEFIT.match(part[start:end]) and (of_cause or not behind):
            target, side = "", f"{side} {target}"
        unnamed = not target and bool(_GOOD.match(part[start:end]) or "effect" in part[start:end])
        open_outcome = unnamed or _says_general(part, end) or bool(_OUTCOME.search(target))
        yield Sign.NONE, target, side, at == 0 and open_outcome


def _says_general(part: str, end: int) -> bool:
    lead = _ON.match(part, end) or _LEAD.match(part, end)
    return _marks("general").match(part, lead.end() if lead else end) is not None


def _turned(sign: Sign, target: str, part: str, *, absent: bool) -> Sign:
    """Return a sign as it is for the thing itself, and for death where survival is told."""
    other = {Sign.UP: Sign.DOWN, Sign.DOWN: Sign.UP}
    lives = _DIES in terms(target) and _LIVES.search(part) is not None
    return other.get(sign, sign) if absent != lives else sign


def _cues_in(part: str) -> list[tuple[int, int, Sign]]:
    found: list[tuple[int, int, Sign]] = []
    for sign, pattern in _cues().items():
        for match in pattern.finditer(part):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((*match.span(), sign))
    return sorted(found)


def _target(part: str, start: int, end: int) -> tuple[str, bool]:
    """Return the words for what is affected, and whether they stand behind the word of effect."""
    verb_alone = _PREPOSITION.match(part, end) and not _NOUN.search(part[start:end])
    if not verb_alone:
        lead = _ON.match(part, end) or _LEAD.match(part, end)
        begin = lead.end() if lead else end
        stop = _END.search(part, begin)
        target = part[begin : stop.start() if stop else len(part)]
        if terms(target):
            return target, True
    return _before(part, start), False


def _before(part: str, start: int) -> str:
    """Return the words before a place that name anything: the subject of what stands there."""
    runs = _START.split(_without_people(part[:start]))
    return next((run for run in reversed(runs) if terms(run)), "")


def _side(part: str, start: int, end: int, *, behind: bool) -> str:
    return _without_people(part[:start] if behind else part[end:])


def _without_people(words: str) -> str:
    return _table("people").sub(" , ", words)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)


@cache
def _cues() -> Mapping[Sign, re.Pattern[str]]:
    table = rows(_text(), "cue", ("sign", "pattern", "source"), _NAME)
    return {Sign(row["sign"]): _words(row["pattern"]) for row in table}


@cache
def _matters() -> Mapping[str, re.Pattern[str]]:
    table = rows(_text(), "matter", ("name", "pattern", "source"), _NAME)
    return {row["name"]: _words(row["pattern"]) for row in table}


@cache
def _table(heading: str) -> re.Pattern[str]:
    return _words(_pattern(heading))


@cache
def _marks(heading: str) -> re.Pattern[str]:
    """Return a pattern of marks of punctuation and words, which begins where it likes."""
    return re.compile(_pattern(heading), re.IGNORECASE)


def _pattern(heading: str) -> str:
    table = rows(_text(), heading, ("pattern", "source"), _NAME)
    return "|".join(row["pattern"] for row in table)


def _text() -> str:
    return table_text("evidencegraph.links", _NAME)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)
