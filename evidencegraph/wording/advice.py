"""Whether a sentence recommends, and how strongly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from evidencegraph.model import Modality, Trigger, TriggerRole
from evidencegraph.wording.lexicon import advice
from evidencegraph.wording.triggers import blanked, found


@lru_cache(maxsize=64)
def advice_in(words: str) -> tuple[Modality, Sequence[Trigger]]:
    """Return how strongly a sentence recommends, and the words that do.

    Args:
        words: a sentence, folded.

    >>> advice_in("we suggest a lower dose.")[0].value
    'conditional recommendation'
    >>> advice_in("when treatment should begin is not known.")[0].value
    'fact'
    """
    if not advice().any.search(words):
        return Modality.FACT, ()
    words = blanked(advice().aside, words)
    for modality, pattern in advice().modalities.items():
        cues = tuple(found(pattern, words, TriggerRole.ADVICE))
        if cues:
            return modality, cues
    return Modality.FACT, ()
