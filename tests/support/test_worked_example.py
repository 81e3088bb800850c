"""The worked example and the sanity figures of METHOD 4.10, to the printed digits."""

from __future__ import annotations

import pytest

from tests.support.evidence import Piece, strength

COHORTS = (Piece(4, 57), Piece(4, 246), Piece(4, 118), Piece(1))
INCEPTION = (Piece(6, 57), Piece(6, 118), Piece(4, 246), Piece(1))
BLOGS = tuple(Piece(0) for _ in range(10))
AGAINST = tuple(Piece(0, side=1) for _ in range(10))


@pytest.mark.parametrize(
    ("pieces", "precise", "supporting", "opposing", "net"),
    [
        pytest.param(COHORTS, False, 4.88, 0, 4.88, id="C1 ART is the main therapy"),
        pytest.param(INCEPTION, False, 4.88, 0, 4.88, id="C2 half survive with ART"),
        pytest.param((*INCEPTION, Piece(6 - 2, 61)), False, 4.94, 0, 4.94,
                     id="C2 Falco qualifies"),
        pytest.param((*INCEPTION, Piece(4, 61, side=1)), False, 4.88, 2.5, 4.01,
                     id="C2 Falco disputes"),
        pytest.param((Piece(7, 400), Piece(2), Piece(1, 4, side=1)), True, 7.51, 1.5, 7.26,
                     id="C3 mirtazapine unproven"),
        pytest.param((Piece(2, 12), Piece(1)), True, 2.63, 0, 2.63, id="C4 plasma exchange"),
        pytest.param((Piece(2), Piece(2)), True, 2.75, 0, 2.75, id="C5 CMX001 unclear"),
        pytest.param((Piece(1, group=1), Piece(0, group=1)), False, 1.5, 0, 1.5,
                     id="C6 mortality, one root"),
    ],
)  # fmt: skip
def test_worked_example(
    pieces: tuple[Piece, ...], precise: bool, supporting: float, opposing: float, net: float
) -> None:
    found = strength(*pieces, precise=precise)

    assert found.supporting[0] == pytest.approx(supporting, abs=0.005)
    assert found.opposing[0] == pytest.approx(opposing, abs=0.005)
    assert found.net[0] == pytest.approx(net, abs=0.005)


@pytest.mark.parametrize("cohort", [0, 1, 2])
def test_each_cohort_of_c1_is_a_single_point_of_failure(cohort: int) -> None:
    found = strength(*COHORTS)

    assert found.level[0] == 2
    assert found.net_without[cohort] // 2 == 1


def test_c3_falls_to_very_low_without_the_review() -> None:
    found = strength(Piece(7, 400), Piece(2), Piece(1, 4, side=1), precise=True)

    assert found.net_without[0] == 2.0
    assert found.assured[0] == 1


def test_large_effect_by_a_person_lifts_c1_to_moderate() -> None:
    lifted = (Piece(6, 57, appraised=True), Piece(6, 246, appraised=True), Piece(6, 118,
              appraised=True), Piece(1))  # fmt: skip

    assert round(float(strength(*lifted).net[0]), 2) == 6.88


@pytest.mark.parametrize(
    ("pieces", "score"),
    [
        pytest.param(BLOGS, 0.10, id="ten blogs"),
        pytest.param((Piece(6, 66),), 0.25, id="trial of 66"),
        pytest.param((Piece(6, 250),), 0.45, id="trial of 250"),
        pytest.param((Piece(6, 900),), 0.65, id="trial of 900"),
        pytest.param((Piece(6, 400),), 0.65, id="trial of just enough"),
        pytest.param((Piece(6, 399),), 0.45, id="trial of one too few"),
        pytest.param((Piece(6, 100),), 0.45, id="trial of a hundred"),
        pytest.param((Piece(6, 99),), 0.25, id="trial of fewer than a hundred"),
        pytest.param((Piece(6, 900), Piece(6, 900)), 0.675, id="two trials of 900"),
        pytest.param((Piece(6, 900), *BLOGS), 0.651, id="trial of 900 and ten blogs"),
        pytest.param(tuple(Piece(4, 900) for _ in range(100)), 0.50, id="a hundred cohorts"),
        pytest.param((Piece(7, 4000),), 0.75, id="review of trials"),
        pytest.param((Piece(9, 0, appraised=True),), 0.95, id="declared high"),
        pytest.param((Piece(6, 900), Piece(6, 900, side=1)), 0.45, id="trial against trial"),
        pytest.param((Piece(6, 900), *AGAINST), 0.62, id="trial against ten blogs"),
        pytest.param((Piece(4, 900), Piece(7, 900, side=1)), 0.0, id="cohort against review"),
    ],
)
def test_sanity_figures(pieces: tuple[Piece, ...], score: float) -> None:
    digits = len(str(score).partition(".")[2]) if score else 2
    found = float(strength(*pieces).net[0]) / 10

    assert found == pytest.approx(score, abs=0.6 * 10 ** -max(digits, 2))


def test_a_hundred_cohorts_stay_low() -> None:
    assert strength(*(Piece(4, 900) for _ in range(100))).level[0] == 2


def test_credits_of_the_explanation_example() -> None:
    found = strength(Piece(6, 900), Piece(6, 900), Piece(4, 500), Piece(0))

    assert [round(float(c) / 10, 4) for c in found.credit] == [0.3375, 0.3375, 0.0031, 0.0001]
    assert round(float(found.net[0]) / 10, 3) == 0.678
