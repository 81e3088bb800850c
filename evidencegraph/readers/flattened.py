"""Superscripts that became plain digits: ``therapy.12,13 The``, ``PML.12``, ``disease1,2 and``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidencegraph.model import Pointer, Span
from evidencegraph.readers.numerals import DASHES, expand

_ONE = rf"\d{{1,3}}(?:\s?[{DASHES}]\s?\d{{1,3}})?"
_LIST = rf"{_ONE}(?:,\s?{_ONE})*"
# Some journals part numbers by spaces only: "PML.1 9-14 The". A number before anything but the
# start of a sentence or a small word may count what follows.
_SMALL_WORDS = (
    "a an and are as at be but by can for from has have in is it may of on or our that the their "
    "these they this to was we were when where which while who with"
)
_GOES_ON = rf"\s+(?:[A-Z]|(?:{'|'.join(_SMALL_WORDS.split())})\b)"
_PARTED = rf"{_ONE}(?:(?:,\s?|\s){_ONE})*(?=\s*$|{_GOES_ON}|[.,;:)])"
_IS_PARTED = re.compile(rf"[^\W\d_][.,]{_ONE}(?: {_ONE})+(?=\s+[A-Z][a-z]|\s*$)", re.MULTILINE)
_FEWEST_PARTED = 3
_END = r"(?![\w%°]|[.,:;/-]?\d|-\w)"


@dataclass(frozen=True)
class _Patterns:
    """Where numbers may be glued to text: after a stop, after a number with a stop, to a word."""

    after_stop: re.Pattern[str]
    after_number: re.Pattern[str]
    after_word: re.Pattern[str]

    @classmethod
    def of(cls, numbers: str) -> _Patterns:
        """Return the patterns for a way to write lists of numbers."""
        group = rf"(?P<numbers>{numbers})"
        return cls(
            re.compile(
                rf"(?P<word>(?<![^\s(])[^\s(]*[^\W\d_]|[)\]”\"’%]|(?:19|20)\d\d)"
                rf"(?P<stop>[.,;:!?][”\"’)]?){group}{_END}",
                re.MULTILINE,
            ),
            # "HLA-B*15:02.11 However": a decimal would not stand before the start of a sentence.
            re.compile(rf"(?P<word>\w\d)(?P<stop>\.){group}(?=\s+[A-Z][a-z]{{2,}})", re.MULTILINE),
            re.compile(
                rf"(?<![\w/.^_=&?#%-])(?P<word>(?:[^\W\d_]+[’'/–-])*[^\W\d_]{{2,}}[)\]”\"’]?|\)|\])"
                rf"{group}{_END}",
                re.MULTILINE,
            ),
        )


_TIGHT = _Patterns.of(_LIST)
_SPACED = _Patterns.of(rf"(?:{_PARTED}|{_LIST})")
_GLUED = re.compile(r"[^\d\s][.,;:!?][”\"’)]?\d|[^\W\d_][)\]”\"’]?\d|[)\]%.]\d")
"""What every candidate has; most paragraphs have none, and the patterns above are slow."""
_ABBREVIATED_WORDS = "p pp vol no nr fig figs eq ch sec ref refs v ver version vs approx ca dr st"
_ABBREVIATIONS = frozenset(_ABBREVIATED_WORDS.split())
_NUMBERED_WORDS = (
    "grade type phase stage day week cycle step exon intron chr version vitamin interleukin "
    "caspase factor serotype figure fig table box section chapter appendix no nr vol mg ml kg "
    "mm cm nm hr hrs min sec rs mir let covid sars apo omega hla"
)
_NAMES_WITH_NUMBERS = frozenset(_NUMBERED_WORDS.split())
_TOKEN = re.compile(r"[\w-]+")
_SHORTEST_WORD = 3
_LONG_WORD = 5
_MOST_REPEATS = 2
_SLACK = 6
"""How far beyond the highest number so far a new number may lie, where numbers follow the text."""


def find(words: str, areas: Sequence[Span]) -> tuple[Pointer, ...]:
    """Return digits at the ends of words that might be pointers, in the order of the text.

    A word counts only if it also stands alone in the text, so that the names of genes and cells
    are left alone; where numbers follow the order of the text, a number far ahead is none.

    >>> text = "Rare disease1 was seen.2,3 Mild PML.4 CD4 and IL-2 rose to 1.5 mg. A disease of PML"
    >>> [pointer.keys for pointer in find(text, [Span(0, len(text))])]
    [('1',), ('2', '3'), ('4',)]
    """
    alone = Counter(_TOKEN.findall(words))
    parted = sum(1 for _ in _IS_PARTED.finditer(words)) >= _FEWEST_PARTED
    patterns = _SPACED if parted else _TIGHT
    candidates = [found for area in areas for found in _candidates(words, area, alone, patterns)]
    tokens = Counter(token for _, token in candidates if token)
    kept = [pointer for pointer, token in candidates if tokens[token] <= _MOST_REPEATS or not token]
    return tuple(in_order(kept))


def _candidates(
    words: str, area: Span, alone: Counter[str], patterns: _Patterns
) -> Iterator[tuple[Pointer, str]]:
    """Yield candidates with the whole token, which is empty after a stop."""
    if not _GLUED.search(words, area.start, area.end):
        return
    found = [
        *((match, True) for match in patterns.after_stop.finditer(words, area.start, area.end)),
        *((match, True) for match in patterns.after_number.finditer(words, area.start, area.end)),
        *((match, False) for match in patterns.after_word.finditer(words, area.start, area.end)),
    ]
    end = area.start
    for match, after_stop in sorted(found, key=lambda pair: pair[0].start("numbers")):
        keys = expand(match["numbers"])
        fits = _after_stop(match) if after_stop else _after_word(match, words, alone)
        if keys and fits and match.start("numbers") >= end:
            end = match.end()
            is_name = match["word"].isupper() if after_stop else not match["word"].islower()
            yield Pointer(Span(*match.span("numbers")), keys), match[0] if is_name else ""


def _after_stop(match: re.Match[str]) -> bool:
    word = match["word"].rstrip(')]”"’').lower()
    if match["stop"] == ":" and not word.isalpha():
        return False
    return re.sub(r"\W", "", word) not in _ABBREVIATIONS and "/" not in word and "." not in word


def _after_word(match: re.Match[str], words: str, alone: Counter[str]) -> bool:
    word = re.split(r"[’'/–-]", match["word"].rstrip(')]”"’'))[-1]
    if not word:
        return _closes_remark(words, match.start("word"))
    if word == "al":
        return words.endswith("et ", 0, match.start("word"))
    if len(word) < _SHORTEST_WORD or word.lower() in _NAMES_WITH_NUMBERS:
        return False
    if word.islower() and len(word) >= _LONG_WORD:
        return True
    return alone[word] + alone[word.lower()] + alone[word.capitalize()] > 0


def _closes_remark(words: str, closing: int) -> bool:
    """Tell whether a bracket closes a remark, not a group of a formula."""
    opening = words.rfind("(" if words[closing] == ")" else "[", max(0, closing - 300), closing)
    return opening > 0 and words[opening - 1].isspace()


def in_order(pointers: Sequence[Pointer]) -> Iterator[Pointer]:
    """Yield the pointers without those far ahead, where first appearances ascend."""
    highest = 0
    ahead = [int(p.keys[0]) for p in pointers]
    firsts = list(dict.fromkeys(ahead))
    steps = sum(1 for a, b in pairwise(firsts) if 0 < b - a <= _SLACK)
    follows = len(firsts) > _SLACK and steps >= len(firsts) / 2
    for pointer in pointers:
        if not follows or int(pointer.keys[0]) <= highest + _SLACK:
            highest = max(highest, int(pointer.keys[-1])) if follows else 0
            yield pointer
