"""Bare trailing numbers, as in ``... as the guideline says 1.``, with no list at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidencegraph.model import Pointer, Span
from evidencegraph.readers.numerals import expand

_WORD_BEFORE = re.compile(r"(?P<word>(?<![\w+/'’-])[^\W\d_][\w+/'’-]*|[)\]\"”’%+])\s{1,20}$")
_TRAILING = re.compile(
    r"(?<=\s)(?P<numbers>\d{1,2}(?:\s*[,–-]\s*\d{1,2}){0,7})(?=\s*[.!?;](?:\s|$)|\s*$)",
    re.MULTILINE,
)
# Words after which a number counts, ranks or measures something.
_COUNTING_WORDS = (
    "a about above after age aged ages all alone among an and any appendix approximately around "
    "as at average before below between box by chapter class day days dose each equals every "
    "exactly fewer fig figure first for from grade half hour hours in is last least less level "
    "line mean median minus minute month months more nearly no number numbered of on only or "
    "over page per phase plus ratio roughly scale score second section since size stage step "
    "study table than the times to total type under until up version vitamin volume was week "
    "weeks were with within x year years"
)
_COUNTING = frozenset(_COUNTING_WORDS.split())
# Words that a number names only without an article: "in group 1", but "by the expert group 1".
_NAMED_WORDS = "arm centre center cohort group panel part protocol series site trial"
_NAMED = frozenset(_NAMED_WORDS.split())
_ARTICLE = re.compile(
    r"\b(?:an?|the|this|that|these|those|our|their)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_FEWEST = 3
_SHORTEST = 40
"""Characters of a sentence: numbers closer together count the titles of a table of contents."""
_LEAST_COVERAGE = 0.8
_LEAST_SHARE = 0.25


def find(text: str, area: Span) -> Iterator[Pointer]:
    """Yield numbers that close a sentence and might be pointers.

    >>> text = "It is rare 1. Give 15-30 mg for 5 days. Seen in phase 2."
    >>> [pointer.keys for pointer in find(text, Span(0, len(text)))]
    [('1',)]
    """
    for match in _TRAILING.finditer(text, area.start, area.end):
        keys = expand(match["numbers"])
        if keys and _follows_word(text, area, match.start()):
            yield Pointer(Span(*match.span()), keys)


_SPACED = re.compile(
    r"(?<=[ \u00a0])(?P<numbers>\d{1,3}(?: {0,2},[ \u00a0]{0,2}\d{1,3}|\s{0,2}[–-]\s{0,2}\d{1,3})*)"
    r"(?= ?[.,;:)](?:\s|$)|\s*$)",
    re.MULTILINE,
)


def find_listed(text: str, area: Span) -> Iterator[Pointer]:
    """Yield bare numbers before any punctuation; only for documents whose list confirms them.

    >>> text = "Gout is treated so 1, 2, but kidneys suffer 3–5. Give 5 mg in phase 2."
    >>> [pointer.keys for pointer in find_listed(text, Span(0, len(text)))]
    [('1', '2'), ('3', '4', '5')]
    """
    for match in _SPACED.finditer(text, area.start, area.end):
        keys = expand(match["numbers"])
        if keys and _follows_word(text, area, match.start()):
            yield Pointer(Span(*match.span()), keys)


def _follows_word(text: str, area: Span, place: int) -> bool:
    """Tell whether a number follows a word that it does not belong to."""
    before = _WORD_BEFORE.search(text, max(area.start, place - 60), place)
    if before is None:
        return False
    lead = text[max(area.start, before.start() - 60) : before.start()]
    return not _is_counted(before["word"].lower(), lead)


def _is_counted(word: str, before: str) -> bool:
    """Tell whether a number after this word belongs to it."""
    return word in _COUNTING or (word in _NAMED and not _ARTICLE.search(before))


def is_style(pointers: Sequence[Pointer], blocks: int, words: str = "") -> bool:
    """Tell whether trailing numbers are how a whole document points at sources.

    Pointers are numbered as they first appear, without large gaps from 1, and often enough.

    Args:
        pointers: in the order of the text.
        blocks: number of paragraphs and items.
        words: what the pointers stand in; titles with their numbers are a table of contents.
    """
    numbers = [int(key) for pointer in pointers for key in pointer.keys]
    firsts = list(dict.fromkeys(numbers))
    return (
        len(pointers) >= _FEWEST
        and firsts[0] == 1
        and firsts == sorted(firsts)
        and len(firsts) >= _LEAST_COVERAGE * max(firsts)
        and len(pointers) >= _LEAST_SHARE * blocks
        and pointers[-1].span.start - pointers[0].span.start >= _SHORTEST * (len(pointers) - 1)
        and not _are_titles(words[pointers[0].span.start : pointers[-1].span.end])
    )


def _are_titles(words: str) -> bool:
    """Tell whether most long words begin with a capital, as in titles.

    >>> _are_titles("1. Social Welfare and the Crisis 2. Planning for Relocation 3")
    True
    """
    first = [match[0] for match in re.finditer(r"[^\W\d_](?=[^\W\d_]{3})(?<![^\W\d_]{2})", words)]
    return sum(letter.isupper() for letter in first) > len(first) / 2


def is_sequence(pointers: Sequence[Pointer]) -> bool:
    """Tell whether numbers appear in their order, from 1, without large gaps.

    >>> is_sequence([Pointer(Span(0, 1), (key,)) for key in "1213"])
    True
    """
    numbers = [int(key) for pointer in pointers for key in pointer.keys]
    return (
        len(pointers) >= _FEWEST
        and min(numbers) == 1
        and share_in_order(pointers) >= _LEAST_COVERAGE
    )


def share_in_order(pointers: Sequence[Pointer]) -> float:
    """Return the share of first appearances that come in order, times the share of numbers used.

    >>> share_in_order([Pointer(Span(0, 1), (key,)) for key in "1213"])
    1.0
    """
    firsts = list(dict.fromkeys(int(key) for pointer in pointers for key in pointer.keys))
    rising = sum(a < b for a, b in pairwise(firsts)) + 1
    return round(rising / len(firsts) * min(1.0, len(firsts) / max(firsts)), 2)


def is_suspicious(pointers: Sequence[Pointer]) -> bool:
    """Tell whether trailing numbers deserve a word although they are no style."""
    return len(pointers) >= _FEWEST
