"""The lines of a page of a PDF, as they are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import pypdfium2
from pypdfium2 import raw

from evidencegraph.model import Span

_MOST_CHARACTERS = 20_000_000
_SMALLER = 0.84
"""Superscripts are set in at most this share of the size of the text around: browsers set 5/6."""
_LIFTED = 0.12
"""And stand higher than the line by this share of its size."""
_BREAKS = frozenset("\x02\ufffe")
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as it is printed."""

    text: str
    raised: tuple[Span, ...]
    size: float
    left: float
    right: float
    bottom: float
    height: float
    """Of the page, in points."""


def printed_lines(page: pypdfium2.PdfPage) -> list[PrintedLine]:
    """Return the lines of a page in the order in which the file holds them."""
    try:
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    height = page.get_height()
    try:
        words = text_page.get_text_range()
        count = min(raw.FPDFText_CountChars(text_page), _MOST_CHARACTERS)
        sizes = [raw.FPDFText_GetFontSize(text_page, at) for at in range(count)]
        if len(words) != count:
            words = "".join(chr(raw.FPDFText_GetUnicode(text_page, at)) for at in range(count))
        found = []
        for match in re.finditer(r"[^\r\n]+", words):
            line = _line(text_page, match, sizes, height)
            if line:
                found.append(line)
        return found
    finally:
        text_page.close()
        page.close()


def _line(
    page: pypdfium2.PdfTextPage, match: re.Match[str], sizes: Sequence[float], height: float
) -> PrintedLine | None:
    text = (
        match[0].translate(_LIGATURES)
        if len(match[0].translate(_LIGATURES)) == len(match[0])
        else match[0]
    )
    if not text.strip():
        return None
    start, end = match.span()
    inner = sizes[start:end]
    usual = median(size for size, c in zip(inner, text, strict=False) if not c.isspace())
    largest = max(inner)
    usual = max(usual, largest * 0.7)
    left, bottom, _, _ = page.get_charbox(start + len(text) - len(text.lstrip()))
    _, _, right, _ = page.get_charbox(start + len(text.rstrip()) - 1)
    raised = []
    for small in re.finditer(r"\d[\d,;–-]*", text):
        first = start + small.start()
        is_small = all(size <= usual * _SMALLER for size in sizes[first : start + small.end()])
        if is_small and page.get_charbox(first)[1] > bottom + usual * _LIFTED:
            raised.append(Span(small.start(), len(small[0].rstrip(",;–-")) + small.start()))
    text, raised = _mended(text, raised)
    return PrintedLine(text, tuple(raised), usual, left, right, bottom, height)


def _mended(text: str, raised: list[Span]) -> tuple[str, list[Span]]:
    r"""Take out the marks that PDFium leaves where it joined a hyphenated word, and join halves.

    It gives characters beyond U+FFFF as two halves, of which damage may leave one.

    >>> _mended("popu\x02lation.1", [Span(12, 13)])
    ('population.1', [Span(start=11, end=12)])
    >>> _mended("\ud835\udefd \ud835.1", [Span(5, 6)])
    ('𝛽 \ufffd.1', [Span(start=4, end=5)])
    """
    places = [place for place, character in enumerate(text) if character in _BREAKS]
    places += [pair.start() + 1 for pair in _HALVES.finditer(text)]

    def moved(offset: int) -> int:
        return offset - sum(place < offset for place in places)

    words = "".join(character for character in text if character not in _BREAKS)
    words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return words, [Span(moved(span.start), moved(span.end)) for span in raised]
