"""Superscript numbers: ``^1,11,12^``, ``<sup>3</sup>``, ``therapy.¹²``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencegraph.model import Pointer, Span
from evidencegraph.readers.numerals import DASHES, NUMBERS, expand

_CARET = r"(?<!\^)\^(?=\s?[\d\[(])[^\^\n]{1,80}\^(?!\^)"
CARETS = re.compile(rf"{_CARET}(?:\s{{0,2}}[{DASHES},;]\s{{0,2}}{_CARET})*")
"""Superscripts of Markdown that start with a number; ``^1^-^3^`` is one."""

_UNICODE = re.compile(r"[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹⁻˒,ʼ·–-]*[⁰¹²³⁴-⁹])?")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒ʼ·", "0123456789-,,,")
_WHOLE = re.compile(rf"[\s\[(]*({NUMBERS}(?:\s{NUMBERS})*)[\s\])]*[,;]?\s*")
_UNITS = re.compile(
    r"(?:^|[\s\d/·⋅*×(])(?:[kcmdnµμ]?m|ft|in|yd|mi|s|sec|min|h|kg|[kmMG]?(?:Hz|W|J|g|l|L)|dm|Å|R|r|χ|X|x|"
    r"[Ηη]p?|I|T|h|H|p|Q|σ|f|Cohen.s f|adj\. ?R|chi|Chi|[a-z])\)?[*_)]*\s?$"
)
_NAME_OR_YEAR = re.compile(r"[^\W\d_]{2}[\w-]*\d$|(?<![\d.,])(?:19|20)\d\d$")
_SQUARE = frozenset({"2", "3", "4"})
_SYMBOL = re.compile(r"(?<![^\W\d_])[^\W\d_]$")
"""A letter that stands alone: a unit or an element."""
_RESIDUE = re.compile(
    r"(?<![^\W\d_])(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val)$"
    r"|\^[A-Z]{3,}$"
)
"""What stands before the place of an amino acid in its chain: ``Lys^55^``, ``^52^TYPKSGT^58^``."""
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
    marked = [(span, span.of(words).replace("^", "")) for span in raised]
    simple = [
        (Span(*match.span()), match[0].translate(_PLAIN)) for match in _UNICODE.finditer(words)
    ]
    for span, inner in sorted([*marked, *simple], key=lambda pair: pair[0]):
        match = _WHOLE.fullmatch(inner)
        keys = expand(match[1]) if match else ()
        other = _is_exponent(words, span, keys) or _is_isotope(words, span)
        if keys and not other and not _is_residue(words, span):
            yield Pointer(span, keys)


def _is_exponent(words: str, span: Span, keys: Sequence[str]) -> bool:
    """Tell whether a raised number is the power of a unit, a number or a statistic.

    A year and a name that ends in a digit have no powers: ``in 2001^10^``, ``GluR4^44^``.
    """
    before = words[max(0, span.start - 14) : span.start]
    if not before.strip():
        return False
    if len(keys) == 1 and keys[0] in _SQUARE and (before[-1] == ")" or _UNITS.search(before)):
        return re.search(r"\d\)$", before) is not None or before[-1] != ")"
    if before[-1].isdigit():
        return _NAME_OR_YEAR.search(before) is None
    return before[-1] in "×^=<>+-−"


def _is_residue(words: str, span: Span) -> bool:
    """Tell whether a raised number counts the amino acids of a protein."""
    opens_chain = re.match(r"[A-Z]{3,}\^\d", words[span.end : span.end + 40])
    return bool(opens_chain or _RESIDUE.search(words, max(0, span.start - 40), span.start))


def is_doubtful(words: str, pointer: Pointer) -> bool:
    """Tell whether a mark might be a power or a position, where pointers are marked otherwise.

    >>> is_doubtful("Safire^2^ it", Pointer(Span(6, 9), ("2",)))
    True
    >>> is_doubtful("[6-C^14^]-FU", Pointer(Span(4, 8), ("14",)))
    True
    """
    before = words[max(0, pointer.span.start - 3) : pointer.span.start]
    after = words[pointer.span.end : pointer.span.end + 1]
    written = pointer.span.of(words).strip("^")
    power = written in _SQUARE and (before[-1:] in {")", "]"} or before[-1:] not in _CLOSING)
    return after.isalpha() or power or _SYMBOL.search(before) is not None


def _is_isotope(words: str, span: Span) -> bool:
    """Tell whether a raised number stands before the symbol of an element."""
    before = words[max(0, span.start - 1) : span.start]
    opens = not before or before in " \n([-–/"
    return opens and re.match(r"[A-Z][a-z]?\b|m[A-Z]", words[span.end : span.end + 3]) is not None
