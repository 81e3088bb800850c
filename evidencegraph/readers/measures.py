"""What numbers in brackets are when they are no pointer: measures, figures, parts of names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

_CONTENTS = (
    r"(?:Materials?|Methods?|Tables?|Fig(?:ure)?s?|Files?|Data(?:sets?)?|Information|Notes?|Texts?"
    r"|Appendi(?:x|ces)|Movies?|Videos?|Results?|Sections?)"
)
_THING = (
    r"(?<![-\w])(?:Fig|Figure|Figs|Figures|Table|Tables|Eq|Box|Appendix|Scheme|Additional files?"
    rf"|Supplement(?:ary|al)(?:\s{_CONTENTS}\.?){{1,2}}|Online Resource|Digital Content|Movie"
    r"|Video|Dataset)s?\.?"
)
# Words before a bracket that make it the number of something else, "Figs. [1], [2] and [3]" too.
_NUMBERED = re.compile(
    rf"{_THING}[\s*_]*S?\s*(?:S?\[?[^\s\[\]]{{1,4}}\][A-Z]?[*_\s]*(?:[,;&–-]\s*(?:and\s*)?|and\s*)S?)*$"
    r"|\[(?:Table|Figure|Fig)s?\.?\s\w{1,4}\]\s*(?:[,;&–-]|and)\s*$",
    re.IGNORECASE,
)
# After a word that says which one, such a thing is no name: "the food composition tables [18]",
# "a dosing scheme [7]"; but "(tables [1] and [2])", "in Table [1]".
_NOUN = re.compile(
    r"(?<![\w-])(?P<word>[\w’'-]+)\s(?P<thing>tables?|figures?|box(?:es)?|schemes?|movies?|videos?|datasets?)"
    r"\.?\s?(?:\[[^\]]{1,12}\][\s,]*(?:and\s)?)*$",
    re.IGNORECASE,
)
_ARTICLE_WORDS = "a an the this that these those our their its each any"
_ARTICLES = frozenset(_ARTICLE_WORDS.split())
_BEFORE_NAME_WORDS = (
    "in see and or from to of also by with on at for as both following next first second third "
    "main per is are was were via under within into shown data extended additional online "
    "supplementary supplemental supporting"
)
_BEFORE_NAMES = frozenset(_BEFORE_NAME_WORDS.split())
_NAMES = ("Table", "Figure")
_DRAWN = ("table", "figure")
_SPREAD = re.compile(
    r"(?:\bCI|\binterval|(?:[(,;]\s?|\b(?:quartile|min-max|age)\s)range|\brange\s?[:=,]|\bIQR"
    r"|\bfrom|\bbetween)\s*[:=,]?\s*$",
    re.IGNORECASE,
)
"""Words before two numbers that are the ends of something."""
_ESTIMATE = re.compile(
    r"(?<![\w.*/-])(\d+(?:\.\d+)?)\s?%?\s*(?:years?|yrs?|months?|weeks?|days?|hours?|min|m[gl]|kg)?\s*$"
)
# Parts of the names of compounds and receptors: "1H-[1,2,4]oxadiazolo", "GABA(B[1])",
# "[3,4]-13C cholesterol", and what statistics are written with: "(r [62])", "(ICC [1,1] = 0.9",
# "148 s [SD 60] to 112 s [6]", "278 [121] mg".
_PART_OF_NAME = re.compile(r"\w-$|\([A-Z]$")
_GOES_ON = re.compile(r"-\d+[A-Z]|(?:tri|di|oxa|thia|benz|pyr|imid|fur|quin|cyclo|aza)[a-z]{3}")
_COMPARED = re.compile(r"\s*[=<>≤≥]")
_CORRELATED = re.compile(r"\(\s*[rnptf]\s*$", re.IGNORECASE)
_DEVIATION = re.compile(
    r"\(\s*[±]?\d[\d.]*\s*$|\[(?:SD|SEM?|IQR|range)\b[^\]]*\][^.\[]{0,60}\d\s?\S{0,8}\s*$"
)
_FIGURE = re.compile(r"(?<![\w.-])\d[\d.,]*\s*%?\s*$")
_UNIT = re.compile(
    r"\s?(?:[nµμmk]?g|m?[lL]|[µμm]?s|h|min|[nµμmcd]?m|[nµμpm]?mol|[nµμpm]?M|mmHg|bpm|k?IU|kcal|kJ|"
    r"hours?|days?|weeks?|months?|years?|points?|cells|copies)(?![\w-])|\s?%"
)
_YEARS = range(1500, 2100)
_ENDS = 2


class Doubt(Enum):
    """How sure it is that numbers in brackets are a pointer."""

    NONE = "a pointer"
    SOME = "a pointer where the numbering leaves a gap without it"
    FULL = "no pointer"


def doubt(before: str, written: str, after: str, keys: Sequence[str]) -> Doubt:
    """Tell whether brackets hold an interval, a deviation, a year or the number of a figure.

    Args:
        before: what stands before the brackets, of their own block.
        written: the brackets.
        after: the first characters that follow.
        keys: the numbers that they hold.

    >>> doubt("as in Table ", "[2]", ".", ["2"]) is Doubt.SOME
    True
    >>> doubt("its dosing scheme ", "[2]", ".", ["2"]) is Doubt.NONE
    True
    >>> doubt("a dose of 278 ", "[121]", " mg/d", ["121"]) is Doubt.FULL
    True
    """
    if len(keys) == 1 and int(keys[0]) in _YEARS:
        return Doubt.FULL
    if _is_definition(before, after) or _is_statistic(before, after):
        return Doubt.FULL
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    if len(numbers) == _ENDS and _SPREAD.search(before):
        return Doubt.FULL
    is_interval = len(numbers) == _ENDS and _is_around(before, *numbers)
    return Doubt.SOME if is_interval or _is_numbered_thing(before) else Doubt.NONE


def follows_figure(before: str) -> bool:
    """Tell whether brackets follow a figure, as a deviation does: ``5.5 [3] vs 9 [4]``.

    >>> follows_figure("was 5.5 "), follows_figure("in vitamin B12 ")
    (True, False)
    """
    return before[-1:].isspace() and _FIGURE.search(before) is not None


def _is_definition(before: str, after: str) -> bool:
    return after[:1] == ":" and not before.rpartition("\n")[2].strip()


def _is_statistic(before: str, after: str) -> bool:
    if _GOES_ON.match(after) or (before.rstrip()[-1:].isalpha() and _COMPARED.match(after)):
        return True
    if _UNIT.match(after) and _FIGURE.search(before):
        return True
    return any(pattern.search(before) for pattern in (_PART_OF_NAME, _CORRELATED, _DEVIATION))


def _is_around(before: str, low: int, high: int) -> bool:
    """Tell whether two numbers are the ends of an interval around an estimate.

    >>> _is_around("fell in 45% ", 40, 50), _is_around("fell in 45% ", 1, 4)
    (True, False)
    """
    estimate = _ESTIMATE.search(before)
    return estimate is not None and low <= float(estimate[1]) <= high


def _is_numbered_thing(before: str) -> bool:
    """Tell whether the words before a number make it that of a figure, a table or the like."""
    if not _NUMBERED.search(before):
        return False
    noun = _NOUN.search(before)
    if noun is None:
        return True
    word, thing = noun["word"].lower(), noun["thing"]
    if thing in _NAMES or (word in _ARTICLES and thing.lower().startswith(_DRAWN)):
        return True
    if word in _ARTICLES:
        return False
    return word in _BEFORE_NAMES or not word.isalpha()
