"""PDF: reading order, superscripts by size, hyphens at line ends, running heads left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

import pypdfium2

from evidencegraph.errors import UnusableInputError
from evidencegraph.model import BlockKind, Location, Problem, ProblemKind, Span
from evidencegraph.readers.entries import is_list_title, number_of, with_entries
from evidencegraph.readers.pdf_lines import PrintedLine, printed_lines
from evidencegraph.readers.reading import Reading
from evidencegraph.readers.transcript import Transcript

_MOST_PAGES = 1500
_EDGE = 0.09
"""Running heads stand in this share of the page, above and below."""
_NOWHERE = Span(0, 0)
_LOCKED = 4
_SHORT_LINE = 0.75


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


def _problems(path: str, pages: Sequence[Sequence[PrintedLine]], count: int) -> Iterator[Problem]:
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


def _page(document: pypdfium2.PdfDocument, number: int) -> list[PrintedLine] | None:
    """Return the lines of a page; None where it is damaged."""
    try:
        return printed_lines(document[number])
    except pypdfium2.PdfiumError:
        return None


def _without_heads(pages: Sequence[Sequence[PrintedLine]]) -> Iterator[list[PrintedLine]]:
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


def _shape(line: PrintedLine) -> str:
    return re.sub(r"\d+", "#", line.text.strip().lower())


def _at_edge(line: PrintedLine) -> bool:
    return not _EDGE < line.bottom / max(line.height, 1.0) < 1 - _EDGE


def _write(pages: Sequence[Sequence[PrintedLine]], script: Transcript) -> None:
    """Join lines to paragraphs: a short line that ends a sentence ends its paragraph."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    body = median(line.size for line in lines)
    before: PrintedLine | None = None
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


def _is_hyphenated(line: PrintedLine, after: PrintedLine) -> bool:
    """Tell whether a word is broken between two lines."""
    return (
        re.search(r"[a-z]-$", line.text.rstrip()) is not None and after.text.lstrip()[:1].islower()
    )


def _parts(before: PrintedLine, line: PrintedLine, body: float) -> bool:
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


def _kind(line: PrintedLine, body: float) -> BlockKind:
    is_large = line.size > 1.12 * body and len(line.text) < 200  # noqa: PLR2004
    return BlockKind.HEADING if is_large or is_list_title(line.text) else BlockKind.PARAGRAPH
