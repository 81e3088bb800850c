"""Whether a sentence says that one thing makes another, or that two go together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from evidencegraph.model import Causality, Trigger, TriggerRole
from evidencegraph.wording.lexicon import causes
from evidencegraph.wording.triggers import found

_NEAR = 60
"""Characters before an infinitive in which the verb must end that it hangs on."""


def effects_in(words: str) -> list[Trigger]:
    """Return causal words, the verbs among them only where they are verbs of the sentence.

    >>> effects_in("to reduce pain, we studied the reduced dose.")
    []
    """
    verbs = (
        trigger
        for trigger in found(causes().verbs, words, TriggerRole.EFFECT)
        if _is_finite(words, trigger.start)
    )
    return sorted(chain(verbs, found(causes().phrases, words, TriggerRole.EFFECT)))


def associations_in(words: str, effects: Sequence[Trigger]) -> list[Trigger]:
    """Return words of association, and where no cause is named, words that compare."""
    together = list(found(causes().association, words, TriggerRole.ASSOCIATION))
    if not effects:
        together.extend(found(causes().comparison, words, TriggerRole.ASSOCIATION))
    return sorted(together)


def causality_of(
    words: str, effects: Sequence[Trigger], associations: Sequence[Trigger], *, modal: bool
) -> Causality:
    """Return the class of a sentence: what is said first is what it is about.

    Args:
        words: the sentence, folded.
        effects: its causal words.
        associations: its words of association.
        modal: whether its level is lowered by more than the naming of a view.
    """
    if not (effects or associations) or causes().aside.search(words):
        return Causality.NONE
    if associations and (not effects or associations[0].start < effects[0].start):
        return Causality.CORRELATIONAL
    return Causality.CONDITIONAL if modal else Causality.DIRECT


def _is_finite(words: str, start: int) -> bool:
    """Tell whether the causal word that begins here is a verb of the sentence."""
    if causes().nominal.search(words, max(start - _NEAR, 0), start):
        return False
    aim = causes().purpose.search(words, max(start - _NEAR, 0), start)
    return aim is None or (aim[1] or "") in causes().governing
