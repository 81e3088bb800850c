"""Whether two results answer one question: of one thing, on one outcome."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from evidencegraph.links.result import Result
from evidencegraph.topics import Families, families_of, is_symbol, is_weak, terms, topic_of

_VAGUE = frozenset({"efficacy"})
_COVERED = 0.35
"""Likeness (Ochiai) that the words for one side must have in both claims."""


@dataclass(frozen=True)
class Weights:
    """How much words tell together: those that are rare in the corpus tell more.

    Attributes:
        counts: in how many claims a word stands.
        total: how many claims there are.
    """

    counts: Mapping[str, int]
    total: int

    def of(self, words: frozenset[str]) -> float:
        """Return how much some words tell."""
        return math.fsum(math.log(2 + self.total / max(self.counts.get(w, 1), 1)) for w in words)

    def alike(self, ours: frozenset[str], theirs: frozenset[str], *, weak: bool = False) -> bool:
        """Tell whether words are much the same; unless `weak`, one that names something is."""
        shared = ours & theirs
        strong = weak or any(not is_weak(word) for word in shared)
        return (
            strong
            and bool(shared)
            and self.of(shared) ** 2 >= _COVERED**2 * self.of(ours) * self.of(theirs)
        )


@dataclass(frozen=True)
class Answer:
    """A result with what its words name."""

    result: Result

    @cached_property
    def target(self) -> frozenset[str]:
        """Words for what came of it."""
        return terms(self.result.target)

    @cached_property
    def all(self) -> frozenset[str]:
        """Words for either side."""
        return terms(self.result.side) | self.target

    @cached_property
    def outcomes(self) -> frozenset[str]:
        """Outcomes and diseases that came of it, by the names of tables."""
        topic = topic_of(self.result.target)
        return frozenset((*topic.outcomes, *topic.conditions)) - _VAGUE

    @cached_property
    def areas(self) -> frozenset[str]:
        """Areas of outcomes that came of it."""
        return families_of(self.result.target).outcomes

    def names(self, named: frozenset[str]) -> bool:
        """Tell whether it names a treatment or its family itself, and not its claim elsewhere."""
        if any(terms(name) & self.all for name in named):
            return True
        return bool(named & self._families.interventions)

    def affects(self, named: frozenset[str]) -> bool:
        """Tell whether a treatment is what came of it: its dose, who responds to it, its use."""
        # The words before a verb alone are its subject, whatever else they may be.
        if not self.result.behind:
            return False
        told = any(terms(name) & self.target for name in named)
        return told or bool(named & families_of(self.result.target).interventions)

    @property
    def _families(self) -> Families:
        return families_of(f"{self.result.side} {self.result.target}")


def same_question(
    ours: Answer, theirs: Answer, named: frozenset[str], weights: Weights
) -> tuple[str, bool]:
    """Return what two results were both found of, and whether one outcome shows that.

    Args:
        ours: one result.
        theirs: the other.
        named: treatments or families that both claims name.
        weights: how much words tell.

    Returns:
        An empty name where nothing was looked at by both.
    """
    known = terms(" ".join(named))
    outcome = (ours.outcomes & theirs.outcomes) - named
    target = ours.target - known, theirs.target - known
    cause = ours.all - target[0], theirs.all - target[1]
    # "No association between one and the other": what the other claim takes for the cause is it.
    if not cause[0] - known or not cause[1] - known:
        cause = ours.all & (cause[0] | cause[1]), theirs.all & (cause[0] | cause[1])
        target = target[0] - cause[0], target[1] - cause[1]
    symbols = frozenset(filter(is_symbol, ours.all & theirs.all)) - (target[0] & target[1])
    if not (named or symbols or weights.alike(*cause)):
        return "", False
    shared = named or symbols or cause[0] & cause[1]
    about = min(shared, key=lambda word: (-weights.of(frozenset({word})), word))
    return about, bool(outcome) or weights.alike(*target, weak=bool(named or symbols))
