from __future__ import annotations

import time
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.render.layout import (
    CLAIM_STEP,
    REFERENCE_HEIGHT,
    REFERENCE_WIDTH,
    Flow,
    Layout,
    lay_out,
    spread,
)


def flow(name: str, *sections: int) -> Flow:
    """A document with so many claims in each section."""
    return Flow(
        name,
        tuple(
            (f"section {at}", tuple(f"{name}.{at}.{claim}" for claim in range(claims)))
            for at, claims in enumerate(sections)
        ),
    )


def claims_of(flows: list[Flow]) -> list[str]:
    return [claim for each in flows for _, claims in each.sections for claim in claims]


def overlapping(layout: Layout, cited: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Pairs whose cells overlap: a claim is a square cell, a reference a wide one."""

    def cell(name: str) -> tuple[int, int]:
        return (REFERENCE_WIDTH, REFERENCE_HEIGHT) if name in cited else (CLAIM_STEP, CLAIM_STEP)

    found = []
    for one, other in combinations(layout.points, 2):
        (x1, y1), (x2, y2) = layout.points[one], layout.points[other]
        (w1, h1), (w2, h2) = cell(one), cell(other)
        if abs(x1 - x2) < (w1 + w2) / 2 and abs(y1 - y2) < (h1 + h2) / 2:
            found.append((one, other))
    return found


def test_claims_of_a_section_run_like_words_on_a_page() -> None:
    points = lay_out([flow("a", 20)], {}).points

    order = sorted(points, key=lambda name: (points[name][1], points[name][0]))
    assert order == claims_of([flow("a", 20)])
    assert len({y for _, y in points.values()}) > 1


def test_sections_follow_one_another_downwards() -> None:
    points = lay_out([flow("a", 3, 3)], {}).points

    assert max(points[f"a.0.{n}"][1] for n in range(3)) < points["a.1.0"][1]


def test_second_document_stands_beyond_the_references() -> None:
    points = lay_out([flow("a", 3), flow("b", 3)], {"r": ["a.0.0", "b.0.0"]}).points

    assert points["a.0.2"][0] < points["r"][0] < points["b.0.0"][0]


def size(layout: Layout) -> tuple[int, int]:
    xs, ys = zip(*layout.points.values(), strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def test_long_document_goes_on_beyond_the_references() -> None:
    cited = {f"r{n}": [f"a.{n}.0"] for n in range(20)}
    layout = lay_out([flow("a", *[5] * 20)], cited)
    width, height = size(layout)

    titles = [h.text for h in layout.headings if h.level == 1]
    assert titles[:2] == ["a", "… a"]
    assert layout.points["a.0.0"][0] < layout.points["r0"][0] < layout.points["a.19.0"][0]
    assert 1 < width / height < 2


def test_columns_keep_the_order_of_the_text() -> None:
    flows = [flow("a", *[5] * 60), flow("b", *[7] * 40)]
    layout = lay_out(flows, {f"r{n}": [f"a.{n}.0", f"b.{n}.0"] for n in range(30)})

    order = sorted((h for h in layout.headings if h.level == 2), key=lambda h: (h.x, h.y))
    assert [h.text for h in order] == [name for each in flows for name, _ in each.sections]


def test_documents_of_one_size_stay_whole() -> None:
    layout = lay_out([flow("a", *[5] * 8), flow("b", *[5] * 7)], {"r": ["a.0.0", "b.0.0"]})

    assert [h.text for h in layout.headings if h.level == 1] == ["a", "b"]


def test_references_of_one_row_stand_towards_the_claims_that_cite_them() -> None:
    cited = {"right": ["b.0.0"], **{f"x{n}": ["a.0.0"] for n in range(40)}}
    points = lay_out([flow("a", 3), flow("b", 3)], cited).points
    row = [name for name in cited if points[name][1] == points["right"][1]]

    assert len(row) > 1
    assert max(row, key=lambda name: points[name][0]) == "right"


def test_reference_stands_at_the_height_of_the_claims_that_cite_it() -> None:
    cited = {"low": ["a.9.0"], "high": ["a.0.0"]}
    points = lay_out([flow("a", *[2] * 10)], cited).points

    assert points["high"][1] == points["a.0.0"][1]
    assert points["low"][1] == points["a.9.0"][1]


def test_references_that_nothing_cites_stand_below_under_their_own_heading() -> None:
    layout = lay_out([flow("a", 3)], {"idle": [], "used": ["a.0.0"]})

    assert layout.points["idle"][1] > layout.points["used"][1]
    assert [h.text for h in layout.headings if h.level == 3] == ["Listed, but cited by no claim"]


def test_order_in_which_references_come_does_not_matter() -> None:
    cited = {f"r{n}": [f"a.0.{n % 3}"] for n in range(9)}
    backwards = {name: list(reversed(claims)) for name, claims in reversed(cited.items())}

    assert lay_out([flow("a", 3)], cited).points == lay_out([flow("a", 3)], backwards).points


def test_nothing_is_laid_out_of_nothing() -> None:
    assert lay_out([], {}) == Layout({}, ())


@given(
    st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=5), max_size=4),
    st.lists(st.lists(st.integers(0, 200), max_size=4), max_size=25),
)
def test_nothing_overlaps(sizes: list[list[int]], targets: list[list[int]]) -> None:
    flows = [flow(f"d{at}", *sections) for at, sections in enumerate(sizes)]
    claims = claims_of(flows)
    cited = {
        f"r{at}": [claims[n % len(claims)] for n in wanted] if claims else []
        for at, wanted in enumerate(targets)
    }

    layout = lay_out(flows, cited)

    assert set(layout.points) == {*claims, *cited}
    assert overlapping(layout, cited) == []


@given(st.lists(st.integers(0, 500)))
def test_spread_keeps_order_and_distance(targets: list[int]) -> None:
    found = spread(sorted(targets), 10)

    assert all(after - before >= 10 for before, after in pairwise(found))


def test_spread_moves_nothing_that_has_room() -> None:
    assert spread([0, 10, 35], 10) == [0, 10, 35]


@pytest.mark.parametrize(("claims", "seconds"), [(150, 0.05), (1500, 0.5)])
def test_layout_is_fast(claims: int, seconds: float) -> None:
    flows = [flow("a", *[10] * (claims // 10))]
    cited = {f"r{n}": [f"a.{n % (claims // 10)}.0"] for n in range(claims // 3)}
    lay_out(flows, cited)

    start = time.perf_counter()
    lay_out(flows, cited)
    assert time.perf_counter() - start < seconds
