"""The table of formats, and the one door to all readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from evidencegraph.bulk import without_collection
from evidencegraph.errors import UnusableInputError
from evidencegraph.model import (
    BlockKind,
    Document,
    Entry,
    LineIndex,
    PointerStyle,
    Problem,
    ProblemKind,
)
from evidencegraph.readers import citekeys
from evidencegraph.readers.docx import read_docx
from evidencegraph.readers.encoding import decode, guessed, is_text
from evidencegraph.readers.html import read_html
from evidencegraph.readers.invisible import without_invisible
from evidencegraph.readers.jats import read_jats
from evidencegraph.readers.latex import read_latex
from evidencegraph.readers.layout import Layout
from evidencegraph.readers.markdown import lay_out_markdown
from evidencegraph.readers.pdf import read_pdf
from evidencegraph.readers.plain import lay_out_plain
from evidencegraph.readers.pointers import find_pointers
from evidencegraph.readers.reading import Reading
from evidencegraph.readers.wikitext import read_wikitext


def _as_it_stands(lay_out: Callable[[str], Layout]) -> Callable[[str, str], Reading]:
    """Return a reader of texts that are shown as they are written."""

    def read(_: str, text: str) -> Reading:
        shown, offsets = without_invisible(text)
        return Reading(shown, lay_out(shown), text if offsets.starts else "", offsets)

    return read


FORMATS: Mapping[str, Callable[[str, str], Reading]] = MappingProxyType(
    {
        ".htm": read_html,
        ".html": read_html,
        ".jats": read_jats,
        ".markdown": _as_it_stands(lay_out_markdown),
        ".md": _as_it_stands(lay_out_markdown),
        ".nxml": read_jats,
        ".tex": read_latex,
        ".text": _as_it_stands(lay_out_plain),
        ".txt": _as_it_stands(lay_out_plain),
        ".wiki": read_wikitext,
        ".wikitext": read_wikitext,
        ".xhtml": read_html,
        ".xml": read_jats,
    }
)
"""What reads a text, by the ending of its file's name in lower case."""

BINARY_FORMATS: Mapping[str, Callable[[str, bytes], Reading]] = MappingProxyType(
    {".docx": read_docx, ".pdf": read_pdf}
)
"""What reads bytes, by the ending of the file's name in lower case."""

_MARKDOWN = frozenset({".md", ".markdown"})
_LONE_RETURN = re.compile(r"\r(?!\n)")
_PLAIN = _as_it_stands(lay_out_plain)
_BIDIRECTIONAL = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def is_readable(path: str) -> bool:
    """Tell whether a file's name promises a format that can be read.

    >>> is_readable("paper.MD"), is_readable("paper.mp3")
    (True, False)
    """
    return _ending(path) in FORMATS or is_binary(path)


def is_binary(path: str) -> bool:
    """Tell whether a file's name promises a format that is no text: see `read_bytes`.

    >>> is_binary("paper.PDF"), is_binary("paper.md")
    (True, False)
    """
    return _ending(path) in BINARY_FORMATS


@without_collection()
def read_document(path: str, text: str) -> Document:
    r"""Return the document that a text holds.

    Args:
        path: names the document and, by its ending, the format; unknown endings are plain text.
        text: the whole text.

    >>> document = read_document("a.txt", "PML is rare.[1]\n\nReferences\n\nhttps://nih.gov/pml")
    >>> [pointer.keys for pointer in document.pointers], document.entries[0].text
    ([('1',)], 'https://nih.gov/pml')
    """
    if "\r" in text:  # a lone one ends a line too; the length stays, and so do all offsets
        text = _LONE_RETURN.sub("\n", text)
    return _document(path, FORMATS.get(_ending(path), _PLAIN)(path, text))


def read_bytes(path: str, data: bytes, encoding: str = "utf-8") -> Document:
    """Return the document that a file holds, given as bytes.

    A text is decoded by its byte order mark, by the encoding asked for, as it declares itself, or
    by a guess, which becomes a problem of the document.

    Args:
        path: names the document and, by its ending, the format.
        data: the whole file.
        encoding: what the user says a text is.

    Raises:
        UnusableInputError: where the file is damaged, locked, or no such file at all.
        LookupError: there is no such encoding.
    """
    reader = BINARY_FORMATS.get(_ending(path))
    if reader is None:
        if not is_text(data, encoding):
            hint = "Save its text as .txt or .md."
            raise UnusableInputError(f"{path} is no text but a binary file", hint)
        decoded = decode(data, encoding)
        document = read_document(path, decoded.text)
        if decoded.doubt is None:
            return document
        return replace(document, problems=(*document.problems, guessed(path, decoded.doubt)))
    return _document(path, reader(path, data))


def _document(path: str, reading: Reading) -> Document:
    """Find the pointers of what was read."""
    text, layout = reading.text, reading.layout
    found = find_pointers(path, text, layout)
    headings = (b.span.of(text) for b in layout.blocks if b.kind is BlockKind.HEADING)
    return Document(
        path=path,
        text=text,
        title=" ".join(next(headings, path.rpartition("/")[2]).split()),
        blocks=layout.blocks,
        pointers=found.pointers,
        entries=(*_listed(text, layout, found.style), *found.entries),
        hidden=layout.hidden,
        style=found.style,
        problems=(*layout.problems, *found.problems, *_doubts(path, reading)),
        confidence=found.confidence,
        source=reading.source,
        offsets=reading.offsets,
    )


def _listed(text: str, layout: Layout, style: PointerStyle) -> tuple[Entry, ...]:
    """Return the entries of a document; a footnote that cites works by key is none itself."""
    if not layout.notes or style is not PointerStyle.KEY:
        return layout.entries
    return tuple(e for e in layout.entries if not any(citekeys.find(text, e.span)))


def _doubts(path: str, reading: Reading) -> Iterator[Problem]:
    """Yield what a reader of the file may see otherwise than it was read."""
    yield from _untrusted(path, reading)
    if _ending(path) in _MARKDOWN:
        yield from _unended(path, reading)


def _unended(path: str, reading: Reading) -> Iterator[Problem]:
    """Yield a comment that never ends: in Markdown the rest of the file belongs to it."""
    text = reading.text
    for block in reading.layout.blocks[-1:]:
        start = block.span.start
        begins = block.kind is BlockKind.ASIDE and text.startswith("<!--", start)
        if begins and text.find("-->", start) < 0:
            place = LineIndex.of(text).locate(path, start)
            message = "a comment begins here and never ends, so that the rest was not read."
            yield Problem(place, f"{message} Close it with '-->'.", kind=ProblemKind.CUT_SHORT)


def _untrusted(path: str, reading: Reading) -> tuple[Problem, ...]:
    """Report characters that make a text look other than it is."""
    # Nine searches for one character are faster than one for a set of nine.
    places = [at for character in _BIDIRECTIONAL if (at := reading.text.find(character)) >= 0]
    if not places:
        return ()
    found = min(places)
    place = reading.offsets.origin(found)
    message = (
        f"the character U+{ord(reading.text[found]):04X} turns the order in which text is shown; "
        "what a person sees here may not be what is written. Remove it, or read this passage "
        "letter by letter."
    )
    location = LineIndex.of(reading.source or reading.text).locate(path, place)
    return (Problem(location, message, kind=ProblemKind.UNTRUSTED_CHARACTERS),)


def _ending(path: str) -> str:
    name = path.rpartition("/")[2].lower()
    stem, dot, ending = name.rpartition(".")
    return dot + ending if stem else ""
