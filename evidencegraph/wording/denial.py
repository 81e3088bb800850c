"""Whether a sentence denies what it is about: its negators, and what they do not deny."""

from __future__ import annotations

import re
from collections.abc import Collection

from evidencegraph.model import Trigger, TriggerRole
from evidencegraph.wording.lexicon import negations
from evidencegraph.wording.triggers import found, inside, overlaps

_WORD = re.compile(r"[^\s]+")
_CLAUSE_END = re.compile(r"[;:]|,\s(?=(?:but|although|though|while|whereas|which|and|however)\b)")


def denials(
    words: str,
    targets: Collection[Trigger],
    unknown: Collection[Trigger] = (),
    *,
    whole: bool = True,
) -> list[Trigger]:
    """Return the words that deny a sentence, or reach what it claims.

    Args:
        words: the sentence, folded.
        targets: its effects, associations and advice.
        unknown: the words that say how little is known: "no evidence that" denies no effect.
        whole: whether words that deny by themselves count; what a claim about the evidence denies
            is the evidence.

    >>> text = "although it did not help, the drug was safe and failed no test."
    >>> [text[word.start : word.end] for word in denials(text, [])]
    ['no']
    """
    by_themselves = list(found(negations().denials, words, TriggerRole.NEGATION)) if whole else []
    cues = list(found(negations().cues, words, TriggerRole.NEGATION))
    if not by_themselves and not cues:
        return []
    apart = list(found(negations().lookalikes, words, TriggerRole.NEGATION))
    kept = [one for one in by_themselves if not inside(one, apart) and not overlaps(one, unknown)]
    # The word that denies, where the words around it only show that it does.
    denied = [next(found(negations().cues, words, one.role, one), one) for one in kept]
    for cue in cues:
        lone = not inside(cue, kept) and not inside(cue, apart) and not overlaps(cue, unknown)
        if lone and _reaches(words, cue, targets):
            denied.append(cue)
    return denied


def _reaches(words: str, cue: Trigger, targets: Collection[Trigger]) -> bool:
    """Tell whether a cue reaches a target: some words further, not past its clause."""
    end = _CLAUSE_END.search(words, cue.end)
    limit = end.start() if end else len(words)
    tokens = [m.end() for m in _WORD.finditer(words, cue.end, limit)][: negations().reach]
    stop = tokens[-1] if tokens else limit
    # "Should not": the advice stands right before its denial.
    return any(one.start < stop and cue.start <= one.end + 1 for one in targets)
