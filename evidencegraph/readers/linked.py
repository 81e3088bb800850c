"""Works that a document links to or names by an address, with a list of references or without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from evidencegraph.model import Entry, Pointer, Span
from evidencegraph.readers import mentioned
from evidencegraph.readers.layout import Layout
from evidencegraph.readers.prose import Prose
from evidencegraph.readers.styles import inside

_FEWEST = 3
_WORK_IN_BRACKETS = re.compile(
    r"[(\[](?:see\s)?(?:PMC?ID|PMC\d|doi|https?://(?:dx\.)?doi\.)[^()\[\]\n]{3,200}[)\]]",
    re.IGNORECASE,
)


def to_listed(text: str, layout: Layout, prose: Prose) -> tuple[Pointer, ...]:
    """Return pointers to works that a document links to and also lists."""
    named = [(link.span, name) for link in layout.links if (name := mentioned.name_of(link))]
    pointers, _ = mentioned.point(named, layout.entries, text)
    return tuple(p for p in pointers if prose.keys.issuperset(p.keys))


def numbered(layout: Layout, prose: Prose) -> Iterator[Entry]:
    """Yield entries for ``[1](https://...)`` and ``[[1]](https://...)`` that no list has."""
    seen = set(prose.keys)
    for link in layout.links:
        number = link.label.strip("[]")
        if number.isdecimal() and number not in seen and mentioned.name_of(link):
            seen.add(number)
            yield Entry(number, link.span, link.target)


def beside_numbers(
    text: str, layout: Layout, prose: Prose, entries: Sequence[Entry]
) -> tuple[tuple[Pointer, ...], tuple[Entry, ...]]:
    """Return pointers to what a document names where its numbers are links and it has no list.

    Args:
        text: the whole text.
        layout: its links.
        prose: its words.
        entries: of the numbers.
    """
    return mentioned.point(list(_named(layout, prose)), entries, text)


def beside_list(
    text: str, layout: Layout, prose: Prose
) -> tuple[tuple[Pointer, ...], tuple[Entry, ...]]:
    """Return pointers to works that brackets name, ``(PMID: 9571254)``, and entries for new ones.

    Args:
        text: the whole text.
        layout: its list.
        prose: its words.
    """
    found: list[tuple[Span, str]] = []
    for area in prose.areas:
        brackets = _WORK_IN_BRACKETS.finditer(prose.words, area.start, area.end)
        inside_brackets = [Span(*match.span()) for match in brackets]
        if inside_brackets:
            found += [
                (prose.restore([Pointer(span, ())])[0].span, name)
                for span, name in mentioned.find(prose.words, area)
                if mentioned.is_work(name) and any(one.covers(span) for one in inside_brackets)
            ]
    return mentioned.point(found, layout.entries, text)


def cited(
    text: str, layout: Layout, prose: Prose
) -> tuple[tuple[Pointer, ...], tuple[Entry, ...]] | None:
    """Return pointers to the works named, with entries for them; nothing if so no work is cited."""
    named = list(_named(layout, prose))
    pointers, added = mentioned.point(named, layout.entries, text)
    if layout.entries:
        pointers, added = tuple(p for p in pointers if prose.keys.issuperset(p.keys)), ()
    if pointers and (layout.entries or _cites_by_address(named, layout, text)):
        return pointers, added
    return None


def _cites_by_address(named: Sequence[tuple[Span, str]], layout: Layout, text: str) -> bool:
    """Tell whether addresses are how a document cites; one alone may be a program's home."""
    marked = {link.span for link in layout.links}
    for span, name in named:
        in_brackets = text[span.start - 1 : span.start] in {"(", "["}
        if span in marked or (in_brackets and mentioned.is_work(name)):
            return True
    return len({name for _, name in named if mentioned.is_page(name)}) >= _FEWEST


def _named(layout: Layout, prose: Prose) -> Iterator[tuple[Span, str]]:
    """Yield where paragraphs, items and rows name works or pages."""
    links = sorted(layout.links, key=lambda link: link.span)
    within = set(
        inside((Pointer(link.span, (str(at),)) for at, link in enumerate(links)), layout.areas)
    )
    for at, link in enumerate(links):
        if Pointer(link.span, (str(at),)) in within and (name := mentioned.name_of(link)):
            yield link.span, name
    taken = [Pointer(link.span, ()) for link in links]
    for area in prose.areas:
        for span, name in mentioned.find(prose.words, area):
            placed = prose.restore([Pointer(span, ())])
            if list(apart(placed, taken)):
                yield placed[0].span, name


def apart(pointers: Iterable[Pointer], others: Sequence[Pointer]) -> Iterator[Pointer]:
    """Yield pointers that touch none of the others, both in the order of the text.

    >>> list(apart([Pointer(Span(0, 3), ("1",))], [Pointer(Span(2, 4), ("2",))]))
    []
    """
    at = 0
    for pointer in pointers:
        while at < len(others) and others[at].span.end <= pointer.span.start:
            at += 1
        if at == len(others) or others[at].span.start >= pointer.span.end:
            yield pointer
