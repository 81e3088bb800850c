"""Whether words assert something: a rough look for a finite verb."""

from __future__ import annotations

import re
from itertools import islice

_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|can|may|might|could|will|would|shall|should|must|does|"
    r"do|did|cannot|remains?|becomes?|became|appears?|seems?|suggests?|shows?|showed|found|"
    r"causes?|caused|reduces?|reduced|improves?|improved|increases?|increased|prevents?|"
    r"provides?|provided|occurs?|occurred|develops?|developed|requires?|required|involves?|"
    r"depends?|depended|focuses|focused|helps?|helped|leads?|led|affects?|affected|offers?|"
    r"offered|represents?|represented|supports?|supported|differs?|varies|contains?|contained|"
    r"means?|meant|makes?|made|gives?|gave|takes?|took|starts?|started|rests?|carries|carry|"
    r"carried|allows?|allowed|targets?|works?|worked|removes?|removed|restores?|restored|"
    r"dies|died|survives?|survived|responds?|responded|tends?|needs?|keeps?|kept|comes?|came)\b",
    re.IGNORECASE,
)
# What a relative clause or an infinitive says is not what the words themselves assert.
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whose)\s[^,;]*|\bto\s+(?:\w+ly\s+)?\w+|\bwhen\s+\w+", re.IGNORECASE
)
# What a document says of itself is not a claim about the world.
_ABOUT_ITSELF = re.compile(
    r"^\W*(?:this|the present|the following) "
    r"(?:page|article|section|document|chapter|guide|leaflet) "
    r"(?:is|was|sets?|describes?|explains?|summari[sz]es?|covers?|aims?|reviews?|outlines?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 4


def asserts(words: str, *, closed: bool) -> bool:
    """Tell whether a stretch of words puts something forward as true.

    Fragments such as "Supportive care measures" or "2 1 1 1" do not. A stretch that its writer
    closed with a full stop does if it has a few words; an unclosed one needs a finite verb
    outside relative clauses and infinitives.

    Args:
        words: a sentence or an item, without pointers.
        closed: whether it ends in a full stop.

    >>> asserts("Inhibitors that remove natural restraints", closed=False)
    False
    >>> asserts("PML is caused by a virus", closed=False)
    True
    """
    letters = sum(1 for _ in islice(_WORD.finditer(words), _FEWEST_WORDS))
    if words.rstrip().endswith("?") or _ABOUT_ITSELF.match(words):
        return False
    if letters < _FEWEST_WORDS - closed:
        return False
    return closed or _FINITE.search(_SUBORDINATE.sub(" ", words)) is not None
