"""How a claim says what it says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class WordingLevel(IntEnum):
    """How surely a claim asserts: the rungs of the ladder of wordings (METHOD 3.1, GRADE 26)."""

    STATUS = 0
    """Nothing is asserted but the state of the evidence: "unproven", "unclear"."""
    VERY_UNCERTAIN = 1
    MAY = 2
    PROBABLY = 3
    ASSERTED = 4

    @property
    def label(self) -> str:
        """The level in words.

        >>> WordingLevel.VERY_UNCERTAIN.label
        'very uncertain'
        """
        return self.name.lower().replace("_", " ")


class Causality(StrEnum):
    """Whether a claim says that one thing makes another (Yu, Li and Wang 2019)."""

    NONE = "none"
    CORRELATIONAL = "correlational"
    CONDITIONAL = "conditional causal"
    DIRECT = "direct causal"


class Modality(StrEnum):
    """Whether a claim says what is, or what should be done."""

    FACT = "fact"
    CONDITIONAL = "conditional recommendation"
    STRONG = "strong recommendation"

    @property
    def recommends(self) -> bool:
        """Whether it says what should be done."""
        return self is not Modality.FACT


class TriggerRole(StrEnum):
    """What a word shows about the wording of its claim."""

    LEVEL = "level"
    CAPABILITY = "capability"
    BOOSTER = "booster"
    NEGATION = "negation"
    EFFECT = "effect"
    ASSOCIATION = "association"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Trigger:
    """Words that decided about a wording.

    Attributes:
        start: offset in the claim's text.
        end: offset after the last character.
        role: what the words show.
    """

    start: int
    end: int
    role: TriggerRole


@dataclass(frozen=True, slots=True)
class Wording:
    """How a claim says what it says (METHOD section 3).

    Attributes:
        level: how surely it asserts.
        causality: whether it says that one thing makes another.
        modality: whether it says what is or what should be done.
        negated: whether the effect, association or advice is denied.
        reported: whether it tells the result of a study rather than a general truth.
        boosted: whether it stresses its certainty: "clearly", "proven".
        doubted: whether another clause of its sentence says how little is known.
        judged: whether it was judged at all: only English is. What is not judged has the level
            of a claim that asserts nothing.
        triggers: the words that showed this, in the order of the text.
    """

    level: WordingLevel = WordingLevel.ASSERTED
    causality: Causality = Causality.NONE
    modality: Modality = Modality.FACT
    negated: bool = False
    reported: bool = False
    boosted: bool = False
    doubted: bool = False
    judged: bool = True
    triggers: tuple[Trigger, ...] = ()

    @property
    def label(self) -> str:
        """How surely it asserts, in words.

        >>> Wording().label, Wording(WordingLevel.STATUS, judged=False).label
        ('asserted', 'not judged')
        """
        return self.level.label if self.judged else NOT_JUDGED


NOT_JUDGED = "not judged"
"""What is said of the wording of a text that is not English."""
