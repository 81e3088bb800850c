"""Bracketed numbers: ``[7]``, ``[1][2]``, ``[1,3-5]``, ``[2]–[4]``, ``[[2], [5]]``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import Pointer, Span
from evidencegraph.readers.numerals import DASHES, NUMBERS, expand

__all__ = ["expand", "find"]

_NUMBERS = NUMBERS.replace(r"\d{1,5}", r"\d{1,5}[•*]{0,3}")
"""Numbers as reviews print them, those of importance with bullets: ``[10••, 11]``."""
_ONE = rf"\[\s*\(?{_NUMBERS}(?:\s{_NUMBERS})*\)?\s*\]"
_ANSWER = re.compile(r"【(?P<number>\d{1,4})(?::\d+)?(?:†[^】\n]{0,200})?】")
"""How some assistants mark what they found: ``【4†source】``, ``【13:0†trial.pdf】``."""
_NO_LINK = r"(?!\((?:\w+:|[#/.<]))(?![A-Z]\b)"
"""What follows no pointer: the target of a link, the letter of a part of a figure."""
_FLAT = re.compile(rf"{_ONE}(?:\s?\[?[{DASHES}]\]?\s?{_ONE})?{_NO_LINK}")
# What a converter makes of linked numbers once the links are gone.
_NESTED = re.compile(
    rf"\[{{2,3}}\s*{NUMBERS}\s*\]{{1,2}}(?:\s*[{DASHES},;]\s*\[{{1,2}}\s*{NUMBERS}\s*\]{{1,2}})*\s*\]{_NO_LINK}"
)
_THING = (
    r"(?:Fig|Figure|Figs|Figures|Table|Tables|Eq|Box|Appendix|Scheme|Additional files?"
    r"|Supplement(?:ary|al)(?:\s\w+){0,2}|Online Resource|Digital Content|Movie|Video|Dataset)s?\.?"
)
# Words before a bracket that make it the number of something else, "Figs. [1], [2] and [3]" too.
_NO_POINTER = re.compile(
    rf"\b{_THING}[\s*_]*S?\s*(?:S?\[?[^\s\[\]]{{1,4}}\][A-Z]?[*_\s]*(?:[,;&–-]\s*(?:and\s*)?|and\s*)S?)*$"
    r"|\[(?:Table|Figure|Fig)s?\.?\s\w{1,4}\]\s*(?:[,;&–-]|and)\s*$",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    r"(?:\bCI|\binterval|(?:[(,;]\s?|\b(?:quartile|min-max|age)\s)range|\brange\s?[:=,]|\bIQR"
    r"|\bfrom|\bbetween)\s*[:=,]?\s*$",
    re.IGNORECASE,
)
"""Words before two numbers that are the ends of something."""
_ESTIMATE = re.compile(
    r"(?<![\w.-])(\d+(?:\.\d+)?)\s?%?\s*(?:years?|yrs?|months?|weeks?|days?|hours?|min|m[gl]|kg)?\s*$"
)
# What is measured by numbers in brackets may be named in small letters, then it is no figure's
# number: "the food composition tables [18]", but "(tables [1] and [2])".
_NOUN = re.compile(r"[a-z]\s(?:tables|figures|boxes|movies|videos|datasets)\s?$")
_BEFORE_NAME = re.compile(r"\b(?:in|see|and|from|to|of|also|by|the)\s\w+\s?$")
_COMPARED = re.compile(r"\s*[=<>≤≥]")
# Parts of the names of compounds and receptors: "1H-[1,2,4]oxadiazolo", "GABA(B[1])", and what
# statistics are written with: "(r [62])", "148 s [SD 60] to 112 s [6]".
_PART_OF_NAME = re.compile(r"\w-$|\([A-Z]$")
_CORRELATED = re.compile(r"\(\s*[rnptf]\s*$", re.IGNORECASE)
_DEVIATION = re.compile(
    r"\(\s*[±]?\d[\d.]*\s*$|\[(?:SD|SEM?|IQR|range)\b[^\]]*\][^.\[]{0,60}\d\s?\S{0,8}\s*$"
)
_YEARS = range(1500, 2100)
_ENDS = 2


def find(text: str, area: Span) -> Iterator[Pointer]:
    """Yield the bracketed pointers of a stretch of text.

    >>> text = "Rare [1,3-5], 95% CI [12-30]. Seen [[2], [5]] [7]–[9]."
    >>> [pointer.keys for pointer in find(text, Span(0, len(text)))]
    [('1', '3', '4', '5'), ('2', '5'), ('7', '8', '9')]
    """
    if text.find("【", area.start, area.end) >= 0:
        for match in _ANSWER.finditer(text, area.start, area.end):
            yield Pointer(Span(*match.span()), expand(match["number"]))
    end = area.start
    for match in _candidates(text, area):
        keys = expand(re.sub(r"[\[\]()•*]", " ", match[0]))
        before = text[max(area.start, match.start() - 90) : match.start()]
        is_definition = (
            text[match.end() : match.end() + 1] == ":" and not before.rpartition("\n")[2].strip()
        )
        is_statistic = _COMPARED.match(text, match.end()) and before[-1:].isalpha()
        is_other = is_definition or is_statistic or _is_other(before, match[0], keys)
        if match.start() < end or not keys or is_other:
            continue
        end = match.end()
        yield Pointer(Span(*match.span()), keys)


def _candidates(text: str, area: Span) -> list[re.Match[str]]:
    if text.find("[", area.start, area.end) < 0:
        return []
    found = [
        m for pattern in (_NESTED, _FLAT) for m in pattern.finditer(text, area.start, area.end)
    ]
    return sorted(found, key=lambda match: (match.start(), -match.end()))


def _is_other(before: str, written: str, keys: tuple[str, ...]) -> bool:
    """Tell whether brackets hold an interval, a year or the number of a figure."""
    if len(keys) == 1 and int(keys[0]) in _YEARS:
        return True
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    if len(numbers) == _ENDS and _is_interval(before, *numbers):
        return True
    if _NO_POINTER.search(before):
        return not _NOUN.search(before) or _BEFORE_NAME.search(before) is not None
    return any(pattern.search(before) for pattern in (_PART_OF_NAME, _CORRELATED, _DEVIATION))


def _is_interval(before: str, low: int, high: int) -> bool:
    """Tell whether two numbers are the ends of an interval: around an estimate, or called so.

    >>> _is_interval("fell in 45% ", 40, 50), _is_interval("fell in 45% ", 1, 4)
    (True, False)
    """
    estimate = _ESTIMATE.search(before)
    around = estimate is not None and low <= float(estimate[1]) <= high
    return around or _SPREAD.search(before) is not None
