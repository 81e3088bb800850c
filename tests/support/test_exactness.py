"""Every short cut of the kernel against plain enumeration."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencegraph.model import Method
from evidencegraph.support import Columns, Strength, interval, sides, strength, weigh
from evidencegraph.support.bodies import collapse
from evidencegraph.support.explanation import blast_radius
from evidencegraph.support.robustness import robustness
from evidencegraph.support.worlds import assured_by_worlds
from tests.support.evidence import METHOD, Piece, columns, net, pieces

SIZES = st.lists(st.sampled_from([0, 30, 100, 250, 400, 900]), max_size=5)
METHODS = st.builds(
    Method,
    information_sizes=st.one_of(st.just((400, 100)), SIZES.map(tuple)),
    contradiction_levels=st.sampled_from([1.0, 1.0, 0.3, 2.0]),
    assurance=st.sampled_from([0.95, 0.7, 0.5]),
)
ANY = st.builds(
    Piece,
    rung=st.integers(0, 9),
    people=st.sampled_from([0, 12, 57, 99, 100, 150, 246, 399, 400, 900]),
    side=st.sampled_from([0, 0, 1]),
    group=st.sampled_from([-1, -1, -1, 1, 2]),
    appraised=st.sampled_from([False, False, True]),
    survival=st.sampled_from([0.6, 0.84, 0.9, 0.97]),
)


def bodies_of(evidence: list[Piece]) -> list[list[Piece]]:
    """Return the pieces by body: those of one side and group."""
    found: dict[tuple[int, int], list[Piece]] = {}
    for at, piece in enumerate(evidence):
        group = 1000 + at if piece.group < 0 else piece.group
        found.setdefault((piece.side, group), []).append(replace(piece, group=group))
    return list(found.values())


def levels_of(claims: list[list[Piece]], method: Method, *, precise: bool) -> list[int]:
    found: list[int] = weigh(columns(claims, precise=precise), method).level.tolist()
    return found


def assured_by_enumeration(evidence: list[Piece], method: Method, *, precise: bool) -> int:
    """Weigh the claim in every world, each on its own, and add up the chances."""
    bodies = bodies_of(evidence)
    worlds = list(product([False, True], repeat=len(bodies)))
    left = [[p for body, up in zip(bodies, world, strict=True) if up for p in body]
            for world in worlds]  # fmt: skip
    reached = [0.0] * 5
    for world, level in zip(worlds, levels_of(left, method, precise=precise), strict=True):
        chance = 1.0
        for body, stands in zip(bodies, world, strict=True):
            top = max(piece.rung for piece in body)
            fails = math.prod(1 - piece.survival for piece in body if piece.rung == top)
            chance *= 1 - fails if stands else fails
        for wanted in range(level + 1):
            reached[wanted] += chance
    whole = levels_of([evidence], method, precise=precise)[0]
    return max(t for t in range(whole + 1) if t == 0 or reached[t] >= method.assurance - 1e-12)


@settings(max_examples=400, deadline=None)
@given(st.lists(ANY, min_size=1, max_size=8), METHODS, st.booleans())
def test_assured_levels_agree_with_every_world(
    evidence: list[Piece], method: Method, precise: bool
) -> None:
    found = weigh(columns([evidence], precise=precise), method)

    assert found.assured[0] == assured_by_enumeration(evidence, method, precise=precise)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.builds(Piece, st.integers(2, 7), st.integers(1, 300), st.just(0)), min_size=5,
             max_size=9),
    st.lists(pieces(side=1), max_size=2),
)  # fmt: skip
def test_pooled_people_agree_with_every_world(
    supporting: list[Piece], opposing: list[Piece]
) -> None:
    evidence = [*supporting, *opposing]
    found = weigh(columns([evidence]), METHOD)

    assert found.assured[0] == assured_by_enumeration(evidence, METHOD, precise=False)


def test_people_are_pooled_exactly_in_claims_of_any_size() -> None:
    """Of 60 cohorts of 8 people 50 must stand to pool 400: the chance is that of a binomial."""
    cohorts = [Piece(4, 8, survival=0.9) for _ in range(60)]
    found = [
        weigh(columns([cohorts]), Method(assurance=assurance)).assured[0]
        for assurance in (0.96, 0.97)
    ]

    # The upper tail of the binomial distribution, 60 trials at 0.9, from 50 up: 0.9659.
    assert found == [2, 1]


@settings(max_examples=150, deadline=None)
@given(st.lists(ANY, min_size=3, max_size=8), METHODS)
def test_claims_that_bounds_leave_open_are_weighed_in_whole_worlds(
    evidence: list[Piece], method: Method
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(interval, "_TRIED", (1,))
        patch.setattr(sides, "_OPPOSING_TRIED", 1)
        found = weigh(columns([evidence]), method)

    assert found.assured[0] == assured_by_enumeration(evidence, method, precise=False)


def test_fixed_draws_agree_with_all_worlds_where_the_answer_is_clear() -> None:
    evidence = columns([[Piece(6, 900), Piece(6, 900), Piece(4, 900, side=1)], [Piece(6, 900)]])
    bodies, both = collapse(evidence), np.array([0, 1])
    drawn, exact = (
        assured_by_worlds(bodies, both, evidence.precise, Method(enumerated_bodies=most))
        for most in (0, 16)
    )

    assert drawn.tolist() == exact.tolist() == [3, 0]


@settings(max_examples=100, deadline=None)
@given(st.lists(ANY, min_size=1, max_size=7), st.booleans())
def test_robustness_agrees_with_every_removal(evidence: list[Piece], precise: bool) -> None:
    bodies = bodies_of(evidence)
    whole = levels_of([evidence], METHOD, precise=precise)[0]
    supporting = [at for at, body in enumerate(bodies) if body[0].side == 0]
    expected = 0
    for fewest in range(1, len(supporting) + 1 if whole else 0):
        left = [
            [piece for at, body in enumerate(bodies) if at not in gone for piece in body]
            for gone in combinations(supporting, fewest)
        ]
        if min(levels_of(left, METHOD, precise=precise)) < whole:
            expected = fewest
            break

    found = robustness(columns([evidence], precise=precise), METHOD)
    greedy = robustness(columns([evidence], precise=precise), Method(enumerated_bodies=0))
    assert found.tolist() == [expected]
    assert greedy[0] >= expected
    if precise:
        assert greedy[0] == expected


def test_blast_radius_counts_claims_once() -> None:
    trial, twin = Piece(6, 900, group=1), Piece(6, 900, group=2)
    evidence = columns([[trial], [trial, twin], [trial, replace(trial, side=1, group=3)], []])
    found = weigh(evidence, METHOD)
    reference = np.array([1, 1, 2, 1, 1])

    radius = blast_radius(reference, found.level, found.net_without, evidence.claim)
    assert radius.tolist() == [0, 2, 0]
    pooled = columns([[Piece(4, 57), Piece(4, 246), Piece(4, 118)]])
    lost = weigh(pooled, METHOD)
    twice = np.array([0, 0, 1])
    assert blast_radius(twice, lost.level, lost.net_without, pooled.claim).tolist() == [1, 1]
    nothing = np.array([], dtype=np.int64)
    assert blast_radius(nothing, found.level, found.net_without[:0], nothing).tolist() == []


def shuffled(evidence: Columns, order: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Columns:
    columns_of_citations = {
        field.name: getattr(evidence, field.name)[order]
        for field in fields(Columns)
        if field.name != "precise"
    }
    return replace(evidence, **columns_of_citations)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(ANY, max_size=6), min_size=1, max_size=8), st.integers(1, 12))
def test_chunks_and_the_order_of_rows_do_not_matter(claims: list[list[Piece]], chunk: int) -> None:
    evidence = columns(claims)
    whole = weigh(evidence, METHOD)
    order = np.random.default_rng(chunk).permutation(len(evidence.claim))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strength, "_CHUNK", chunk)
        chunked = weigh(evidence, METHOD)
        mixed = weigh(shuffled(evidence, order), METHOD)

    for field in fields(Strength):
        assert getattr(chunked, field.name).tolist() == getattr(whole, field.name).tolist()
    assert mixed.net.tolist() == whole.net.tolist()
    assert mixed.assured.tolist() == whole.assured.tolist()
    assert mixed.net_without.tolist() == whole.net_without[order].tolist()


def test_names_of_groups_may_be_any_integers() -> None:
    trials = [Piece(6, 900, group=2**62), Piece(6, 900, group=2**62), Piece(4, 57, group=5)]

    assert net(*trials) == net(*(replace(piece, group=piece.group % 7) for piece in trials))


def test_numbers_of_participants_may_be_absurd() -> None:
    assert net(Piece(6, 10**12), Piece(4, 10**12)) == net(Piece(6, 900), Piece(4, 900))
    assert net(Piece(6, -5)) == net(Piece(6, 0))


def test_ten_thousand_sources_behind_one_claim() -> None:
    found = weigh(columns([[Piece(at % 8, at) for at in range(10_000)]]), METHOD)

    assert found.profile[0].sum() == 10_000
    assert found.assured[0] == found.level[0] == 3


def test_ten_thousand_sources_must_nearly_all_fall() -> None:
    trials = columns([[Piece(6, 900) for _ in range(10_000)]])

    assert robustness(trials, METHOD).tolist() == [10_000]
