"""How a sentence says what it says: level, cause, advice, denial."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from evidencegraph.model import (
    Causality,
    ClaimKind,
    Modality,
    Trigger,
    TriggerRole,
    Wording,
    WordingLevel,
)
from evidencegraph.wording.denial import denials
from evidencegraph.wording.folding import folded
from evidencegraph.wording.lexicon import (
    advice,
    boosters,
    capability,
    causes,
    hedges,
    reports,
    settled,
)
from evidencegraph.wording.triggers import found, inside

_LONGEST = 2000
"""Wording is told by the first so many characters: no sentence of more is one assertion."""

_EFFECTS_ON_PEOPLE = frozenset({ClaimKind.TREATMENT, ClaimKind.PROGNOSIS})
"""Kinds for which *can* promises an effect; elsewhere it states a plain possibility."""

# After these words a form such as "reduced" or "increases" is no verb of the sentence.
_NOT_A_VERB_AFTER = re.compile(
    r"(?:^\W*|\b(?:an?|the|of|with|for|in|from|this|these|their|its|his|her|our|any|such|into|at|"
    r"or|on|between|than|had|have|has|having|under|showing|both|is|are|was|were|been)\s+"
    r"(?:\w+ly\s+)?)$",
    re.IGNORECASE,
)
# An infinitive of purpose states an aim, not an effect; after these words it states an effect.
_PURPOSE = re.compile(
    r"(?:^|(\w+)\s+)to\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_BEFORE_AN_EFFECT = frozenset(
    [
        "help",
        "able",
        "shown",
        "found",
        "likely",
        "seem",
        "seems",
        "seemed",
        "appear",
        "appears",
        "appeared",
        "failed",
        "tend",
        "tends",
        "reported",
        "known",
        "proven",
    ]
)


def wording_of(text: str, kind: ClaimKind = ClaimKind.GENERAL) -> Wording:
    """Return how a claim is worded, with the words that show it.

    The weakest hedge of the sentence decides: taking a hedged claim for a bold one accuses its
    writer falsely, the reverse only misses something.

    Args:
        text: the claim as a reader sees it.
        kind: the question it answers; capability is an effect only for treatments.

    >>> wording = wording_of("Mirtazapine may not improve survival.")
    >>> wording.level.label, wording.causality.value, wording.negated
    ('may', 'conditional causal', True)
    >>> [wording_of(t).level.label for t in ("Its benefit is unproven.", "It cures PML.")]
    ['status', 'asserted']
    """
    words = folded(text[:_LONGEST])
    level, hedge, reported = _level(words)
    # What can be done is done: capability makes an effect less sure, not conditional.
    modal = level < WordingLevel.ASSERTED and not reported
    able = next(found(capability(), words, TriggerRole.CAPABILITY), None)
    if able and kind in _EFFECTS_ON_PEOPLE:
        level = min(level, WordingLevel.PROBABLY)
    modality, advising = _modality(words)
    effects = _effects(words)
    associations = _associations(words, effects)
    aside = causes().aside.search(words) is not None
    targets = [*effects, *associations, *advising]
    on_evidence = kind is ClaimKind.STATUS or level is WordingLevel.STATUS
    unknown = hedge if level <= WordingLevel.VERY_UNCERTAIN else []
    # What is not approved or known denies no effect: its negator is the status itself.
    known = kind is ClaimKind.STATUS and level is WordingLevel.ASSERTED
    denied = [] if known else denials(words, targets, unknown, whole=not on_evidence)
    stressed = [t for t in found(boosters(), words, TriggerRole.BOOSTER) if not inside(t, hedge)]
    return Wording(
        level=level,
        causality=Causality.NONE if aside else _causality(effects, associations, modal=modal),
        modality=modality,
        negated=bool(denied),
        reported=reports().search(words) is not None,
        boosted=bool(stressed) and level is WordingLevel.ASSERTED,
        triggers=tuple(
            sorted(
                chain(
                    hedge, [able] if able else [], advising, effects, associations, denied, stressed
                )
            )
        ),
    )


def _level(words: str) -> tuple[WordingLevel, list[Trigger], bool]:
    """Return the level, the words that lower it, and whether they only report."""
    # "No longer disputed" leaves nothing open.
    words = settled().sub(lambda match: " " * len(match[0]), words)
    for at, hedge in enumerate(hedges()):
        cues = list(found(hedge.pattern, words, TriggerRole.LEVEL))
        if cues:
            modal = any(h.pattern.search(words) for h in hedges()[at + 1 :] if not h.reports)
            return hedge.level, cues, hedge.reports and not modal
    return WordingLevel.ASSERTED, [], False


def _modality(words: str) -> tuple[Modality, list[Trigger]]:
    for modality, pattern in advice().items():
        cues = list(found(pattern, words, TriggerRole.ADVICE))
        if cues:
            return modality, cues
    return Modality.FACT, []


def _effects(words: str) -> list[Trigger]:
    """Return causal words, the verbs among them only where they are verbs of the sentence."""
    verbs = (
        trigger
        for trigger in found(causes().verbs, words, TriggerRole.EFFECT)
        if _is_finite(words, trigger.start)
    )
    return sorted(chain(verbs, found(causes().phrases, words, TriggerRole.EFFECT)))


def _is_finite(words: str, start: int) -> bool:
    """Tell whether the causal word that begins here is a verb of the sentence."""
    if _NOT_A_VERB_AFTER.search(words, 0, start):
        return False
    aim = _PURPOSE.search(words, max(start - 60, 0), start)
    return aim is None or (aim[1] or "").lower() in _BEFORE_AN_EFFECT


def _associations(words: str, effects: Sequence[Trigger]) -> list[Trigger]:
    """Return words of association, and where no cause is named, words that compare."""
    together = list(found(causes().association, words, TriggerRole.ASSOCIATION))
    if not effects:
        together.extend(found(causes().comparison, words, TriggerRole.ASSOCIATION))
    return sorted(together)


def _causality(
    effects: Sequence[Trigger], associations: Sequence[Trigger], *, modal: bool
) -> Causality:
    """Return the class of a sentence: what is said first is what it is about."""
    if associations and (not effects or associations[0].start < effects[0].start):
        return Causality.CORRELATIONAL
    if effects:
        return Causality.CONDITIONAL if modal else Causality.DIRECT
    return Causality.NONE
