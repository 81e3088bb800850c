from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencegraph.model import Method
from tests.support.evidence import Piece, net, pieces, strength


@settings(max_examples=30)
@given(st.lists(pieces(), min_size=1, max_size=4))
def test_assured_level_agrees_with_brute_force(evidence: list[Piece]) -> None:
    single = [Piece(p.rung, p.people, p.side) for p in evidence]
    reached = [0.0] * 5
    for world in product([False, True], repeat=len(single)):
        chance = 1.0
        for stands in world:
            chance *= 0.84 if stands else 1 - 0.84
        left = [piece for piece, stands in zip(single, world, strict=True) if stands]
        level = int(net(*left) // 2) if left else 0
        for wanted in range(level + 1):
            reached[wanted] += chance
    expected = max(level for level in range(5) if level == 0 or reached[level] >= 0.95)

    assert strength(*single).assured[0] == min(expected, strength(*single).level[0])


@pytest.mark.parametrize(
    ("evidence", "assured"),
    [
        pytest.param((Piece(6, 900),), 0, id="one unverified source is never assured"),
        pytest.param((Piece(6, 900, survival=0.98),), 3, id="one verified source is"),
        pytest.param((Piece(6, 900), Piece(6, 900)), 3, id="two independent sources are"),
        pytest.param((Piece(6, 900, group=1), Piece(6, 900, group=1)), 3,
                     id="one body cited twice survives either citation"),
        pytest.param((Piece(6, 900, group=1), Piece(4, 900, group=1)), 0,
                     id="only the members at its rung hold a body there"),
    ],
)  # fmt: skip
def test_assured_level_needs_more_than_one_unchecked_source(
    evidence: tuple[Piece, ...], assured: int
) -> None:
    assert strength(*evidence).assured[0] == assured


def test_many_bodies_are_weighed_by_fixed_draws() -> None:
    many = [Piece(4, 60) for _ in range(14)]
    exact = strength(*many, method=Method(enumerated_bodies=16))
    drawn = strength(*many, method=Method(enumerated_bodies=8))

    assert exact.assured[0] == drawn.assured[0] == 2
    assert strength(*many, method=Method(enumerated_bodies=8)).assured[0] == 2
