"""HTML: the main text of a page, its lists of references, its links and superscripts."""

from __future__ import annotations

import re

from evidencegraph.model import BlockKind, Entry, Span
from evidencegraph.readers.characters import pieces
from evidencegraph.readers.html_lists import entry_keys
from evidencegraph.readers.html_parts import DIVIDING, KINDS, is_left_out, is_locator
from evidencegraph.readers.layout import Link
from evidencegraph.readers.markup import Element, parse
from evidencegraph.readers.reading import Reading
from evidencegraph.readers.transcript import Transcript


def read_html(path: str, source: str) -> Reading:
    """Return what a page shows in its main part, with its references and pointers.

    >>> page = '<nav>Home</nav><p>It is rare.<sup><a href="#r1">1</a></sup></p>'
    >>> page += '<h2>References</h2><ol><li id="r1">Hall CD. 1998.</li></ol>'
    >>> reading = read_html("a.html", page)
    >>> [pointer.keys for pointer in reading.layout.pointers], reading.layout.entries[0].text
    ([('1',)], 'Hall CD. 1998.')
    """
    markup = parse(source, html=True)
    root = _main(markup.root)
    entries = entry_keys(root, source)
    script = Transcript()
    heading = next(root.find("h1"), None)
    title = next(markup.root.find("title"), None)
    if heading is None and title is not None:
        for child in title.children:
            if isinstance(child, Span):
                _copy(source, child, script)
        script.end_block(BlockKind.HEADING, title.span.end)
    _Writer(source, entries, script).write(root, BlockKind.PARAGRAPH)
    script.end_block(BlockKind.PARAGRAPH, len(source))
    return Reading.of(script, source, markup.problems(path, source))


def _main(root: Element) -> Element:
    """Return the part of a page that holds its text."""
    for element in root.find("main"):
        return element
    roles = (e for e in root.walk() if e.attributes.get("role") == "main")
    for element in roles:
        return element
    articles = list(root.find("article"))
    return articles[0] if len(articles) == 1 else root


def _copy(source: str, span: Span, script: Transcript) -> None:
    if source.find("&", span.start, span.end) < 0:  # most texts are shown as they are written
        script.write(span.of(source), span)
        return
    for words, origin in pieces(source, span):
        script.write(words, origin)


class _Writer:
    """Walks the elements of a page once."""

    def __init__(self, source: str, entries: dict[int, str], script: Transcript) -> None:
        self._source = source
        self._entries = entries
        self._script = script
        self._names: dict[str, str] = {}

    def write(self, root: Element, kind: BlockKind) -> None:
        """Take down everything below an element."""
        for element in root.walk():
            key = self._entries.get(id(element))
            if key:
                self._names.update(
                    (name, key)
                    for e in element.walk()
                    for name in (e.attributes.get("id"), e.attributes.get("name"))
                    if name
                )
        self._write(root, kind)

    def _write(self, element: Element, kind: BlockKind) -> None:
        if is_left_out(element):
            return
        if id(element) in self._entries:
            self._entry(element)
            return
        own = KINDS.get(element.name)
        divides = element.name in DIVIDING
        if element.name == "code" or (own is BlockKind.PARAGRAPH and kind is BlockKind.ITEM):
            own = None
        in_row = kind is BlockKind.ROW
        if (own or divides) and not in_row:
            self._script.end_block(kind, element.span.start)
        before = self._script.length
        inside = kind if in_row else own or kind
        for child in element.children:
            if isinstance(child, Element):
                self._write(child, inside)
            else:
                _copy(self._source, child, self._script)
        self._mark(element, before)
        if (own or divides) and not in_row:
            level = int(element.name[1]) if own is BlockKind.HEADING else 0
            self._script.end_block(inside, element.span.end, level)
        elif element.name in {"td", "th"}:
            self._script.write(" | ", Span(element.span.end, element.span.end))
        elif element.name == "br":
            self._script.write("\n", Span(element.span.end, element.span.end))

    def _mark(self, element: Element, before: int) -> None:
        span = Span(before, self._script.length)
        if element.name not in {"a", "sup"} or span.start == span.end:
            return
        target = element.attributes.get("href", "")
        # A saved page may link to its own list by its full address.
        key = self._names.get(target.partition("#")[2])
        if element.name == "a" and key:
            self._script.marks.append((span, (key,)))
        elif element.name == "a" and target.startswith("#"):
            return
        elif element.name == "sup" and is_locator(element):
            self._script.marks.append((span, ()))
        elif element.name == "a" and target:
            self._script.links.append(Link(span, element.words(self._source), target))
        elif element.name == "sup":
            self._script.raised.append(span)

    def _entry(self, element: Element) -> None:
        """Take down an entry; addresses that it only links to are added to its text."""
        self._script.end_block(BlockKind.PARAGRAPH, element.span.start)
        start = self._script.length
        self._plain(element)
        shown = " ".join(self._script.since(start).split())
        span = self._script.end_block(BlockKind.ENTRY, element.span.end)
        key = self._entries[id(element)]
        if span is None or not key:
            return
        addresses = [
            e.attributes["href"] for e in element.find("a") if "//" in e.attributes.get("href", "")
        ]
        words = re.sub(r"^\W*\d{1,4}[.)\]]\s+|^\^\s*", "", shown)
        missing = [a for a in dict.fromkeys(addresses) if a not in words]
        self._script.entries.append(Entry(key, span, " ".join([words, *missing])))

    def _plain(self, element: Element) -> None:
        if is_left_out(element) or element.attributes.get("href", "").startswith("#"):
            return
        for child in element.children:
            if isinstance(child, Element):
                self._plain(child)
            else:
                _copy(self._source, child, self._script)
