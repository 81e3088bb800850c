"""HTML: the main text of a page, its lists of references, its links and superscripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import BlockKind, Entry, Span
from evidencegraph.readers.layout import Link, is_list_title, number_of
from evidencegraph.readers.markup import Element, parse, pieces
from evidencegraph.readers.reading import Reading
from evidencegraph.readers.transcript import Transcript

_SKIPPED_NAMES = (
    "head script style noscript template nav header footer aside form button select option "
    "iframe svg math object canvas video audio textarea"
)
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_APART = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|box|igation)?|menu|sidebar|breadcrumbs?|cookie|banner|share|social|"
    r"toc|editsection|noprint|hatnote|footer|site-?notice|mw-editsection|backlink|mw-cite-backlink|screen-reader-text)(?:$|[\s_-])",
    re.IGNORECASE,
)
_KINDS = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "tr": BlockKind.ROW,
    "pre": BlockKind.ASIDE,
    "code": BlockKind.ASIDE,
}
_DIVIDING_NAMES = (
    "div section article main blockquote ul ol dl table figure figcaption caption body hr "
    "fieldset details summary address tbody thead"
)
_DIVIDING = frozenset(_DIVIDING_NAMES.split())
_LIST = re.compile(
    r"(?:^|[\s_-])(?:references?|reflist|ref-list|bibliography|citations?|footnotes?|"
    r"endnotes?|works-cited|sources?|literature)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ITEMS = {"ol": "li", "ul": "li", "dl": "dd"}
_HOLDING = frozenset({"li", "p", "div", "dd", "tr", "cite"})


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
    entries = _entries(root, source)
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


def _entries(root: Element, source: str) -> dict[int, str]:
    """Return the elements that are entries of a list of references, and their keys."""
    targets = {
        e.attributes["href"][1:]
        for e in root.find("a")
        if e.attributes.get("href", "").startswith("#")
    }
    found: dict[int, str] = {}
    for holder in _lists(root, source):
        items = [
            e
            for e in holder.find("li", "p", "dd", "tr")
            if e.name == _ITEMS.get(holder.name, e.name)
        ]
        if holder.name not in {"ol", "ul"} and any(e.name == "li" for e in items):
            items = [e for e in items if e.name == "li"]
        start = holder.attributes.get("start", "1")
        first = int(start) if start.isdecimal() and len(start) < 6 else 1  # noqa: PLR2004
        found.update(_numbered(items, source, max(first, sum(map(bool, found.values())) + 1)))
        labels = holder.find("dt") if holder.name == "dl" else ()
        found.update((id(label), "") for label in labels)
    if not found:
        linked = [
            e
            for e in root.walk()
            if e.name in _HOLDING
            and e.attributes.get("id") in targets
            and _LIST.search(re.sub(r"\d+", "", e.attributes["id"]).replace("_", "-") + "-")
        ]
        found.update(_numbered(linked, source, 1))
    return found


def _numbered(items: list[Element], source: str, first: int) -> Iterator[tuple[int, str]]:
    """Yield the elements with their written numbers, else with their place."""
    shown = [number_of(item.words(source)) for item in items]
    written = len(set(shown)) == len(shown) and all(shown)
    for order, (item, number) in enumerate(zip(items, shown, strict=True), first):
        if item.words(source):
            yield id(item), number if written else str(order)


def _lists(root: Element, source: str) -> Iterator[Element]:
    """Yield the elements that hold references: named so, or standing under such a heading."""
    under = False
    done: set[int] = set()
    for element in root.walk():
        if id(element) in done:
            continue
        if element.name[:1] == "h" and element.name in _KINDS:
            under = is_list_title(element.words(source))
        names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
        is_list = element.name in {"ol", "ul", "dl"} and (
            under or _LIST.search(names) or _points_back(element)
        )
        is_part = (
            element.name in {"section", "div"}
            and _LIST.search(element.attributes.get("class", "")) is not None
        )
        if is_list or (is_part and not any(element.find("ol", "ul", "dl", "h1"))):
            done.update(id(e) for e in element.walk())
            yield element


def _points_back(element: Element) -> bool:
    """Tell whether the items of a list are footnotes: named so."""
    first = next(element.find("li", "dd"), None)
    return (
        first is not None
        and re.match(
            r"(?:cite_note|ref|fn|footnote|bib|cite|cr|b)[-_:]?\w*\d",
            first.attributes.get("id", ""),
            re.IGNORECASE,
        )
        is not None
    )


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
        if element.name in _SKIPPED or _is_apart(element):
            return
        if id(element) in self._entries:
            self._entry(element)
            return
        own = _KINDS.get(element.name)
        divides = element.name in _DIVIDING
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
            self._script.end_block(inside, element.span.end)
        elif element.name in {"td", "th"}:
            self._script.write(" | ", Span(element.span.end, element.span.end))
        elif element.name == "br":
            self._script.write("\n", Span(element.span.end, element.span.end))

    def _mark(self, element: Element, before: int) -> None:
        span = Span(before, self._script.length)
        target = element.attributes.get("href", "")
        if span.start == span.end:
            return
        # A saved page may link to its own list by its full address.
        key = self._names.get(target.partition("#")[2])
        if element.name == "a" and key:
            self._script.marks.append((span, (key,)))
        elif element.name == "a" and target.startswith("#"):
            return
        elif element.name == "sup" and _is_locator(element):
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
        if (
            element.name in _SKIPPED
            or _is_apart(element)
            or element.attributes.get("href", "").startswith("#")
        ):
            return
        for child in element.children:
            if isinstance(child, Element):
                self._plain(child)
            else:
                _copy(self._source, child, self._script)


def _is_locator(element: Element) -> bool:
    """Tell whether a superscript is the page of the pointer before it, as in Wikipedia."""
    names = element.attributes.get("class", "").split()
    return "reference" in names and not any(element.find("a"))


def _is_apart(element: Element) -> bool:
    """Tell whether an element stands apart from the text: navigation, what is hidden."""
    attributes = element.attributes
    if not attributes:
        return False
    if (
        attributes.get("role") in {"navigation", "search", "banner", "contentinfo"}
        or "hidden" in attributes
    ):
        return True
    name = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return (
        bool(name.strip())
        and element.name not in {"body", "main", "article", "html"}
        and _APART.search(name) is not None
    )
