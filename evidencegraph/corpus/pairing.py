"""Which descriptions are worth comparing: those that share a block, not all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from evidencegraph.corpus.description import Description

_CUT = 18
"""So many characters at either end of a title name a block."""

_LARGE = 40
_WINDOW = 8
"""In larger blocks only neighbours in the order of titles are compared."""


def candidate_pairs(described: Sequence[Description]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places whose descriptions share a block, the nearest titles first."""
    blocks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, each in enumerate(described):
        for key in _keys(each):
            blocks[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= _LARGE:
            pairs.update(combinations(block, 2))
            continue
        block.sort(key=lambda at: (described[at].title, at))
        pairs.update(
            (min(one, other), max(one, other))
            for start, one in enumerate(block)
            for other in block[start + 1 : start + _WINDOW]
        )
    # Equal titles first: what is surely one work is joined before doubtful pairs are tried.
    yield from sorted(
        pairs, key=lambda pair: (described[pair[0]].title != described[pair[1]].title, pair)
    )


def _keys(each: Description) -> Iterator[tuple[object, ...]]:
    solid = each.title.replace(" ", "")
    if len(solid) >= _CUT:
        yield "begins", solid[:_CUT]
        yield "ends", solid[-_CUT:]
    if each.volume and each.first_page:
        yield "place", each.volume, each.first_page
    if each.first_author and each.year is not None and each.title:
        yield "author", each.first_author, each.year
