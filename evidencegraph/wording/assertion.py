"""How a sentence says what it says: level, cause, advice, denial."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
from evidencegraph.wording.lexicon import (
    advice,
    boosters,
    capability,
    causes,
    hedges,
    negations,
    reports,
    settled,
)

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
_WORD = re.compile(r"[^\s]+")
_CLAUSE_END = re.compile(r"[;:]|,\s(?=(?:but|although|though|while|whereas|which|and|however)\b)")


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
    words = text[:_LONGEST]
    level, hedge, reported = _level(words)
    # What can be done is done: capability makes an effect less sure, not conditional.
    modal = level < WordingLevel.ASSERTED and not reported
    able = next(_found(capability(), words, TriggerRole.CAPABILITY), None)
    if able and kind in _EFFECTS_ON_PEOPLE:
        level = min(level, WordingLevel.PROBABLY)
    modality, advising = _modality(words)
    effects = _effects(words)
    associations = _associations(words, effects)
    aside = causes().aside.search(words) is not None
    targets = [*effects, *associations, *advising]
    on_evidence = kind is ClaimKind.STATUS or level is WordingLevel.STATUS
    denied = list(_negations(words, level, hedge, targets, whole=not on_evidence))
    stressed = [t for t in _found(boosters(), words, TriggerRole.BOOSTER) if not _inside(t, hedge)]
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
        found = list(_found(hedge.pattern, words, TriggerRole.LEVEL))
        if found:
            modal = any(h.pattern.search(words) for h in hedges()[at + 1 :] if not h.reports)
            return hedge.level, found, hedge.reports and not modal
    return WordingLevel.ASSERTED, [], False


def _modality(words: str) -> tuple[Modality, list[Trigger]]:
    for modality, pattern in advice().items():
        found = list(_found(pattern, words, TriggerRole.ADVICE))
        if found:
            return modality, found
    return Modality.FACT, []


def _effects(words: str) -> list[Trigger]:
    """Return causal words, the verbs among them only where they are verbs of the sentence."""
    verbs = (
        trigger
        for trigger in _found(causes().verbs, words, TriggerRole.EFFECT)
        if _is_finite(words, trigger.start)
    )
    return sorted(chain(verbs, _found(causes().phrases, words, TriggerRole.EFFECT)))


def _is_finite(words: str, start: int) -> bool:
    """Tell whether the causal word that begins here is a verb of the sentence."""
    if _NOT_A_VERB_AFTER.search(words, 0, start):
        return False
    aim = _PURPOSE.search(words, max(start - 60, 0), start)
    return aim is None or (aim[1] or "").lower() in _BEFORE_AN_EFFECT


def _associations(words: str, effects: Sequence[Trigger]) -> list[Trigger]:
    """Return words of association, and where no cause is named, words that compare."""
    found = list(_found(causes().association, words, TriggerRole.ASSOCIATION))
    if not effects:
        found.extend(_found(causes().comparison, words, TriggerRole.ASSOCIATION))
    return sorted(found)


def _causality(
    effects: Sequence[Trigger], associations: Sequence[Trigger], *, modal: bool
) -> Causality:
    """Return the class of a sentence: what is said first is what it is about."""
    if associations and (not effects or associations[0].start < effects[0].start):
        return Causality.CORRELATIONAL
    if effects:
        return Causality.CONDITIONAL if modal else Causality.DIRECT
    return Causality.NONE


def _negations(
    words: str,
    level: WordingLevel,
    hedge: Sequence[Trigger],
    targets: Iterable[Trigger],
    *,
    whole: bool,
) -> Iterator[Trigger]:
    """Yield the words that deny the sentence, or reach an effect, an association or an advice.

    A denial inside words such as "no evidence that" speaks of the evidence, not of the effect.
    """
    effects = list(targets)
    unknown = hedge if level <= WordingLevel.VERY_UNCERTAIN else []
    apart = [m.span() for m in negations().lookalikes.finditer(words)]

    def counts(trigger: Trigger) -> bool:
        within = any(start <= trigger.start < end for start, end in apart)
        return not within and not _overlaps(trigger, unknown)

    # What a claim about the evidence denies is the evidence.
    found = _found(negations().denials, words, TriggerRole.NEGATION) if whole else ()
    denials = list(filter(counts, found))
    for one in denials:
        # The word that denies, where the words around it only show that it does.
        yield next(_found(negations().cues, words, one.role, one), one)
    for trigger in filter(counts, _found(negations().cues, words, TriggerRole.NEGATION)):
        if _inside(trigger, denials):
            continue
        stop = _reach(words, trigger.end)
        # "Should not": the advice stands right before its denial.
        if any(one.start < stop and trigger.start <= one.end + 1 for one in effects):
            yield trigger


def _reach(words: str, start: int) -> int:
    """Return the offset up to which a negation reaches: some words, not past its clause."""
    end = _CLAUSE_END.search(words, start)
    limit = end.start() if end else len(words)
    tokens = [m.end() for m in _WORD.finditer(words, start, limit)][: negations().reach]
    return tokens[-1] if tokens else limit


def _overlaps(trigger: Trigger, others: Iterable[Trigger]) -> bool:
    return any(other.start < trigger.end and trigger.start < other.end for other in others)


def _inside(trigger: Trigger, others: Iterable[Trigger]) -> bool:
    return any(other.start <= trigger.start < other.end for other in others)


def _found(
    pattern: re.Pattern[str], words: str, role: TriggerRole, area: Trigger | None = None
) -> Iterator[Trigger]:
    start, end = (area.start, area.end) if area else (0, len(words))
    for match in pattern.finditer(words, start, end):
        yield Trigger(match.start(), match.end(), role)
