"""Waivers: comments in a document that say why a finding is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import Document, Span, Waiver

# HTML and Markdown comments, Markdown's link comment, and LaTeX's percent sign.
_COMMENT = re.compile(
    r"<!--\s*evidencegraph:\s*ignore\b(?P<html>(?:[^-]|-(?!->)){0,1000})-->"
    r"|^\[//\]:\s*#\s*\(evidencegraph:\s*ignore\b(?P<link>[^\n]*?)\)\s*$"
    r"|(?<!\\)%+[ \t]*evidencegraph:\s*ignore\b(?P<latex>[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_CODES = re.compile(r"[\s,]*((?:EG\w*[\s,]*)*)(.*)", re.IGNORECASE | re.DOTALL)
_NEXT_LINE = re.compile(r"[ \t]*\r?\n[ \t]*(?=\S)")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def waivers_of(document: Document) -> Iterator[Waiver]:
    r"""Yield the waivers of a document, in the order of the text.

    A waiver covers the paragraph in which or before which it stands.

    >>> from evidencegraph.model import Document
    >>> text = "<!-- evidencegraph: ignore EG101 common knowledge -->\nPML is rare."
    >>> [(w.codes, w.reason, w.last) for w in waivers_of(Document("a.md", text))]
    [(('EG101',), 'common knowledge', 2)]
    """
    # Where the text is what a file shows, its comments are only in the file.
    file = document.source or document.text
    for span, words in _comments(file):
        codes, reason = _CODES.findall(words)[0]
        end = _end_of_paragraph(file, span.end)
        yield Waiver(
            location=document.lines.locate(document.path, span.start),
            last=document.lines.locate(document.path, end).line,
            codes=tuple(code.upper() for code in re.findall(r"\w+", codes)),
            reason=" ".join(reason.split()).strip(":-–— "),
        )


def waiver_spans(document: Document) -> list[Span]:
    """Return where waivers stand that the format has not hidden already: they are no words."""
    return [
        span
        for span, _ in _comments(document.text)
        if not any(other.start < span.end and span.start < other.end for other in document.hidden)
    ]


def _comments(text: str) -> Iterator[tuple[Span, str]]:
    if "evidencegraph:" not in text.lower():
        return
    for match in _COMMENT.finditer(text):
        words = next(words for words in match.groups() if words is not None)
        yield Span(match.start(), match.end()), words


def _end_of_paragraph(text: str, start: int) -> int:
    """Return the offset where the paragraph ends in which or before which a comment stands."""
    follows = _NEXT_LINE.match(text, start)
    begin = follows.end() if follows else start
    blank = _BLANK_LINE.search(text, begin)
    return blank.start() if blank else len(text.rstrip())
