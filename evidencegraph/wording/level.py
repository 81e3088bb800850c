"""How surely a sentence asserts what it says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from evidencegraph.model import Trigger, TriggerRole, WordingLevel
from evidencegraph.wording.lexicon import hedges, settled
from evidencegraph.wording.triggers import blanked, found


@lru_cache(maxsize=64)
def level_of(words: str) -> tuple[WordingLevel, Sequence[Trigger], bool]:
    """Return the level, the words that lower it, and whether they only report.

    The last sentences are remembered, since the kind of a claim asks for them too.

    Args:
        words: a sentence, folded.

    >>> level_of("its benefit is unproven.")[0].label
    'status'
    """
    # "No longer disputed" leaves nothing open.
    words = blanked(settled(), words)
    for at, hedge in enumerate(hedges()):
        cues = tuple(found(hedge.pattern, words, TriggerRole.LEVEL))
        if cues:
            modal = any(h.pattern.search(words) for h in hedges()[at + 1 :] if not h.reports)
            return hedge.level, cues, hedge.reports and not modal
    return WordingLevel.ASSERTED, (), False
