"""What an effect was on and what it was of, by where the words stand around it."""

from __future__ import annotations

from typing import NamedTuple

from evidencegraph.links.lexicon import marks, phrases
from evidencegraph.topics import terms


class Effect(NamedTuple):
    """A word of effect in a stretch of text, and the words around it.

    Attributes:
        part: the stretch of text.
        start: where the word begins.
        end: where it ends.
        target: the words for what is affected.
        behind: whether these stand behind the word of effect.
    """

    part: str
    start: int
    end: int
    target: str
    behind: bool

    @property
    def word(self) -> str:
        """The word of effect."""
        return self.part[self.start : self.end]

    @property
    def side(self) -> str:
        """The words on the other side of it: for what was given or looked at."""
        return without_people(self.part[: self.start] if self.behind else self.part[self.end :])

    @property
    def is_good(self) -> bool:
        """Whether the word alone says that people fare better."""
        return marks("good").match(self.word) is not None

    @property
    def is_benefit(self) -> bool:
        """Whether the word is the effect itself, and leaves open on what."""
        return marks("benefit").match(self.word) is not None

    @property
    def is_of_cause(self) -> bool:
        """Whether what follows is the cause: "no effect of the drug" leaves open on what."""
        return self._follows("of") and not self._follows("of_on")

    @property
    def is_unnamed(self) -> bool:
        """Whether what is affected is not named right behind the word."""
        return not self.target or self._follows("preposition")

    @property
    def is_general(self) -> bool:
        """Whether an outcome at large follows the word at once: "improved prognosis"."""
        return marks("general").match(self.part, self.end) is not None

    @property
    def leads_to_general(self) -> bool:
        """Whether an outcome at large follows the word, whatever stands between."""
        return marks("general").match(self.part, _begin(self.part, self.end)) is not None

    def _follows(self, heading: str) -> bool:
        return marks(heading).match(self.part, self.end) is not None


def effect_at(part: str, start: int, end: int) -> Effect:
    """Return what the words around a word of effect name.

    >>> effect_at("aspirin reduces the risk of stroke", 8, 15).target
    'stroke'
    """
    verb = marks("preposition").match(part, end) and not marks("effect_noun").search(
        part[start:end]
    )
    if not verb:
        begin = _begin(part, end)
        stop = marks("end").search(part, begin)
        target = part[begin : stop.start() if stop else len(part)]
        if terms(target):
            return Effect(part, start, end, target, behind=True)
    return Effect(part, start, end, subject_before(part, start), behind=False)


def _begin(part: str, end: int) -> int:
    """Return where the words for what is affected may begin."""
    lead = marks("of_on").match(part, end) or marks("lead").match(part, end)
    return lead.end() if lead else end


def subject_before(part: str, start: int) -> str:
    """Return the words before a place that name anything: the subject of what stands there."""
    runs = marks("start").split(without_people(part[:start]))
    return next((run for run in reversed(runs) if terms(run)), "")


def without_people(words: str) -> str:
    """Return words without those for who was studied.

    >>> without_people("survival in patients with PML")
    'survival  , '
    """
    return phrases("people").sub(" , ", words)
