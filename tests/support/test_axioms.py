"""The axioms of METHOD 4.9 as properties."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from evidencegraph.support import weigh
from evidencegraph.support.position import positions
from tests.support.evidence import METHOD, Piece, columns, net, pieces, strength

EVIDENCE = st.lists(pieces(), min_size=1, max_size=6)
SUPPORT = st.lists(pieces(side=0), min_size=1, max_size=6)
PROFILE = st.lists(st.integers(0, 6), min_size=10, max_size=10)


def alone(piece: Piece) -> Piece:
    return replace(piece, group=-1)


@given(EVIDENCE)
def test_a1_score_lies_in_range_and_is_zero_only_without_support(evidence: list[Piece]) -> None:
    found = strength(*evidence)

    assert 0 <= found.net[0] < 10
    assert (found.supporting[0] == 0) == all(piece.side for piece in evidence)


def test_a1_no_evidence_scores_zero() -> None:
    found = weigh(columns([[]]), METHOD)

    assert found.net.tolist() == [0.0]
    assert found.level.tolist() == [0]
    assert found.assured.tolist() == [0]


@given(EVIDENCE, st.randoms(use_true_random=False))
def test_a2_order_and_names_of_groups_do_not_matter(evidence: list[Piece], random: object) -> None:
    shuffled = [replace(p, group=p.group if p.group < 0 else 7 - p.group) for p in evidence]
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert net(*shuffled) == net(*evidence)


@given(SUPPORT, pieces(side=0))
def test_a3_more_support_never_lowers(evidence: list[Piece], more: Piece) -> None:
    assert net(*evidence, more) >= net(*evidence)


@given(SUPPORT, st.integers(0, 5), st.integers(1, 1000))
def test_a3_more_people_never_lower(evidence: list[Piece], at: int, people: int) -> None:
    assume(at < len(evidence))
    larger = [*evidence]
    larger[at] = replace(evidence[at], people=evidence[at].people + people)

    assert net(*larger) >= net(*evidence)


@given(SUPPORT, st.integers(0, 5))
def test_a3_a_better_design_never_lowers(evidence: list[Piece], at: int) -> None:
    assume(at < len(evidence) and evidence[at].rung + 2 <= 7)
    better = [*evidence]
    better[at] = replace(evidence[at], rung=evidence[at].rung + 2)

    assert net(*better) >= net(*evidence)


@given(EVIDENCE, pieces(side=1))
def test_a4_more_contradiction_never_raises(evidence: list[Piece], against: Piece) -> None:
    assert net(*evidence, against) <= net(*evidence)


@given(SUPPORT, pieces(side=1))
def test_a4_weaker_contradiction_stays_inside_the_level(
    evidence: list[Piece], against: Piece
) -> None:
    before, after = strength(*evidence), strength(*evidence, against)
    assume(after.opposing[0] // 2 < before.level[0])

    assert after.level[0] == before.level[0]
    assert after.net[0] < before.net[0] or before.net[0] == 2 * before.level[0]


@given(EVIDENCE, st.integers(0, 5))
def test_a5_a_duplicate_changes_nothing(evidence: list[Piece], at: int) -> None:
    assume(at < len(evidence))
    grouped = [replace(p, group=n + 10 if p.group < 0 else p.group) for n, p in enumerate(evidence)]

    assert net(*grouped, grouped[at]) == net(*grouped)


def test_a5_a_body_has_the_best_rung_and_the_most_people_of_its_members() -> None:
    trial, follow_up = Piece(6, 60, group=1), Piece(4, 900, group=1)

    assert net(trial) == 2.5
    assert net(trial, follow_up) == net(follow_up, trial) == 6.5
    assert strength(trial, follow_up).net_without.tolist() == [4.5, 2.5]


@given(st.integers(0, 6), st.integers(1, 200))
def test_a6_many_weak_never_reach_one_stronger(rung: int, many: int) -> None:
    weak = [Piece(rung, 900, appraised=True) for _ in range(many)]

    assert net(*weak) < net(Piece(rung + 1, 900, appraised=True))


@given(st.integers(0, 9))
def test_a7_one_body_sits_in_the_middle_of_its_rung(rung: int) -> None:
    assert net(Piece(rung, appraised=True)) == rung + 0.5


@given(SUPPORT)
def test_a10_equal_contradiction_costs_one_level(evidence: list[Piece]) -> None:
    mirrored = [replace(piece, side=1) for piece in evidence]
    before = net(*evidence)

    assert net(*evidence, *mirrored) == max(before - 2, 0)


@given(EVIDENCE)
def test_a11_credits_sum_to_the_net_position(evidence: list[Piece]) -> None:
    found = strength(*evidence)

    assert np.isclose(found.credit.sum(), found.net[0], atol=1e-9)


@given(EVIDENCE)
def test_a11_leaving_one_out_equals_weighing_without_it(evidence: list[Piece]) -> None:
    # A group must keep its number when a member goes.
    named = [replace(p, group=n + 10 if p.group < 0 else p.group) for n, p in enumerate(evidence)]
    found = strength(*named)

    for at in range(len(named)):
        assert found.net_without[at] == net(*named[:at], *named[at + 1 :])


@given(EVIDENCE)
def test_a12_assured_is_never_above_the_point(evidence: list[Piece]) -> None:
    found = strength(*evidence)

    assert 0 <= found.assured[0] <= found.level[0]


@given(EVIDENCE)
def test_a13_a_machine_never_grants_high(evidence: list[Piece]) -> None:
    assert strength(*evidence).level[0] <= 3


@given(PROFILE, PROFILE)
def test_a15_positions_order_profiles(one: list[int], other: list[int]) -> None:
    """Leximax from the top rung down; ties of very full profiles are left to the tuple."""
    first, second = positions(np.array([one, other])).tolist()
    ranks = one[::-1], other[::-1]

    if ranks[0] > ranks[1]:
        assert first >= second
    if ranks[0] == ranks[1]:
        assert first == second


@given(st.lists(st.integers(0, 3), min_size=10, max_size=10), st.integers(0, 9))
def test_a15_one_more_body_is_always_seen(counts: list[int], rung: int) -> None:
    more = [*counts]
    more[rung] += 1
    before, after = positions(np.array([counts, more])).tolist()

    assert after > before


@given(st.lists(EVIDENCE, min_size=2, max_size=4))
def test_claims_do_not_see_each_other(claims: list[list[Piece]]) -> None:
    together = weigh(columns(claims), METHOD)

    for at, evidence in enumerate(claims):
        one = strength(*evidence)
        assert together.net[at] == one.net[0]
        assert together.assured[at] == one.assured[0]
