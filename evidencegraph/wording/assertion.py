"""How a sentence says what it says: level, cause, advice, denial."""

from __future__ import annotations

from itertools import chain

from evidencegraph.model import ClaimKind, TriggerRole, Wording, WordingLevel
from evidencegraph.wording.advice import advice_in
from evidencegraph.wording.causality import associations_in, causality_of, effects_in
from evidencegraph.wording.denial import denials
from evidencegraph.wording.folding import folded
from evidencegraph.wording.level import level_of
from evidencegraph.wording.lexicon import boosters, capability, reports
from evidencegraph.wording.triggers import found, inside

_LONGEST = 2000
"""Wording is told by the first so many characters: no sentence of more is one assertion."""

_EFFECTS_ON_PEOPLE = frozenset({ClaimKind.TREATMENT, ClaimKind.PROGNOSIS})
"""Kinds for which *can* promises an effect; elsewhere it states a plain possibility."""


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
    level, hedge, reported = level_of(words)
    # What can be done is done: capability makes an effect less sure, not conditional.
    modal = level < WordingLevel.ASSERTED and not reported
    able = next(found(capability(), words, TriggerRole.CAPABILITY), None)
    if able and kind in _EFFECTS_ON_PEOPLE:
        level = min(level, WordingLevel.PROBABLY)
    modality, advising = advice_in(words)
    effects = effects_in(words)
    associations = associations_in(words, effects)
    targets = [*effects, *associations, *advising]
    on_evidence = kind is ClaimKind.STATUS or level is WordingLevel.STATUS
    unknown = hedge if level <= WordingLevel.VERY_UNCERTAIN else ()
    # What is not approved or known denies no effect: its negator is the status itself.
    known = kind is ClaimKind.STATUS and level is WordingLevel.ASSERTED
    denied = [] if known else denials(words, targets, unknown, whole=not on_evidence)
    stressed = [t for t in found(boosters(), words, TriggerRole.BOOSTER) if not inside(t, hedge)]
    return Wording(
        level=level,
        causality=causality_of(words, effects, associations, modal=modal),
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
