"""Which works a text may mean: ranked by the words they share, rare words first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evidencegraph.corpus.description import folded
from evidencegraph.model import Reference

_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "has",
        "have",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "that",
        "the",
        "this",
        "to",
        "was",
        "were",
        "which",
        "with",
    ]
)
_VAGUE = frozenset(
    ["but", "can", "day", "had", "may", "might", "not", "should", "than", "who", "will"]
)
_K, _B = 1.2, 0.75
"""The usual parameters of BM25 (Robertson and Zaragoza 2009)."""
_TITLE = 3
"""A word of the title counts as much as so many of the abstract."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A work that a text may mean; nothing is linked until a person accepts it.

    Attributes:
        reference: the work's id.
        score: by BM25; only its order means something.
        words: the words that matched, rarest first.
    """

    reference: str
    score: float
    words: tuple[str, ...]


def suggest(text: str, works: Sequence[Reference], most: int = 5) -> tuple[Suggestion, ...]:
    """Return the works whose title, authors, journal and abstract share most with a text.

    >>> works = [Reference("pmid:1", title="Mirtazapine in PML"), Reference("pmid:2")]
    >>> [(s.reference, s.words) for s in suggest("Mirtazapine may slow PML.", works)]
    [('pmid:1', ('mirtazapine', 'pml'))]
    """
    counts = [_words_of(work) for work in works]
    lengths = [count.total() for count in counts]
    average = sum(lengths) / len(lengths) if lengths else 1.0
    holding = Counter(word for count in counts for word in count)
    asked = sorted(
        {word for word in folded(text).split() if word not in _COMMON and word in holding}
    )
    rarity = {w: math.log(1 + (len(works) - holding[w] + 0.5) / (holding[w] + 0.5)) for w in asked}
    found = []
    for work, count, length in zip(works, counts, lengths, strict=True):
        words = sorted(
            (word for word in asked if word in count), key=lambda word: (-rarity[word], word)
        )
        score = sum(
            rarity[w] * count[w] * (_K + 1) / (count[w] + _K * (1 - _B + _B * length / average))
            for w in words
        )
        if words:
            found.append(Suggestion(work.id, round(score, 6), tuple(words)))
    return tuple(sorted(found, key=lambda each: (-each.score, each.reference))[:most])


def keywords(text: str, most: int = 8) -> tuple[str, ...]:
    """Return the words of a text that tell most, in their order: the longest, no numbers.

    >>> keywords("Mirtazapine (15-30 mg a day) may slow PML in patients.", most=4)
    ('mirtazapine', 'slow', 'pml', 'patients')
    """
    words = dict.fromkeys(
        word
        for word in folded(text).split()
        if len(word) > 2 and word not in _COMMON and not word.isdecimal() and word not in _VAGUE  # noqa: PLR2004
    )
    kept = set(sorted(words, key=lambda word: (-len(word), word))[:most])
    return tuple(word for word in words if word in kept)


def _words_of(work: Reference) -> Counter[str]:
    title = folded(work.title).split() * _TITLE
    rest = folded(" ".join([*work.authors, work.container, work.abstract, *work.mesh])).split()
    return Counter(word for word in [*title, *rest] if word not in _COMMON)
