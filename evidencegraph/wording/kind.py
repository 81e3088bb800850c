"""The question that a claim answers, told by its words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from evidencegraph.model import ClaimKind, WordingLevel
from evidencegraph.tables import parsed, rows, table_text
from evidencegraph.wording.advice import advice_in
from evidencegraph.wording.classes import spelled_out
from evidencegraph.wording.folding import compiled, folded
from evidencegraph.wording.level import level_of
from evidencegraph.wording.lexicon import settled
from evidencegraph.wording.triggers import blanked

_LONGEST = 2000
"""Cues stand early; a sentence of this many characters is read no further."""
_NAME = "kinds.toml"


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: ClaimKind
    pattern: re.Pattern[str]
    weight: int


def kind_of(sentence: str) -> tuple[ClaimKind, str]:
    """Return the kind of a claim and the words that showed it.

    Some words decide alone; otherwise every cue adds its weight to its kind, and the heaviest
    kind wins, unless the words are too few to tell.

    >>> kind_of("Mirtazapine has been tried, although its efficacy is unproven.")
    (<ClaimKind.STATUS: 'status'>, 'unproven')
    >>> kind_of("Treatment with lithium is associated with a higher risk of goitre.")
    (<ClaimKind.HARM: 'harm'>, 'higher risk of')
    >>> kind_of("The sky is blue.")
    (<ClaimKind.GENERAL: 'general'>, '')
    """
    whole = folded(sentence[:_LONGEST])
    words = blanked(settled(), whole)
    for cue in _decisive():
        found = cue.pattern.search(words)
        if found:
            return cue.kind, sentence[found.start() : found.end()]
    level, hedge, _ = level_of(whole)
    _, advising = advice_in(whole)
    if level is WordingLevel.STATUS and not advising:
        return ClaimKind.STATUS, sentence[hedge[0].start : hedge[0].end]
    votes: Counter[ClaimKind] = Counter()
    shown: dict[ClaimKind, str] = {}
    for cue in _cues():
        found = cue.pattern.search(words)
        if found:
            votes[cue.kind] += cue.weight
            # The table has the heaviest of a kind first.
            shown.setdefault(cue.kind, sentence[found.start() : found.end()])
    if advising:
        votes[ClaimKind.TREATMENT] += _vote("advice")
        shown.setdefault(ClaimKind.TREATMENT, sentence[advising[0].start : advising[0].end])
    kind, weight = max(votes.items(), key=lambda vote: vote[1], default=(ClaimKind.GENERAL, 0))
    return (kind, shown[kind]) if weight >= _vote("least") else (ClaimKind.GENERAL, "")


@cache
def _decisive() -> tuple[_Cue, ...]:
    table = rows(table_text("evidencegraph.wording", _NAME), "decisive", _KEYS, _NAME)
    return tuple(_Cue(ClaimKind(row["kind"]), _pattern(row["pattern"]), 0) for row in table)


@cache
def _cues() -> tuple[_Cue, ...]:
    table = rows(table_text("evidencegraph.wording", _NAME), "cue", (*_KEYS, "weight"), _NAME)
    return tuple(
        _Cue(ClaimKind(row["kind"]), _pattern(row["pattern"]), row["weight"]) for row in table
    )


@cache
def _vote(what: str) -> int:
    return int(parsed(table_text("evidencegraph.wording", _NAME), _NAME)["vote"][what])


_KEYS = ("kind", "pattern", "source")


def _pattern(words: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{spelled_out(words)})(?!\w)")
