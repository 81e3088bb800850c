"""The list of references of a text: its title, its entries, its end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidencegraph.model import Block, BlockKind, Entry, Span
from evidencegraph.readers.layout import Layout, lines_of

_ELSEWHERE = (
    "literatur|literaturverzeichnis|quellen|quellenverzeichnis|einzelnachweise|"  # German
    "références|références bibliographiques|bibliographie|"  # French
    "referencias|referencias bibliográficas|bibliografía|fuentes|"  # Spanish
    "bibliografia|riferimenti bibliografici|fonti|"  # Italian
    "referências|referências bibliográficas|fontes|"  # Portuguese
    "referenties|literatuur|literatuurlijst|bronnen"  # Dutch
)
"""What is cited is judged in any language; these are the ones that are told by name."""
_LIST_TITLE = re.compile(
    r"^\W*(?:\d+[.)]?\s+)?(?:references?|references? list|list of references|bibliography|"
    r"works cited|literature(?: cited)?|sources?|citations?|(?:cited|key|main|selected) "
    r"(?:sources|references)|sources cited|(?:notes|sources) and references|references and notes|"
    rf"(?:references|sources) and further reading|{_ELSEWHERE})\s*:?\W*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^\s*(?:\[(\d{1,4})\]:?|\((\d{1,4})\)|(\d{1,4})[.)](?!\d)|(\d{1,4})\t)\s*(?=\S)"
)
_BULLET = re.compile(r"^\s*[-*+•‣◦▪–]\s+(?:\[(\d{1,4})\]:?\s+)?")
_AUTHORS = re.compile(r"[^\W\d_a-z][\w’'-]+,?\s(?:[A-Z]\.?[\s-]?){1,3}(?:[,.;]|\s?(?:and|&)\s)")
"""How an entry begins: ``Hall CD, Dafni U.``, ``Hall, C. D. and Clark, B.``"""
_FEWEST_LINES = 2
_TITLES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})


def is_list_title(text: str) -> bool:
    """Tell whether a heading announces a list of references.

    >>> is_list_title("7. References:"), is_list_title("References to guidelines")
    (True, False)
    >>> is_list_title("Literatur"), is_list_title("Références")
    (True, True)
    """
    return _LIST_TITLE.match(text) is not None


def number_of(entry: str) -> str:
    """Return the number that an entry is written with, or nothing.

    >>> number_of("[07] Hall CD."), number_of("Hall CD."), number_of("10.1016/j.x (a DOI)")
    ('7', '', '')
    """
    match = _NUMBERED.match(entry)
    return next(filter(None, match.groups())).lstrip("0") if match else ""


def read_entries(text: str, span: Span) -> tuple[Entry, ...]:
    r"""Return the entries of a list of references.

    Numbered entries go on until the next number. Without numbers, bullets begin entries; without
    bullets, blank lines part them if there are any, else every line is one; they count in order.

    >>> [e.key for e in read_entries("https://a.org\n\nhttps://b.org", Span(0, 28))]
    ['1', '2']
    >>> read_entries("[3] Hall CD.\n  Cytarabine.", Span(0, 26))[0].text
    'Hall CD. Cytarabine.'
    """
    lines = list(lines_of(text, span))
    filled = [line for line in lines if line.of(text).strip()]
    numbers = [_NUMBERED.match(line.of(text)) for line in filled]
    if filled and numbers[0]:
        starts = [bool(number) for number in numbers]
    elif filled and _BULLET.match(filled[0].of(text)):
        starts = [bool(_BULLET.match(line.of(text))) for line in filled]
    elif len(filled) < len(_trimmed(lines, text)):
        starts = _starts_after_blank(lines, text)
    else:
        starts = [True] * len(filled)
    return tuple(_entries(text, filled, starts))


def _trimmed(lines: Sequence[Span], text: str) -> Sequence[Span]:
    """Return the lines without blank ones at either end."""
    filled = [index for index, line in enumerate(lines) if line.of(text).strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else ()


def _starts_after_blank(lines: Sequence[Span], text: str) -> list[bool]:
    starts = []
    after_blank = True
    for line in lines:
        blank = not line.of(text).strip()
        if not blank:
            # A bare address is an entry of its own even where no blank line parts it.
            starts.append(after_blank or line.of(text).strip().startswith(("http://", "https://")))
        after_blank = blank
    return starts


def _entries(text: str, lines: Sequence[Span], starts: Sequence[bool]) -> Iterator[Entry]:
    order = 0
    for index, line in enumerate(lines):
        if not starts[index] and index:
            continue
        order += 1
        end = index + 1
        while end < len(lines) and not starts[end]:
            end += 1
        whole = Span(line.start, lines[end - 1].end)
        number = _NUMBERED.match(whole.of(text))
        mark = number or _BULLET.match(whole.of(text))
        body = whole.of(text)[mark.end() if mark else 0 :]
        key = next(filter(None, mark.groups()), str(order)) if mark else str(order)
        start = whole.start + (len(whole.of(text)) - len(whole.of(text).lstrip()))
        yield Entry(key.lstrip("0") or "0", Span(start, whole.end), " ".join(body.split()))


def list_without_title(text: str) -> Span | None:
    r"""Return the list that closes a text without a heading: lines of ``[1] ...``, ``[2] ...``.

    >>> list_without_title("A claim [1].\n\n[1] https://a.org\n[2] https://b.org")
    Span(start=14, end=49)
    """
    first: int | None = None
    expected = 0
    for line in reversed(list(lines_of(text, Span(0, len(text))))):
        content = line.of(text)
        if not content.strip():
            continue
        mark = re.match(r"\s*\[(\d{1,4})\]:?\s+\S", content)
        if mark is None or (expected and int(mark[1]) != expected - 1):
            break
        first, expected = line.start, int(mark[1])
    return Span(first, len(text)) if first is not None and expected == 1 else None


def with_entries(blocks: Sequence[Block], text: str) -> Layout:
    """Turn the blocks under the title of a list of references into entries.

    The list ends at the next heading. Of several lists the last one that is not empty counts.

    Args:
        blocks: as laid out, the list's own blocks among them.
        text: the whole text.
    """
    blocks = [part for block in blocks for part in _parted(block, text)]
    titles = [
        index
        for index, block in enumerate(blocks)
        if block.kind in _TITLES and is_list_title(block.span.of(text))
    ]
    for title in reversed(titles):
        end = title + 1
        while end < len(blocks) and not _ends_list(blocks[end], text):
            end += 1
        stop = blocks[end].span.start if end < len(blocks) else len(text)
        stop = text.rfind("\n", 0, stop) + 1 if end < len(blocks) else stop
        area = _without_epilogue(
            text, Span(blocks[title].span.end, max(stop, blocks[title].span.end))
        )
        entries = read_entries(text, area)
        if entries:
            return Layout(mark_entries(blocks, [area]), entries)
    area_found = list_without_title(text)
    if area_found is None:
        return Layout(tuple(blocks))
    return Layout(mark_entries(blocks, [area_found]), read_entries(text, area_found))


def _without_epilogue(text: str, area: Span) -> Span:
    r"""End a list at a blank line where its numbered entries follow each other line on line.

    >>> text = "[1] https://a.org\n[2] https://b.org\n\nAsk me more about it."
    >>> _without_epilogue(text, Span(0, len(text))).of(text)
    '[1] https://a.org\n[2] https://b.org\n'
    """
    lines = list(lines_of(text, area))
    numbered = [at for at, line in enumerate(lines) if _NUMBERED.match(line.of(text))]
    if len(numbered) < _FEWEST_LINES:
        return area
    blank = [at for at, line in enumerate(lines) if at > numbered[0] and not line.of(text).strip()]
    return Span(area.start, lines[blank[0]].start) if blank and blank[0] > numbered[-1] else area


def _parted(block: Block, text: str) -> Iterator[Block]:
    """Yield a paragraph as two where its first line is the title of a list that follows at once."""
    line = text.find("\n", block.span.start, block.span.end)
    if (
        block.kind is BlockKind.PARAGRAPH
        and line > 0
        and is_list_title(text[block.span.start : line])
    ):
        yield replace(block, span=Span(block.span.start, line))
        yield replace(block, span=Span(line + 1, block.span.end))
    else:
        yield block


def _ends_list(block: Block, text: str) -> bool:
    """Tell whether a block is a heading, and not the first line of a wrapped entry."""
    return block.kind is BlockKind.HEADING and not _AUTHORS.match(text, block.span.start)


def mark_entries(blocks: Sequence[Block], areas: Sequence[Span]) -> tuple[Block, ...]:
    """Return the blocks with those that start inside one of the areas marked as entries.

    >>> mark_entries([Block(BlockKind.ITEM, Span(3, 5))], [Span(0, 9)])[0].kind.value
    'entry'
    """
    starts = [area.start for area in areas]

    def is_listed(block: Block) -> bool:
        at = bisect_right(starts, block.span.start) - 1
        return at >= 0 and block.span.start < areas[at].end

    return tuple(
        Block(BlockKind.ENTRY, block.span, block.section) if is_listed(block) else block
        for block in blocks
    )
