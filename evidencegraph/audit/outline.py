"""Where in its document each claim stands: under which headings, after which other claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evidencegraph.audit.phrases import is_heading
from evidencegraph.graph import Graph, remembered
from evidencegraph.model import BlockKind, Paper, Passage

_A_LINK = 4
"""Words of a paragraph below a figure that is no caption yet: "View larger image"."""
_NEAR = 50
"""Claims before another that still belong to what it tells; a paragraph of more is a text."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a claim stands.

    Attributes:
        headings: above it, the outermost first, without the title and the names of figures.
        before: the claims of its paragraph that come first, the last 50 of them, by id, in the
            order of the text.
        caption: whether it stands in the caption of a figure or a table.
    """

    headings: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    caption: bool = False


@remembered
def positions(graph: Graph) -> Mapping[str, Position]:
    """Return where each claim stands, by its id."""
    found = {one.id: Position(tuple(filter(None, [one.section]))) for one in graph.corpus.claims}
    for paper in graph.corpus.papers:
        found.update(_in_paper(paper))
    return found


def _in_paper(paper: Paper) -> Iterator[tuple[str, Position]]:
    above: list[tuple[int, str]] = []
    captioned = False
    for passage in paper.passages:
        words = passage.text
        if passage.kind is BlockKind.HEADING:
            captioned = is_heading(words, "caption")
            if not captioned:
                above = [*(one for one in above if one[0] < passage.level), (passage.level, words)]
            continue
        headings = tuple(name for level, name in above if not _is_title(level, name, paper))
        claims = _claims_of(passage)
        for at, claim in enumerate(claims):
            yield claim, Position(headings, claims[max(0, at - _NEAR) : at], caption=captioned)
        is_row = passage.kind is BlockKind.ROW
        captioned = captioned and (is_row or len(words.split()) < _A_LINK)


def _is_title(level: int, name: str, paper: Paper) -> bool:
    return level == 1 and name == paper.title


def _claims_of(passage: Passage) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.claim for part in passage.parts if part.claim))
