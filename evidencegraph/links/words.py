"""The words by which claims are compared: stems of content, and how much each tells."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from evidencegraph.model import Claim, Topic

_STEM = 5
_CONTENT = re.compile(r"[^\W\d_]{3,}|\d+(?:\.\d+)?")
_EMPTY = frozenset(
    [
        "the",
        "and",
        "for",
        "are",
        "was",
        "were",
        "with",
        "that",
        "this",
        "from",
        "have",
        "has",
        "had",
        "not",
        "but",
        "can",
        "may",
        "which",
        "who",
        "when",
        "than",
        "then",
        "also",
        "such",
        "into",
        "been",
        "being",
        "its",
        "their",
        "them",
        "they",
        "these",
        "those",
        "other",
        "more",
        "most",
        "some",
        "many",
        "often",
        "even",
        "although",
        "though",
        "while",
        "where",
        "how",
        "what",
        "all",
        "any",
        "each",
        "only",
        "very",
        "will",
        "would",
        "could",
        "should",
        "might",
        "must",
        "during",
        "after",
        "before",
        "about",
        "between",
        "through",
        "because",
        "however",
    ]
)


def content(claim: Claim) -> frozenset[str]:
    """Return the stems of a claim's words of content, and the names of what it is about."""
    stems = {
        word[:_STEM] for word in map(str.lower, _CONTENT.findall(claim.text)) if word not in _EMPTY
    }
    return frozenset(stems | claim.topic.names)


def named(topic: Topic) -> frozenset[str]:
    """Return the words of `content` that only name what a claim is about."""
    words = _CONTENT.findall(" ".join(topic.names).lower())
    return topic.names | {word[:_STEM] for word in words}


def weights(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """Return how much each word tells: rare words of the document tell more."""
    everything = list(texts)
    counts = Counter(word for words in everything for word in words)
    return {word: math.log(1 + len(everything) / count) for word, count in counts.items()}
