"""Lists of references in HTML: which elements are their entries, and what pointers call them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.readers.entries import is_list_title, number_of
from evidencegraph.readers.markup import Element

_LIST = re.compile(
    r"(?:^|[\s_-])(?:references?|reflist|ref-list|bibliography|citations?|footnotes?|"
    r"endnotes?|works-cited|sources?|literature)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ITEMS = {"ol": "li", "ul": "li", "dl": "dd"}
_HOLDING = frozenset({"li", "p", "div", "dd", "tr", "cite"})
_LISTS = ("ol", "ul", "dl")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


def entry_keys(root: Element, source: str) -> dict[int, str]:
    """Return the keys of the elements that are entries of a list of references, by their `id()`.

    The key of what only labels an entry is empty.

    >>> from evidencegraph.readers.markup import parse
    >>> page = '<h2>References</h2><ol start="3"><li>Hall CD.</li><li>Clark B.</li></ol>'
    >>> list(entry_keys(parse(page, html=True).root, page).values())
    ['3', '4']
    """
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
        if element.name in _HEADINGS:
            under = is_list_title(element.words(source))
        is_list = element.name in _LISTS and (
            under or _is_named_so(element) or _points_back(element)
        )
        is_part = (
            element.name in {"section", "div"}
            and _LIST.search(element.attributes.get("class", "")) is not None
        )
        if is_list or (is_part and not any(element.find(*_LISTS, "h1"))):
            done.update(id(e) for e in element.walk())
            yield element


def _is_named_so(element: Element) -> bool:
    names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
    return _LIST.search(names) is not None


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
