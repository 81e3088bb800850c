"""Where everything stands on the map: the documents as they read, their sources between them.

The claims of a document run in the order of its text, section by section, like words on a page.
The text fills columns to the left and to the right, as many as make the map about as wide as a
screen; the references stand in columns between them, each as near to the claims that cite it as the
others allow. Nothing is random, so a map changes only where its graph does.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

CLAIM_STEP = 34
"""From one claim to the next, in both directions; a claim is 26 wide."""
REFERENCE_WIDTH = 156
REFERENCE_HEIGHT = 58
"""The cell of a reference: a shape up to 30 wide with one line of words below."""

_HEADING = 30
_SECTION_GAP = 14
_DOCUMENT_GAP = 46
_MARGIN = 120
"""Between the claims and the references: room for lines to be told apart."""
_COLUMN_GAP = 60
"""Between columns of claims: their headings may reach into it."""
_NARROWEST, _WIDEST = 10, 48
_PARTED = 1.15
"""How much larger a map must become before a document is parted for it."""
_SCREEN = 1.4
"""Width of a map by its height: what a screen leaves beside the lists."""

Point = tuple[int, int]
Section = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Flow:
    """A document as the map needs it: sections in order, each with its claims in order."""

    title: str
    sections: tuple[Section, ...]


Column = list[Flow]


@dataclass(frozen=True, slots=True)
class Heading:
    """Words on the map that are no node.

    Attributes:
        text: the words.
        x: where they begin; for a group of references, their middle.
        y: their base line.
        width: how wide they may be.
        level: 1 for a document, 2 for a section, 3 for a group of references.
    """

    text: str
    x: int
    y: int
    width: int
    level: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands.

    Attributes:
        points: the middle of each claim and reference, by id.
        headings: the words between them.
    """

    points: Mapping[str, Point]
    headings: tuple[Heading, ...]


def lay_out(flows: Sequence[Flow], cited: Mapping[str, Sequence[str]]) -> Layout:
    """Return a place for every claim and every reference.

    Args:
        flows: the documents.
        cited: the claims that cite each reference, by reference, in any order.

    >>> flow = Flow("PML", (("Outlook", ("c1", "c2")),))
    >>> lay_out([flow], {"r1": ["c1", "c2"]}).points
    {'c1': (17, 60), 'c2': (51, 60), 'r1': (538, 60)}
    """
    per_row = _claims_per_row(flows)
    columns, works = _columns(flows, per_row, len(cited))
    left, right = _flanks(columns)
    step = per_row * CLAIM_STEP + _COLUMN_GAP
    middle = len(left) * step - _COLUMN_GAP + _MARGIN
    beyond = middle + works * REFERENCE_WIDTH + _MARGIN
    points: dict[str, Point] = {}
    headings: list[Heading] = []
    for start, side in ((0, left), (beyond, right)):
        for at, column in enumerate(side):
            headings += _run(column, start + at * step, per_row, points)
    headings += _place_references(cited, middle, works, points)
    return Layout(points, tuple(headings))


def _claims_per_row(flows: Sequence[Flow]) -> int:
    """Return the length of a row that keeps the longest section about as wide as it is high."""
    longest = max((len(claims) for flow in flows for _, claims in flow.sections), default=0)
    return min(max(math.ceil(math.sqrt(longest)), _NARROWEST), _WIDEST)


def _columns(flows: Sequence[Flow], per_row: int, references: int) -> tuple[list[Column], int]:
    """Return the columns of text, and how many of references, that a screen shows largest.

    Lower and lower columns are tried, each a tenth lower than the last: a map is as large as the
    screen's width or height lets it be, whichever is the narrower.
    """
    tallest = max((_height(claims, per_row) for f in flows for _, claims in f.sections), default=0)
    wholes = [_whole(flow, per_row) for flow in flows]
    # Of several documents, one stands on either side at least.
    most = max(sum(wholes) / min(len(wholes), 2), *wholes) if wholes else 0.0
    tried: list[tuple[float, int, list[Column], int]] = []
    while not tried or most > tallest:
        columns = _fill(flows, per_row, most)
        height = max(sum(_whole(f, per_row) for f in column) for column in columns)
        beside = len(columns) * (per_row * CLAIM_STEP + _COLUMN_GAP) + 2 * (_MARGIN - _COLUMN_GAP)
        works = _fewest(references, height, beside)
        high = max(height, -(-references // works) * REFERENCE_HEIGHT)
        across = (beside + works * REFERENCE_WIDTH) / _SCREEN
        parted = sum(map(len, columns)) > len(flows)
        tried.append((max(across, high) * (_PARTED if parted else 1), len(tried), columns, works))
        most *= 0.9
    _, _, columns, works = min(tried)
    return columns, works


def _fill(flows: Sequence[Flow], per_row: int, most: float) -> list[Column]:
    """Deal documents to columns: whole where one fits into a column, else parted at a section."""
    columns: list[Column] = [[]]
    used = 0
    for flow in flows:
        whole, title, part = _whole(flow, per_row), flow.title, list[Section]()
        if columns[-1] and used + whole > most >= whole:
            columns.append([])
            used = 0
        used += _DOCUMENT_GAP
        for section in flow.sections:
            height = _height(section[1], per_row)
            if (part or columns[-1]) and used + height > most:
                if part:
                    columns[-1].append(Flow(title, tuple(part)))
                    title = f"… {flow.title}"
                columns.append([])
                part, used = [], _DOCUMENT_GAP
            part.append(section)
            used += height
        columns[-1].append(Flow(title, tuple(part)))
    return columns


def _fewest(references: int, height: int, beside: int) -> int:
    """Return the fewest columns of references that leave the map no higher than a screen is.

    Args:
        references: how many there are.
        height: of the claims beside them, which the columns may reach in any case.
        beside: width of all that stands beside the columns.
    """
    columns = 1
    while True:
        allowed = max(height, (beside + columns * REFERENCE_WIDTH) / _SCREEN)
        if -(-references // columns) * REFERENCE_HEIGHT <= allowed:
            return columns
        columns += 1


def _flanks(columns: Sequence[Column]) -> tuple[Sequence[Column], Sequence[Column]]:
    """Part the columns of text: the first half to the left of the references, the rest beyond."""
    half = -(-len(columns) // 2)
    return columns[:half], columns[half:]


def _whole(flow: Flow, per_row: int) -> int:
    return _DOCUMENT_GAP + sum(_height(claims, per_row) for _, claims in flow.sections)


def _height(claims: Sequence[str], per_row: int) -> int:
    """Return the height of a section with its heading."""
    return -(-len(claims) // per_row) * CLAIM_STEP + _HEADING + _SECTION_GAP


def _run(
    flows: Sequence[Flow], x: int, per_row: int, points: dict[str, Point]
) -> Iterator[Heading]:
    """Place the claims of one side from top to bottom; yield the headings above them."""
    y, width = 0, per_row * CLAIM_STEP + _MARGIN // 3
    for flow in flows:
        yield Heading(flow.title, x, y, width, level=1)
        for section, claims in flow.sections:
            if section:
                y += _HEADING
                yield Heading(section, x, y, width, level=2)
            y += _HEADING
            for index, claim in enumerate(claims):
                row, column = divmod(index, per_row)
                points[claim] = (x + column * CLAIM_STEP + CLAIM_STEP // 2, y + row * CLAIM_STEP)
            y += (len(claims) - 1) // per_row * CLAIM_STEP + _SECTION_GAP
        y += _DOCUMENT_GAP


def _place_references(
    cited: Mapping[str, Sequence[str]], x: int, columns: int, points: dict[str, Point]
) -> Iterator[Heading]:
    """Place the references between the documents, those that nothing cites below the others."""
    heights = {
        name: sum(points[claim][1] for claim in claims) / len(claims)
        for name, claims in cited.items()
        if claims
    }
    order = sorted(heights, key=lambda name: (heights[name], name))
    across = {name: sum(points[claim][0] for claim in cited[name]) for name in order}
    rows = [
        # Those that the left cites stand to the left: fewer lines cross.
        sorted(order[at : at + columns], key=lambda name: (across[name] / len(cited[name]), name))
        for at in range(0, len(order), columns)
    ]
    targets = [sum(heights[name] for name in row) / len(row) for row in rows]
    lowest = 0
    for row, y in zip(rows, spread(targets, REFERENCE_HEIGHT), strict=True):
        lowest = y
        _place_row(row, x, columns, y, points)
    idle = sorted(name for name, claims in cited.items() if not claims)
    if idle:
        y = lowest + REFERENCE_HEIGHT if order else 0
        width = columns * REFERENCE_WIDTH
        yield Heading("Listed, but cited by no claim", x + width // 2, y, width + _MARGIN, level=3)
        y += _HEADING
        for at in range(0, len(idle), columns):
            _place_row(idle[at : at + columns], x, columns, y, points)
            y += REFERENCE_HEIGHT


def _place_row(row: Sequence[str], x: int, columns: int, y: int, points: dict[str, Point]) -> None:
    indent = (columns - len(row)) * REFERENCE_WIDTH // 2
    for index, name in enumerate(row):
        points[name] = (x + indent + index * REFERENCE_WIDTH + REFERENCE_WIDTH // 2, y)


def spread(targets: Sequence[float], step: int) -> list[int]:
    """Return positions at least a step apart whose squared distance to the targets is least.

    Pool adjacent violators: whatever would overlap moves together, around its mean.

    Args:
        targets: where each would like to stand, ascending.
        step: the least distance between neighbours.

    >>> spread([0, 0, 100], 10)
    [-5, 5, 100]
    """
    pools: list[tuple[float, int]] = []
    for index, target in enumerate(targets):
        total, size = target - index * step, 1
        while pools and pools[-1][0] / pools[-1][1] > total / size:
            before = pools.pop()
            total, size = total + before[0], size + before[1]
        pools.append((total, size))
    shifted = [round(total / size) for total, size in pools for _ in range(size)]
    return [shift + index * step for index, shift in enumerate(shifted)]
