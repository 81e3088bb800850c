"""JATS: articles in XML, whose references and pointers are marked as such."""

from __future__ import annotations

import re

from evidencegraph.model import BlockKind, Entry, Span
from evidencegraph.readers.characters import pieces
from evidencegraph.readers.layout import Link
from evidencegraph.readers.markup import Element, parse
from evidencegraph.readers.reading import Reading
from evidencegraph.readers.transcript import Transcript

_SKIPPED = frozenset(
    [
        "journal-meta",
        "article-id",
        "article-categories",
        "contrib-group",
        "aff",
        "author-notes",
        "pub-date",
        "history",
        "permissions",
        "volume",
        "issue",
        "fpage",
        "lpage",
        "elocation-id",
        "kwd-group",
        "funding-group",
        "counts",
        "custom-meta-group",
        "self-uri",
        "related-article",
        "tex-math",
        "graphic",
        "media",
        "object-id",
        "floats-wrap",
        "processing-meta",
        "supplementary-material",
        "trans-title-group",
        "subj-group",
    ]
)
_BLOCKS = {
    "p": BlockKind.PARAGRAPH,
    "title": BlockKind.HEADING,
    "article-title": BlockKind.HEADING,
    "subtitle": BlockKind.HEADING,
    "tr": BlockKind.ROW,
    "label": BlockKind.ASIDE,
    "disp-formula": BlockKind.ASIDE,
    "code": BlockKind.ASIDE,
    "preformat": BlockKind.ASIDE,
    "attrib": BlockKind.ASIDE,
}
_PARTS = "sec abstract trans-abstract ack app notes boxed-text glossary fn-group ref-list subtitle"
_BELOW = {
    **dict.fromkeys(_PARTS.split(), 1),
    "caption": 4,
}
"""How many levels the titles in an element stand below those around it."""
_DEEPEST = 6
_NAMED = {"pmid": "PMID: {}", "doi": "doi:{}", "pmcid": "{}", "pmc": "PMC{}"}


def read_jats(path: str, source: str) -> Reading:
    """Return what an article in JATS shows, with its references and pointers as marked.

    >>> article = '<article><body><p>It is rare [<xref ref-type="bibr" rid="r1">1</xref>].</p>'
    >>> article += '</body><ref-list><ref id="r1"><label>1</label>Hall CD.</ref></ref-list>'
    >>> article += "</article>"
    >>> read = read_jats("a.xml", article).layout
    >>> [pointer.keys for pointer in read.pointers], [entry.text for entry in read.entries]
    ([('1',)], ['Hall CD.'])
    """
    markup = parse(source)
    keys = _keys(markup.root, source)
    script = Transcript()
    _write(markup.root, source, keys, script, BlockKind.PARAGRAPH)
    script.end_block(BlockKind.PARAGRAPH, len(source))
    return Reading.of(script, source, markup.problems(path, source))


def _keys(root: Element, source: str) -> dict[int, str]:
    """Return the key of each entry: its number where all have one, else its place."""
    references = list(root.find("ref"))
    labels = [_label(element, source) for element in references]
    unique = all(labels) and len(set(labels)) == len(labels)
    return {
        id(element): label if unique else str(order)
        for order, (element, label) in enumerate(zip(references, labels, strict=True), 1)
    }


def _label(element: Element, source: str) -> str:
    label = next(element.find("label"), None)
    digits = re.fullmatch(r"\W*(\d+[a-z]?)\W*", label.words(source)) if label else None
    return digits[1] if digits else ""


def _write(
    element: Element, source: str, keys: dict[int, str], script: Transcript, kind: BlockKind
) -> None:
    """Take down an element: its blocks, its pointers, its superscripts."""
    names = {name: keys[id(ref)] for ref in element.find("ref") for name in _ids(ref)}
    _Writer(source, keys, names, script, implied=_implied(element)).write(element, kind)


def _implied(article: Element) -> dict[str, str]:
    """Return the headings that an article implies, by the elements that they stand above.

    An abstract may have none. Where the text begins without one, and has some further down, it
    would be taken for the abstract; where it has none at all, nothing tells what it is, unless
    the whole is the abstract of a talk.
    """
    kinds = {e.attributes.get("article-type") for e in article.find("article")}
    if "abstract" in kinds:
        return {"abstract": "Abstract", "body": "Abstract"}
    body = next(article.find("body"), None)
    parts = [e for e in body.children if isinstance(e, Element)] if body else []
    titled = [bool(_titles(e)) for e in parts if e.name in {"p", "sec"}]
    if not titled or titled[0]:
        return {"abstract": "Abstract"}
    return {"abstract": "Abstract", "body": "Introduction"} if any(titled) else {}


def _titles(element: Element) -> list[Element]:
    return [e for e in element.children if isinstance(e, Element) and e.name == "title"]


def _ids(reference: Element) -> list[str]:
    return [e.attributes["id"] for e in reference.walk() if "id" in e.attributes]


def _shown(element: Element) -> list[Element | Span]:
    """Return the children that are read: of several forms of one thing only a table has words."""
    if element.name != "alternatives":
        return element.children
    return [e for e in element.children if isinstance(e, Element) and e.name == "table"]


class _Writer:
    """Walks the elements of an article once."""

    def __init__(
        self,
        source: str,
        keys: dict[int, str],
        names: dict[str, str],
        script: Transcript,
        *,
        implied: dict[str, str],
    ) -> None:
        self._source = source
        self._keys = keys
        self._names = names
        self._script = script
        self._implied = implied
        self._level = 1

    def write(self, element: Element, kind: BlockKind) -> None:  # noqa: C901 - one walk, every kind of element
        """Take down one element in a block of a kind."""
        name = element.name
        if name in _SKIPPED:
            return
        if name == "ref":
            self._entry(element)
            return
        self._level += _BELOW.get(name, 0)
        if name in self._implied and not _titles(element):
            self._head(self._implied[name], element.span.start)
        own = _BLOCKS.get(name)
        if name == "label" and kind is not BlockKind.PARAGRAPH:
            own = None
        if own is BlockKind.PARAGRAPH and kind is BlockKind.ITEM:
            own = kind
        if own and kind is not BlockKind.ROW:
            self._script.end_block(kind, element.span.start)
        before = self._script.length
        inside = BlockKind.ITEM if name == "list-item" else own or kind
        for child in _shown(element):
            if isinstance(child, Element):
                self.write(child, inside if kind is not BlockKind.ROW else kind)
            else:
                for words, origin in pieces(self._source, child):
                    self._script.write(words, origin)
        self._mark(element, before)
        if own and kind is not BlockKind.ROW:
            self._script.end_block(own, element.span.end, self._heads(own))
        elif name in {"td", "th"}:
            self._script.write(" | ", Span(element.span.end, element.span.end))
        self._level -= _BELOW.get(name, 0)

    def _heads(self, kind: BlockKind) -> int:
        return min(self._level, _DEEPEST) if kind is BlockKind.HEADING else 0

    def _head(self, words: str, at: int) -> None:
        """Write a heading that the file only implies."""
        self._script.end_block(BlockKind.PARAGRAPH, at)
        self._script.write(words, Span(at, at))
        self._script.end_block(BlockKind.HEADING, at, 2)

    def _mark(self, element: Element, before: int) -> None:
        """Note what an element says about the text it has just shown."""
        span = Span(before, self._script.length)
        if element.name == "xref":
            meant = element.attributes.get("rid", "").split()
            found = tuple(self._names[name] for name in meant if name in self._names)
            if found and span.start < span.end:
                self._script.marks.append((span, found))
        elif element.name == "sup":
            self._script.raised.append(span)
        elif element.name in {"ext-link", "uri"} and "href" in element.attributes:
            label = element.words(self._source)
            self._script.links.append(Link(span, label, element.attributes["href"]))

    def _entry(self, element: Element) -> None:
        """Take down an entry, its identifiers spelt out."""
        self._script.end_block(BlockKind.PARAGRAPH, element.span.start)
        words = _reference(element, self._source)
        self._script.write(words, element.span)
        span = self._script.end_block(BlockKind.ENTRY, element.span.end)
        if span:
            self._script.entries.append(Entry(self._keys[id(element)], span, words))


def _reference(element: Element, source: str) -> str:
    """Return an entry as one line: what it shows, then addresses that it only links to."""
    pieces_: list[str] = []
    addresses: list[str] = []
    _collect(element, source, pieces_, addresses, marked=False)
    words = " ".join("".join(pieces_).split())
    words = re.sub(r"\s+([.,;:)])", r"\1", re.sub(r"\.\s*\.(?=\s|$)", ".", words)).strip()
    missing = [a for a in dict.fromkeys(addresses) if a not in words]
    return " ".join([words, *missing]).strip()


def _collect(
    element: Element, source: str, found: list[str], addresses: list[str], *, marked: bool
) -> None:
    """Collect the texts of an entry; full stops part fields without punctuation."""
    fields = element.name in {"element-citation", "citation", "nlm-citation"} or (
        element.name == "mixed-citation"
        and not any(isinstance(c, Span) and c.of(source).strip() for c in element.children)
    )
    for child in element.children:
        if isinstance(child, Span):
            found.append("".join(words for words, _ in pieces(source, child)))
        elif child.name == "label" and element.name == "ref":
            continue
        elif child.name == "pub-id":
            pattern = _NAMED.get(child.attributes.get("pub-id-type", ""), "{}")
            value = child.words(source)
            known = "".join(found[-1:]).lower().rstrip()
            plain = (
                known.endswith(("doi:", "doi", "pmid:", "pmid", "pmcid:")) and pattern != "PMC{}"
            )
            found.append(value if plain else " " + pattern.format(value) + " ")
        else:
            _collect(child, source, found, addresses, marked=fields)
            if "href" in child.attributes and "//" in child.attributes["href"]:
                addresses.append(child.attributes["href"])
    if marked:
        found.append(". ")
    elif element.name in {"surname", "name", "string-name", "given-names", "person-group"}:
        found.append(" " if element.name == "surname" else ", ")
