"""The table of formats, and the one door to all readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from evidencegraph.model import BlockKind, Document
from evidencegraph.readers.layout import Layout
from evidencegraph.readers.markdown import lay_out_markdown
from evidencegraph.readers.plain import lay_out_plain
from evidencegraph.readers.pointers import find_pointers

FORMATS: Mapping[str, Callable[[str], Layout]] = MappingProxyType(
    {
        ".markdown": lay_out_markdown,
        ".md": lay_out_markdown,
        ".text": lay_out_plain,
        ".txt": lay_out_plain,
    }
)
"""What lays out a text, by the ending of its file's name in lower case."""


def is_readable(path: str) -> bool:
    """Tell whether a file's name promises a format that can be read.

    >>> is_readable("paper.MD"), is_readable("paper.pdf")
    (True, False)
    """
    return _ending(path) in FORMATS


def read_document(path: str, text: str) -> Document:
    """Return the document that a text holds.

    Args:
        path: names the document and, by its ending, the format; unknown endings are plain text.
        text: the whole text.

    >>> document = read_document("a.txt", "PML is rare.[1]\\n\\nReferences\\n\\nhttps://nih.gov/pml")
    >>> [pointer.keys for pointer in document.pointers], document.entries[0].text
    ([('1',)], 'https://nih.gov/pml')
    """
    layout = FORMATS.get(_ending(path), lay_out_plain)(text)
    found = find_pointers(path, text, layout)
    headings = (b.span.of(text) for b in layout.blocks if b.kind is BlockKind.HEADING)
    return Document(
        path=path,
        text=text,
        title=" ".join(next(headings, path.rpartition("/")[2]).split()),
        blocks=layout.blocks,
        pointers=found.pointers,
        entries=(*layout.entries, *found.entries),
        hidden=layout.hidden,
        style=found.style,
        problems=(*layout.problems, *found.problems),
        confidence=found.confidence,
    )


def _ending(path: str) -> str:
    name = path.rpartition("/")[2].lower()
    stem, dot, ending = name.rpartition(".")
    return dot + ending if stem else ""
