"""PDF: reading order, superscripts by size, hyphens at line ends, running heads left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import pypdfium2
from pypdfium2 import raw

from evidencegraph.errors import UnusableInputError
from evidencegraph.model import BlockKind, Location, Problem, ProblemKind, Span
from evidencegraph.readers.layout import is_list_title, number_of, with_entries
from evidencegraph.readers.reading import Reading
from evidencegraph.readers.transcript import Transcript

_MOST_PAGES = 1500
_MOST_CHARACTERS = 20_000_000
_SMALLER = 0.84
"""Superscripts are set in at most this share of the size of the text around: browsers set 5/6."""
_LIFTED = 0.12
"""And stand higher than the line by this share of its size."""
_EDGE = 0.09
"""Running heads stand in this share of the page, above and below."""
_NOWHERE = Span(0, 0)
_LOCKED = 4
_SHORT_LINE = 0.75
_BREAKS = frozenset("\x02\ufffe")
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LIGATURES = str.maketrans(
    {
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬀ": "ff",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
    }
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is printed."""

    text: str
    raised: tuple[Span, ...]
    size: float
    left: float
    right: float
    bottom: float
    height: float
    """Of the page, in points."""


def read_pdf(path: str, data: bytes) -> Reading:
    """Return the text of a PDF in its reading order.

    Args:
        path: for messages.
        data: the file.

    Raises:
        UnusableInputError: where the file is damaged or locked with a password.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) == _LOCKED or "assword" in str(error)
        raise UnusableInputError(
            f"{path} is locked with a password."
            if locked
            else f"{path} is no readable PDF: {error}.",
            "Save a copy without a password." if locked else "Print it to a new PDF, and try that.",
        ) from error
    try:
        count = len(document)
        read = [_page(document, number) for number in range(min(count, _MOST_PAGES))]
    finally:
        document.close()
    pages = [page or [] for page in read]
    damaged = [number for number, page in enumerate(read, 1) if page is None]
    problems = (*_problems(path, pages, count), *_damaged(path, damaged))
    script = Transcript()
    _write(list(_without_heads(pages)), script)
    text = script.text()
    layout = script.layout()
    listed = with_entries(layout.blocks, text)
    return Reading(
        text, replace(layout, blocks=listed.blocks, entries=listed.entries, problems=problems)
    )


def _problems(path: str, pages: Sequence[Sequence[_Line]], count: int) -> Iterator[Problem]:
    if not any(pages):
        message = (
            "the file holds no text: it is scanned or empty. Run a text recognition on it first."
        )
        yield Problem(Location(path), message, kind=ProblemKind.NO_TEXT)
    if count > _MOST_PAGES:
        message = f"only the first {_MOST_PAGES} of {count} pages were read; split the file."
        yield Problem(Location(path), message, kind=ProblemKind.CUT_SHORT)


def _damaged(path: str, pages: Sequence[int]) -> Iterator[Problem]:
    if pages:
        numbers = ", ".join(map(str, pages))
        message = f"damaged pages were left out: {numbers}. Print the file to a new PDF."
        yield Problem(Location(path), message, kind=ProblemKind.CUT_SHORT)


def _page(document: pypdfium2.PdfDocument, number: int) -> list[_Line] | None:
    """Return the lines of a page; None where it is damaged."""
    try:
        return _lines(document[number])
    except pypdfium2.PdfiumError:
        return None


def _lines(page: pypdfium2.PdfPage) -> list[_Line]:
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
) -> _Line | None:
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
    return _Line(text, tuple(raised), usual, left, right, bottom, height)


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


def _without_heads(pages: Sequence[Sequence[_Line]]) -> Iterator[list[_Line]]:
    """Yield the pages without lines at their edges that other pages repeat."""
    shapes: Counter[str] = Counter()
    for page in pages:
        shapes.update({_shape(line) for line in page if _at_edge(line)})
    for page in pages:
        yield [
            line
            for line in page
            if not _at_edge(line)
            or (shapes[_shape(line)] == 1 and not _shape(line).strip("# "))
            or (shapes[_shape(line)] == 1 and len(pages) > 1 and len(line.text) > 40)  # noqa: PLR2004
            or len(pages) == 1
        ]


def _shape(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text.strip().lower())


def _at_edge(line: _Line) -> bool:
    return not _EDGE < line.bottom / max(line.height, 1.0) < 1 - _EDGE


def _write(pages: Sequence[Sequence[_Line]], script: Transcript) -> None:
    """Join lines to paragraphs: a short line that ends a sentence ends its paragraph."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    body = median(line.size for line in lines)
    before: _Line | None = None
    listed: int | None = None
    for at, line in enumerate(lines):
        # In the list of references the next number begins an entry, however the last one ends.
        is_next = listed is not None and number_of(line.text) == str(listed + 1)
        if is_list_title(line.text):
            listed = 0
        elif listed is not None and is_next:
            listed += 1
        if before is not None and (is_next or _parts(before, line, body)):
            script.end_block(_kind(before, body), 0)
        elif before is not None and not _is_hyphenated(before, line):
            script.write(" ", _NOWHERE)
        start = script.length
        words = line.text.strip()
        if at + 1 < len(lines) and _is_hyphenated(line, lines[at + 1]):
            words = words[:-1]
        script.write(words, _NOWHERE)
        lead = len(line.text) - len(line.text.lstrip())
        script.raised.extend(
            Span(s.start + start - lead, s.end + start - lead) for s in line.raised
        )
        before = line
    script.end_block(_kind(lines[-1], body), 0)


def _is_hyphenated(line: _Line, after: _Line) -> bool:
    """Tell whether a word is broken between two lines."""
    return (
        re.search(r"[a-z]-$", line.text.rstrip()) is not None and after.text.lstrip()[:1].islower()
    )


def _parts(before: _Line, line: _Line, body: float) -> bool:
    """Tell whether a new paragraph begins with a line."""
    if is_list_title(before.text) or is_list_title(line.text):
        return True
    if abs(before.size - line.size) > 0.15 * body:
        return True
    if (
        re.match(r"\s*(?:\[\d{1,3}\]|\d{1,3}\.)\s+\S", line.text)
        and before.text.rstrip()[-1:] in ".)0123456789"
    ):
        return True
    width = max(before.right - before.left, 1.0)
    ends = before.text.rstrip().endswith((".", "!", "?", ":"))
    is_short = line.right - line.left > 0 and width < _SHORT_LINE * (line.right - line.left)
    indented = ends and 4 < line.left - before.left < 40  # noqa: PLR2004 - points of an indent
    gap = before.bottom - line.bottom > 2.2 * body
    return (ends and (is_short or indented)) or gap


def _kind(line: _Line, body: float) -> BlockKind:
    is_large = line.size > 1.12 * body and len(line.text) < 200  # noqa: PLR2004
    return BlockKind.HEADING if is_large or is_list_title(line.text) else BlockKind.PARAGRAPH
