"""Where everything stands on the map: the documents as they read, their sources between them.

The claims of a document run in the order of its text, section by section, like words on a page.
Documents stand to the left and to the right; the references stand in columns between them, each as
near to the claims that cite it as the others allow. Nothing is random, so a map changes only where
its graph does.
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
_NARROWEST, _WIDEST = 8, 48
_SCREEN = 1.4
"""Width of a map by its height: what a screen leaves beside the lists."""

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Flow:
    """A document as the map needs it: sections in order, each with its claims in order."""

    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def claims(self) -> int:
        """How many claims there are."""
        return sum(len(claims) for _, claims in self.sections)


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
    {'c1': (17, 60), 'c2': (51, 60), 'r1': (470, 60)}
    """
    per_row = _claims_per_row(flows)
    width = per_row * CLAIM_STEP
    left, right = _flanks(flows, per_row)
    height = max(_height(left, per_row), _height(right, per_row))
    columns = _columns(len(cited), height, 2 * (width + _MARGIN))
    middle = width + _MARGIN
    points: dict[str, Point] = {}
    headings = list(_run(left, 0, per_row, points))
    headings += _run(right, middle + columns * REFERENCE_WIDTH + _MARGIN, per_row, points)
    headings += _place_references(cited, middle, columns, points)
    return Layout(points, tuple(headings))


def _claims_per_row(flows: Sequence[Flow]) -> int:
    """Return the length of a row that keeps the longest document about as wide as it is high."""
    longest = max((flow.claims for flow in flows), default=0)
    return min(max(math.ceil(math.sqrt(longest)), _NARROWEST), _WIDEST)


def _columns(references: int, height: int, beside: int) -> int:
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


def _flanks(flows: Sequence[Flow], per_row: int) -> tuple[list[Flow], list[Flow]]:
    """Deal the documents to the left and the right, each to the side that is shorter so far."""
    sides: tuple[list[Flow], list[Flow]] = ([], [])
    heights = [0, 0]
    for flow in flows:
        side = int(heights[1] < heights[0])
        sides[side].append(flow)
        heights[side] += _height([flow], per_row)
    return sides


def _height(flows: Sequence[Flow], per_row: int) -> int:
    rows = sum(-(-len(claims) // per_row) for flow in flows for _, claims in flow.sections)
    sections = sum(len(flow.sections) for flow in flows)
    return rows * CLAIM_STEP + sections * (_HEADING + _SECTION_GAP) + len(flows) * _DOCUMENT_GAP


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
    rows = [order[at : at + columns] for at in range(0, len(order), columns)]
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
        for at in range(0, len(idle), columns):
            y += REFERENCE_HEIGHT
            _place_row(idle[at : at + columns], x, columns, y, points)


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
