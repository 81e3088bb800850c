"""Superscript numbers: ``^1,11,12^``, ``<sup>3</sup>``, ``therapy.¹²``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencegraph.model import Pointer, Span
from evidencegraph.readers.numerals import NUMBERS, expand

CARETS = re.compile(r"(?<!\^)\^(?=[\d\[(])[^\^\n]{1,80}\^(?!\^)")
"""Superscripts of Markdown that start with a number."""

_UNICODE = re.compile(r"[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹⁻˒,ʼ·–-]*[⁰¹²³⁴-⁹])?")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒ʼ·", "0123456789-,,,")
_WHOLE = re.compile(rf"[\s\[(]*({NUMBERS})[\s\])]*[,;]?\s*")
_UNITS = re.compile(
    r"(?:^|[\s\d/·⋅*×(])(?:[kcmdnµμ]?m|ft|in|yd|mi|s|sec|min|h|kg|[kmMG]?(?:Hz|W|J|g|l|L)|dm|Å|R|r|χ|X|x|"
    r"[Ηη]p?|I|T|h|H|p|Q|σ|f|Cohen.s f|adj\. ?R|chi|Chi|[a-z])\)?[*_)]*\s?$"
)
_SQUARE = frozenset({"2", "3", "4"})
_CLOSING = frozenset('.,;:!?)]”"’')


def find(words: str, raised: Sequence[Span]) -> Iterator[Pointer]:
    """Yield raised numbers that might be pointers: no exponents, units, isotopes or charges.

    Args:
        words: the text as a reader sees it.
        raised: where a format marks superscripts, their marks included.

    >>> text = "PML is rare.^1,2^ Give 20 mg/m^2^ and 10^9^ cells; ^13^C was used, as was χ².³"
    >>> spans = [Span(*match.span()) for match in CARETS.finditer(text)]
    >>> [pointer.keys for pointer in find(text, spans)]
    [('1', '2'), ('3',)]
    """
    marked = [(span, span.of(words).strip("^")) for span in raised]
    simple = [
        (Span(*match.span()), match[0].translate(_PLAIN)) for match in _UNICODE.finditer(words)
    ]
    for span, inner in sorted([*marked, *simple], key=lambda pair: pair[0]):
        match = _WHOLE.fullmatch(inner)
        keys = expand(match[1]) if match else ()
        if keys and not _is_exponent(words, span, keys) and not _is_isotope(words, span):
            yield Pointer(span, keys)


def _is_exponent(words: str, span: Span, keys: Sequence[str]) -> bool:
    """Tell whether a raised number is the power of a unit, a number or a statistic."""
    before = words[max(0, span.start - 14) : span.start]
    if not before.strip() or before[-1] in _CLOSING:
        return bool(re.search(r"\d\)$", before))
    if before[-1].isdigit() or before[-1] in "×^=<>+-−":
        return True
    return len(keys) == 1 and keys[0] in _SQUARE and _UNITS.search(before) is not None


def is_doubtful(words: str, pointer: Pointer) -> bool:
    """Tell whether a mark might be a power or a position, where pointers are marked otherwise.

    >>> is_doubtful("Safire^2^ it", Pointer(Span(6, 9), ("2",)))
    True
    """
    before, after = (
        words[pointer.span.start - 1 : pointer.span.start],
        words[pointer.span.end : pointer.span.end + 1],
    )
    written = pointer.span.of(words).strip("^")
    power = written in _SQUARE and before not in _CLOSING
    return after.isalpha() or power


def _is_isotope(words: str, span: Span) -> bool:
    """Tell whether a raised number stands before the symbol of an element."""
    before = words[max(0, span.start - 1) : span.start]
    opens = not before or before in " \n([-–/"
    return opens and re.match(r"[A-Z][a-z]?\b|m[A-Z]", words[span.end : span.end + 3]) is not None
