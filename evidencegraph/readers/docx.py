"""Word files: paragraphs, tables, footnotes, superscripts, live fields of Zotero and Mendeley."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from evidencegraph.errors import UnusableInputError
from evidencegraph.model import BlockKind, Entry, Span
from evidencegraph.readers import csl
from evidencegraph.readers.archive import read_members
from evidencegraph.readers.characters import unescape
from evidencegraph.readers.entries import with_entries
from evidencegraph.readers.layout import Link
from evidencegraph.readers.markup import Element, parse
from evidencegraph.readers.reading import Reading
from evidencegraph.readers.transcript import Transcript

_DOCUMENT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_RELATIONS = "word/_rels/document.xml.rels"
_SKIPPED = frozenset(
    {"del", "deltext", "movefrom", "rpr", "ppr", "sectpr", "fallback", "drawing", "pict"}
)
_REFERENCE = re.compile(r"\b(?:1[89]|20)\d\d\b|https?://|\b10\.\d{4}|\bPMID\b")
_HEADING = re.compile(r"(?:heading|title|(?P<sub>subtitle)|berschrift|titre)\s*(?P<depth>\d?)")
_NOWHERE = Span(0, 0)


def read_docx(path: str, data: bytes) -> Reading:
    """Return what a Word file shows, with what its reference manager knows.

    Args:
        path: for messages.
        data: the file.

    Raises:
        UnusableInputError: where the bytes are no Word file.
    """
    parts = read_members(path, data, (_DOCUMENT, *_NOTES, _RELATIONS))
    if _DOCUMENT not in parts:
        raise UnusableInputError(f"{path} is no Word file: it holds no {_DOCUMENT}.")
    markup = parse(parts[_DOCUMENT])
    writer = _Writer(parts)
    writer.write(markup.root, BlockKind.PARAGRAPH)
    return writer.close()


@dataclass(slots=True)
class _Field:
    """A field code while it is read: its instruction, and where its shown text begins."""

    instruction: list[str] = field(default_factory=list)
    shown_from: int = -1


class _Writer:
    """Walks the elements of a document once."""

    def __init__(self, parts: Mapping[str, str]) -> None:
        self._source = parts[_DOCUMENT]
        self._script = Transcript()
        self._fields: list[_Field] = []
        self._works: dict[str, Entry] = {}
        self._targets = {
            e.attributes.get("id", ""): e.attributes.get("target", "")
            for e in parse(parts.get(_RELATIONS, "")).root.find("relationship")
        }
        self._notes = {
            (name[5:-5].rstrip("s"), e.attributes.get("id", "")): _note(e, parts[name])
            for name in _NOTES
            if name in parts
            for e in parse(parts[name]).root.find("footnote", "endnote")
        }

    def write(self, element: Element, kind: BlockKind) -> None:
        """Take down an element and what it holds."""
        name = element.name
        if name in _SKIPPED:
            return
        handled = {
            "fldchar": self._field,
            "instrtext": self._instruct,
            "footnotereference": self._refer,
            "endnotereference": self._refer,
        }.get(name)
        if handled:
            handled(element)
            return
        before = self._script.length
        inside = BlockKind.ROW if name == "tr" else kind
        for child in element.children:
            if isinstance(child, Element):
                self.write(child, inside)
            elif name == "t":
                self._script.write(unescape(child.of(self._source)), _NOWHERE)
        self._finish(element, before, kind)

    def _finish(self, element: Element, before: int, kind: BlockKind) -> None:
        name, span = element.name, Span(before, self._script.length)
        if name == "p" and kind is not BlockKind.ROW:
            kind, level = _kind_of(element)
            self._script.end_block(kind, 0, level)
        elif name == "tr":
            self._script.end_block(BlockKind.ROW, 0)
        elif name == "tc":
            self._script.write(" | ", _NOWHERE)
        elif name in {"tab", "br"}:
            self._script.write(" ", _NOWHERE)
        elif name == "r" and span.start < span.end and _is_raised(element):
            self._script.raised.append(span)
        elif name == "hyperlink" and element.attributes.get("id") in self._targets:
            label = self._script.since(before) if span.start < span.end else ""
            self._script.links.append(Link(span, label, self._targets[element.attributes["id"]]))
        elif name == "fldsimple":
            self._cite(csl.items_of(element.attributes.get("instr", "")), span)
        elif name == "sdt":
            tag = next(element.find("tag"), None)
            self._cite(csl.items_of_tag(tag.attributes.get("val", "") if tag else ""), span)

    def _instruct(self, element: Element) -> None:
        if self._fields:
            texts = [unescape(c.of(self._source)) for c in element.children if isinstance(c, Span)]
            self._fields[-1].instruction.extend(texts)

    def _field(self, element: Element) -> None:
        turn = element.attributes.get("fldchartype", "")
        if turn == "begin":
            self._fields.append(_Field())
        elif turn == "separate" and self._fields:
            self._fields[-1].shown_from = self._script.length
        elif turn == "end" and self._fields:
            done = self._fields.pop()
            items = csl.items_of("".join(done.instruction))
            start = done.shown_from if done.shown_from >= 0 else self._script.length
            self._cite(items, Span(start, self._script.length))

    def _cite(self, items: tuple[tuple[str, str], ...], span: Span) -> None:
        """Point from the shown text of a field at the works that it cites."""
        if not items:
            return
        if span.start == span.end:
            self._script.write("[*]", _NOWHERE)
            span = Span(span.start, self._script.length)
        keys = []
        for name, text in items:
            entry = self._works.setdefault(name, Entry(str(len(self._works) + 1), span, text))
            keys.append(entry.key)
        self._script.marks.append((span, tuple(keys)))

    def _refer(self, element: Element) -> None:
        """Point at a footnote that names a work."""
        place = (element.name.removesuffix("reference"), element.attributes.get("id", ""))
        text = self._notes.get(place, "")
        start = self._script.length
        if _REFERENCE.search(text):
            self._script.write(f"[note {place[1]}]", _NOWHERE)
            self._cite(((f"{place[0]} {place[1]}", text),), Span(start, self._script.length))

    def close(self) -> Reading:
        """Return the reading; without live fields the list at the end is read as text."""
        self._script.end_block(BlockKind.PARAGRAPH, 0)
        self._script.entries.extend(self._works.values())
        text = self._script.text()
        layout = self._script.layout()
        listed = with_entries(layout.blocks, text)
        entries = layout.entries or listed.entries
        return Reading(text, replace(layout, blocks=listed.blocks, entries=entries))


def _note(element: Element, source: str) -> str:
    """Return the words of a footnote."""
    return " ".join(
        "".join(unescape(c.of(source)) for c in e.children if isinstance(c, Span))
        for e in element.find("t")
    ).strip()


def _is_raised(run: Element) -> bool:
    return any(e.attributes.get("val") == "superscript" for e in run.find("vertalign"))


def _kind_of(paragraph: Element) -> tuple[BlockKind, int]:
    """Return what a paragraph is for, and the level of a heading."""
    for properties in paragraph.children:
        if isinstance(properties, Element) and properties.name == "ppr":
            for element in properties.find("pstyle", "numpr", "outlinelvl"):
                style = element.attributes.get("val", "").lower()
                heading = _HEADING.match(style) if element.name == "pstyle" else None
                if heading:
                    return BlockKind.HEADING, int(heading["depth"] or bool(heading["sub"])) + 1
                if element.name == "numpr" or (element.name == "pstyle" and "list" in style):
                    return BlockKind.ITEM, 0
    return BlockKind.PARAGRAPH, 0
