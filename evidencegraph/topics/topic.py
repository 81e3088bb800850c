"""What a claim is about: interventions, conditions, outcomes under one name each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from evidencegraph.model import Topic
from evidencegraph.topics.vocabulary import (
    ROLES,
    Vocabulary,
    roles_by_ending,
    spelling_key,
    vocabulary_of,
)

_WORD = re.compile(r"\b\w{4,}\b(?! factor)")
"""Tumour necrosis factor is no necrosis."""


def topic_of(
    text: str,
    abbreviated: Mapping[str, str] | None = None,
    vocabulary: Vocabulary | None = None,
) -> Topic:
    """Return what a claim is about.

    Args:
        text: the claim.
        abbreviated: the document's own abbreviations and their long forms, in lower case.
        vocabulary: the names of things; those of this distribution where None.

    >>> topic_of("Cytosine arabinoside does not improve survival in PML.").interventions
    ('cytarabine',)
    """
    words = expanded(text, abbreviated or {})
    known = vocabulary or vocabulary_of()
    found: dict[str, dict[str, int]] = {role: {} for role in ROLES}

    def noted(match: re.Match[str]) -> str:
        role, name = known.meaning(match[0])
        found[role].setdefault(name, match.start())
        return " " * len(match[0])

    rest = known.concepts.sub(noted, words)
    for match in _WORD.finditer(rest):
        for role in roles_by_ending(match[0]):
            found[role].setdefault(spelling_key(match[0]), match.start())
    ordered = [tuple(sorted(found[role], key=found[role].__getitem__)) for role in ROLES]
    return Topic(*ordered)


def expanded(text: str, abbreviated: Mapping[str, str]) -> str:
    """Return a text with the document's own abbreviations spelled out."""
    if not abbreviated:
        return text
    return _any_of(tuple(abbreviated)).sub(
        lambda match: abbreviated[match[0].lower()] if match[0].lower() != match[0] else match[0],
        text,
    )


@lru_cache(maxsize=16)
def _any_of(short: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the abbreviations of a document, whose claims all ask for it."""
    union = "|".join(re.escape(word) for word in sorted(short, key=len, reverse=True))
    return re.compile(rf"(?<![\w(])({union})(?![\w])", re.IGNORECASE)
