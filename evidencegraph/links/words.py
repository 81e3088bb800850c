"""The words by which claims are compared: stems of content, and how much each tells."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from evidencegraph.links.lexicon import words_of
from evidencegraph.model import Claim

_STEM = 5
_CONTENT = re.compile(r"[^\W\d_]{3,}|\d+(?:\.\d+)?")


def content(claim: Claim) -> frozenset[str]:
    """Return the stems of a claim's words of content, and the names of what it is about."""
    words = _CONTENT.findall(claim.text.lower())
    stems = {word[:_STEM] for word in words if word not in words_of("function")}
    return frozenset(stems | claim.topic.names)


def described(claim: Claim) -> frozenset[str]:
    """Return the names of what a claim is about, and the stems of its other words of content."""
    names = " ".join(claim.topic.names).lower()
    return (content(claim) - {word[:_STEM] for word in _CONTENT.findall(names)}) | claim.topic.names


def weights(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """Return how much each word tells: rare words of the document tell more."""
    everything = list(texts)
    counts = Counter(word for words in everything for word in words)
    return {word: math.log(1 + len(everything) / count) for word, count in counts.items()}


def weigh(words: Iterable[str], weight: Mapping[str, float]) -> float:
    """Return how much some words tell together, the same whatever their order.

    >>> weigh("abc", {"a": 0.1, "b": 0.2, "c": 0.3})
    0.6
    """
    return math.fsum(map(weight.__getitem__, words))
