"""Superscripts that became plain digits: ``therapy.12,13 The``, ``PML.12``, ``disease1,2 and``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
_IS_PARTED = re.compile(
    rf"[.,](?<=[^\W\d_].){_ONE}(?: {_ONE})+(?=\s+[A-Z][a-z]|\s*$)", re.MULTILINE
)
_FEWEST_PARTED = 3
_END = r"(?![\w%°]|[.,:;/-]?\d|-\w)"


_GLUED = re.compile(r"\d(?<=[^\d\s]\d)")
"""Where every candidate begins. What stands before is looked at only there: digits are rare."""
_TIGHT = re.compile(rf"{_LIST}{_END}", re.MULTILINE)
_SPACED = re.compile(rf"(?:{_PARTED}|{_LIST}){_END}", re.MULTILINE)
_AFTER_STOP = re.compile(
    r"(?P<word>(?<![^\s(])[^\s(]*[^\W\d_]|[)\]”\"’%]|(?:19|20)\d\d)(?P<stop>[.,;:!?][”\"’)]?)$"
)
_AFTER_NUMBER = re.compile(r"(?P<word>\w\d)(?P<stop>\.)$")
# "HLA-B*15:02.11 However": a decimal would not stand before the start of a sentence.
_BEFORE_SENTENCE = re.compile(rf"{_LIST}(?=\s+[A-Z][a-z]{{2,}})")
_AFTER_WORD = re.compile(
    r"(?<![\w/.^_=&?#%-])(?P<word>(?:[^\W\d_]+[’'/–-])*[^\W\d_]{2,}[)\]”\"’]?|\)|\])$"
)
_LONGEST_TOKEN = 80
_STOPS = frozenset(".,;:!?")
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
    alone = frozenset(_TOKEN.findall(words))
    parted = sum(1 for _ in _IS_PARTED.finditer(words)) >= _FEWEST_PARTED
    numbers = _SPACED if parted else _TIGHT
    candidates = [found for area in areas for found in _candidates(words, area, alone, numbers)]
    tokens = Counter(token for _, token in candidates if token)
    kept = [pointer for pointer, token in candidates if tokens[token] <= _MOST_REPEATS or not token]
    return tuple(in_order(kept))


def _candidates(
    words: str, area: Span, alone: frozenset[str], numbers: re.Pattern[str]
) -> Iterator[tuple[Pointer, str]]:
    """Yield candidates with the whole token, which is empty after a stop."""
    end = area.start
    for glued in _GLUED.finditer(words, area.start, area.end):
        start = glued.start()
        found = _found(words, area, start, numbers) if start >= end else None
        if found is None:
            continue
        before, span = found
        keys = expand(span.of(words))
        after_stop = before.re is not _AFTER_WORD
        if keys and (_after_stop(before) if after_stop else _after_word(before, words, alone)):
            end = span.end
            is_name = before["word"].isupper() if after_stop else not before["word"].islower()
            yield Pointer(span, keys), words[before.start() : end] if is_name else ""


def _found(
    words: str, area: Span, start: int, numbers: re.Pattern[str]
) -> tuple[re.Match[str], Span] | None:
    """Return what stands before numbers that begin here, and where these stand."""
    # What stands before is one token.
    earliest = max(area.start, start - _LONGEST_TOKEN, words.rfind(" ", 0, start) + 1)
    stops = words[start - 1] in _STOPS or words[start - 2 : start - 1] in _STOPS
    for group, shape in (
        (numbers, _AFTER_STOP if stops else _AFTER_WORD),
        (_BEFORE_SENTENCE, _AFTER_NUMBER),
    ):
        match = group.match(words, start, area.end)
        before = shape.search(words, earliest, start) if match else None
        if before and match:
            return before, Span(*match.span())
    return None


def _after_stop(match: re.Match[str]) -> bool:
    word = match["word"].rstrip(')]”"’').lower()
    if match["stop"] == ":" and not word.isalpha():
        return False
    return re.sub(r"\W", "", word) not in _ABBREVIATIONS and "/" not in word and "." not in word


def _after_word(match: re.Match[str], words: str, alone: frozenset[str]) -> bool:
    word = re.split(r"[’'/–-]", match["word"].rstrip(')]”"’'))[-1]
    if not word:
        return _closes_remark(words, match.start("word"))
    if word == "al":
        return words.endswith("et ", 0, match.start("word"))
    if len(word) < _SHORTEST_WORD or word.lower() in _NAMES_WITH_NUMBERS:
        return False
    if word.islower() and len(word) >= _LONG_WORD:
        return True
    return not alone.isdisjoint((word, word.lower(), word.capitalize()))


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
