"""Numbers in abstracts, and which of them a quoted number may come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.grading import excerpt, may_come_from, values_in
from evidencegraph.model import Reference


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234 samples", 1234),
        ("1 234 samples", 1234),
        ("1\u202f234 samples", 1234),
        ("1\u2019234 samples", 1234),
        ("38.6%", 38.6),
        ("38·6 %", 38.6),
        ("38,6 %", 38.6),
        ("a hazard of .05", 0.05),
        ("twenty-one died", 21),
        ("Twelve died", 12),
        ("half of them", 50),
        ("two thirds of them", 66.7),
        ("5/8", 62.5),
        ("three of twelve", 25),
        ("3 out of 12", 25),
        ("1,000 of 2,000", 50),
    ],
)
def test_numbers_are_read_as_texts_write_them(text: str, value: float) -> None:
    assert value in values_in(text)


@pytest.mark.parametrize("text", ["", "no numbers here", "a height above others"])
def test_texts_without_numbers_have_none(text: str) -> None:
    assert values_in(text) == frozenset()


@pytest.mark.parametrize(
    ("value", "told", "percent", "may"),
    [
        (39, 38.6, False, True),
        (39, 38.4, False, False),
        (38.6, 38.64, False, True),
        (38.6, 38.7, False, False),
        (39, 0.386, True, True),
        (39, 0.386, False, False),
        (61, 38.6, True, True),
        (61, 38.6, False, False),
        (1200, 1187, False, True),
        (1200, 1300, False, False),
        (12, 13, False, False),
    ],
)
def test_a_quoted_number_may_be_rounded_or_converted(
    value: float, told: float, percent: bool, may: bool
) -> None:
    assert may_come_from(value, [told], percent=percent) is may


@given(st.floats(min_value=0, max_value=1e6).map(lambda value: round(value, 2)))
def test_a_number_always_comes_from_itself(value: float) -> None:
    assert may_come_from(value, [value])


ABSTRACT = st.lists(
    st.sampled_from(
        ["1,234", "38.6%", "twenty-one", "5 of 8", "half", "patients", "randomly", "12", ".", "-"]
    ),
    max_size=12,
).map(" ".join)


@given(ABSTRACT)
def test_an_excerpt_has_the_numbers_of_its_abstract(abstract: str) -> None:
    work = Reference("pmid:1", abstract=abstract)

    assert values_in(excerpt(work)) == values_in(abstract)
