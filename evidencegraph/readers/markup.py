"""Tags and text of HTML and XML as a shallow tree that knows where everything stands.

A parser such as lxml forgets the offsets of what it read, and reads entities and DTDs, which are
what attacks on parsers are made of. Here every text keeps its place in the file, nothing is ever
expanded but the character references of the standard, and broken tags end where their parents do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from evidencegraph.model import LineIndex, Problem, ProblemKind, Span
from evidencegraph.readers.characters import unescape

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)"
    r"|<!DOCTYPE(?P<doctype>[^\[>]*(?:\[.*?\]\s*)?)>"
    r"|<[!?][^>]*>"
    r"|</(?P<close>[A-Za-z_][^\s>/]*)[^<>]*>"
    r"|<(?P<open>[A-Za-z_][^\s>/<]*)(?P<attributes>(?:[^<>\"']++|\"[^\"]{0,9999}+\"|'[^']{0,9999}+')*+)>"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_RAW = frozenset({"script", "style", "textarea", "title"})
_BLOCK_NAMES = (
    "p div ul ol dl table h1 h2 h3 h4 h5 h6 section article blockquote pre header footer nav "
    "aside main form figure hr address"
)
_CLOSED_BY = {
    "p": frozenset(_BLOCK_NAMES.split()),
    "li": frozenset({"li"}),
    "tr": frozenset({"tr"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
}
_OF_HEAD_NAMES = "base link meta noscript script style template title"
_OF_HEAD = frozenset(_OF_HEAD_NAMES.split())
_DEEPEST = 120


@dataclass(slots=True, eq=False)
class Element:
    """A tag and what it holds: elements, and the spans of texts.

    Attributes:
        name: in lower case, without its namespace.
        attributes: names in lower case; values with their character references read.
        children: in order.
        span: from its tag to the end of its closing tag.
        file: every element of its file, in order: this one at `place`, those below up to `last`.
    """

    name: str
    attributes: dict[str, str]
    children: list[Element | Span]
    span: Span
    file: list[Element] = field(repr=False)
    place: int
    last: int

    def walk(self) -> Sequence[Element]:
        """Return this element and those below, in the order of the file."""
        return self.file[self.place : self.last]

    def find(self, *names: str) -> Iterator[Element]:
        """Yield the elements of these names below this one."""
        return (element for element in self.walk()[1:] if element.name in names)

    def words(self, source: str) -> str:
        """Return all text below, spaces made single.

        >>> parse("<p>A <i>b</i>&amp;c</p>").root.words("<p>A <i>b</i>&amp;c</p>")
        'A b&c'
        """
        pieces: list[str] = []
        pending: list[Element | Span] = [self]
        while pending:
            item = pending.pop()
            if isinstance(item, Span):
                pieces.append(unescape(item.of(source)))
            else:
                pending += reversed(item.children)
        return " ".join("".join(pieces).split())


@dataclass(frozen=True, slots=True)
class Markup:
    """A parsed file.

    Attributes:
        root: an element without a name that holds everything.
        broken: where the first tag stands that matches none; None where all do.
        entities: whether the file declares entities of its own, which are not read.
    """

    root: Element
    broken: int | None
    entities: bool

    def problems(self, path: str, source: str) -> tuple[Problem, ...]:
        """Return what is wrong with the file, as a user should hear it."""
        found = []
        if self.entities:
            found.append("the file declares entities of its own; they were not read")
        if self.broken is not None:
            found.append("a tag is not closed, or closes nothing; the text was read around it")
        place = LineIndex.of(source).locate(path, self.broken or 0) if found else None
        return tuple(
            Problem(place, f"{message}.", kind=ProblemKind.BROKEN_MARKUP)
            for message in found
            if place
        )


def parse(source: str, *, html: bool = False) -> Markup:  # noqa: C901, PLR0912, PLR0915 - a branch per token
    """Return the elements of a file; never fails, loses no text, and takes linear time.

    Args:
        source: the file.
        html: whether tags may be left open or empty as in HTML.

    >>> parse("<a><b>c</a>").broken, parse("<p>a<p>b", html=True).broken
    (3, None)
    """
    elements: list[Element] = []
    root = _append(elements, "", {}, Span(0, len(source)))
    stack = [root]
    counts: dict[str, int] = {}
    broken: int | None = None
    entities, skipped, at = False, 0, 0
    while at < len(source):
        match = _TOKEN.match(source, at)
        start, at = at, match.end() if match else at + 1
        kind = match.lastgroup if match else ""
        if match is None:
            stack[-1].children.append(Span(start, at))
        elif kind in {"text", "cdata"}:
            if html and stack[-1].name == "head" and match[kind].strip():
                _close_implied(stack, counts, "", start)
            stack[-1].children.append(Span(*match.span(kind)))
        elif kind == "doctype":
            entities = entities or "<!entity" in match[kind].lower()
        elif kind == "attributes":
            name = _local(match["open"])
            if html:
                _close_implied(stack, counts, name, start)
            element = _append(elements, name, _attributes(match[kind]), Span(start, at))
            stack[-1].children.append(element)
            if match[kind].endswith("/") or (html and name in _VOID):
                continue
            if html and name in _RAW:
                at = _raw_end(source, at, name, element)
            elif len(stack) < _DEEPEST:
                stack.append(element)
                counts[name] = counts.get(name, 0) + 1
            else:
                skipped += 1
        elif kind == "close":
            name = _local(match[kind])
            if skipped and stack[-1].name != name:
                skipped -= 1
            elif counts.get(name):
                while stack[-1].name != name:
                    if broken is None and not (html and stack[-1].name in _CLOSED_BY):
                        broken = stack[-1].span.start
                    _pop(stack, counts, start)
                _pop(stack, counts, at)
            elif broken is None and not html:
                broken = start
    if len(stack) > 1 and broken is None and not html:
        broken = stack[-1].span.start
    while len(stack) > 1:
        _pop(stack, counts, len(source))
    root.last = len(elements)
    return Markup(root, broken, entities)


def _append(elements: list[Element], name: str, attributes: dict[str, str], span: Span) -> Element:
    """Add an element that holds nothing yet to those of its file."""
    place = len(elements)
    element = Element(name, attributes, [], span, elements, place, place + 1)
    elements.append(element)
    return element


def _pop(stack: list[Element], counts: dict[str, int], end: int) -> None:
    closed = stack.pop()
    counts[closed.name] -= 1
    closed.span = Span(closed.span.start, end)
    closed.last = len(closed.file)


def _close_implied(stack: list[Element], counts: dict[str, int], name: str, end: int) -> None:
    """Close what HTML closes without a tag: a paragraph before a paragraph, a head before text."""
    while len(stack) > 1 and (
        name in _CLOSED_BY.get(stack[-1].name, ())
        or (stack[-1].name == "head" and name not in _OF_HEAD)
    ):
        _pop(stack, counts, end)


def _raw_end(source: str, at: int, name: str, element: Element) -> int:
    """Return where a script, style or title ends; only a title's text is kept."""
    closing = re.compile(rf"</{name}[^>]*>", re.IGNORECASE).search(source, at)
    if name == "title":
        element.children.append(Span(at, closing.start() if closing else len(source)))
    return closing.end() if closing else len(source)


def _local(name: str) -> str:
    return (name.rpartition(":")[2] if ":" in name else name).lower()


def _attributes(written: str) -> dict[str, str]:
    if not written or written.isspace():
        return {}
    return {
        match[1].rpartition(":")[2].lower(): unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(written)
    }
