"""Where the sentences of a block begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from evidencegraph.claims.clauses import plain
from evidencegraph.model import MaskedText, Span

_MISLEADING = (("<", "="), (">", "="), ("‘", "'"))
_UNIT = re.compile(r"\s(?<=\d\s)(?=(?:[a-z]|min|sec|hr|mo)\.\s+[A-Z])")
# These begin with what they look for and look behind afterwards, which is faster.
_ACRONYM = re.compile(r"[A-Z]{2,5}(?=\.\s+(?:[A-Z]|[(\[]\w))")
_SHORTENED = frozenset({"MR", "DR", "ST", "JR", "SR", "FIG", "REF", "INC", "LTD"})
_WITHIN_NAME = re.compile(r"\.(?<=[A-Z\d]\d\.)(?=[B-HJ-Z](?![a-z]))")
_LETTERED = re.compile(r"[(\[](?<=[.!?]\s.)(?=(?:[A-Za-z]|[ivx]{1,4}|\d{1,2})[)\]]\s+[A-Z])")
_BRACKET = re.compile(r"[()\[\]]")
_WITH_STOP = re.compile(r"\((?=[^()]*[.!?]\s)[^()]*\)|\[(?=[^\[\]]*[.!?]\s)[^\[\]]*\]")
_WORD = re.compile(r"\w")
_STRETCH = 20_000
"""Longer than any paragraph that people write."""


def cut_sentences(masked: MaskedText) -> Iterator[tuple[Span, Span, str]]:
    """Yield the sentences of a masked text: where each stands in it and in the document, words.

    What holds no letter and no digit, such as the comma between two pointers, is no sentence.
    """
    for start, end in _boundaries(_splittable(masked.words)):
        raw = masked.words[start:end]
        words = plain(raw)
        if _WORD.search(words):
            first = start + len(raw) - len(raw.lstrip())
            last = start + len(raw.rstrip()) - 1
            area = Span(first, last + 1)
            yield area, Span(masked.origin(first), masked.origin(last) + 1), words


def _boundaries(words: str) -> Iterator[tuple[int, int]]:
    """Yield where sentences begin and end.

    The splitter takes time by the square of the length for "A!A!A!" and the like, so a long text is
    given to it in stretches. What stands in the second half of one is read again with the next: a
    bracket that the end of the stretch cuts off may have misled it there.
    """
    start, size = 0, _STRETCH
    while start < len(words):
        stretch = words[start : start + size]
        ends = len(words) - start <= size
        ahead = start
        for found in get_sentence_boundaries("en", stretch):
            if ends or 2 * found["end_index"] <= size:
                ahead = start + found["end_index"]
                yield start + found["start_index"], ahead
        size = _STRETCH if ahead > start else 2 * size
        start = len(words) if ends else ahead


def _splittable(words: str) -> str:
    """Return words of the same length without what misleads the splitter.

    It leaves whole whatever stands in brackets or quotation marks, and takes for such all that
    stands from ``p < .05`` to ``OR > 2``, from a bracket that is never closed to the end, from
    ``‘low’`` to the next apostrophe, and all that follows ``(2)``. It takes the unit of ``24 h.``
    for an initial, ``PD.``, ``HR.`` and ``ART.`` for abbreviations of other words, and ends a
    sentence within ``Ad26.COV2.S``. Brackets count only where one closes and a full stop stands
    between.

    >>> _splittable("(2) It fell (p < .05 at 24 h. Then it rose (vs. it fell).")
    ',2, It fell ,p = .05 at 24xh. Then it rose (vs. it fell).'
    >>> _splittable("It is seen in PD. (A) It is not seen in AD. It is rare.")
    'It is seen in XX. XA, It is not seen in XX. It is rare.'
    """
    for written, instead in _MISLEADING:  # faster than one call of translate
        words = words.replace(written, instead)
    words = _WITHIN_NAME.sub("x", _ACRONYM.sub(_anonymous, _UNIT.sub("x", words)))
    if "(" not in words and "[" not in words:
        return words
    words = _LETTERED.sub("X", words)
    kept = {place for match in _WITH_STOP.finditer(words) for place in match.span()}
    return _BRACKET.sub(lambda m: m[0] if {m.start(), m.end()} & kept else ",", words)


def _anonymous(match: re.Match[str]) -> str:
    return match[0] if match[0] in _SHORTENED else "X" * len(match[0])
