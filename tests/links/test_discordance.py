"""Results that point different ways in two documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.links import Strain, oppositions
from tests.builders import graph_of

STATIN = "Pravastatin lowered blood pressure in people with high cholesterol."


def discordant(*texts: str) -> list[str]:
    graph = graph_of({f"{number}.md": text + "\n" for number, text in enumerate(texts)})
    return [one.about for one in oppositions(graph) if one.strain is Strain.DISCORDANCE]


@pytest.mark.parametrize(
    ("first", "second", "about"),
    [
        pytest.param(
            STATIN, "Simvastatin had no effect on blood pressure.", "statins", id="two of a family"
        ),
        pytest.param(
            STATIN, "A statin does not change systolic pressure.", "statins", id="the family"
        ),
        pytest.param(
            "Ramipril reduces the rate of stroke.",
            "Quinapril did not significantly affect clinical outcomes.",
            "ACE inhibitors",
            id="an outcome and outcomes at large",
        ),
        pytest.param(
            "The CYP2C9 variant was linked to bleeding.",
            "There was no association between bleeding and the CYP2C9 variant.",
            "CYP2C9",
            id="a gene, named last",
        ),
        pytest.param(
            "Blood loss was greater in the aspirin group than in the control group.",
            "Aspirin did not increase postoperative bleeding.",
            "aspirin",
            id="the outcome named first",
        ),
        pytest.param(
            "Tuna consumption was associated with fewer migraine attacks.",
            "There was no evidence that tuna consumption prevents migraine attacks.",
            "consumption",
            id="words that no table knows",
        ),
        pytest.param(
            "Use of aspirin was associated with higher mortality.",
            "Use of aspirin was associated with better survival.",
            "aspirin",
            id="death against survival",
        ),
    ],
)
def test_results_of_two_documents_are_set_side_by_side(first: str, second: str, about: str) -> None:
    assert discordant(first, second) == [about]
    assert discordant(second, first) == [about]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Simvastatin lowered blood pressure.", id="the same way"),
        pytest.param("Lisinopril had no effect on blood pressure.", id="another family"),
        pytest.param("Simvastatin had no effect on bone fractures.", id="another outcome"),
        pytest.param("Whether simvastatin has no effect on blood pressure is asked.", id="asked"),
        pytest.param("Does simvastatin have no effect on blood pressure?", id="a question"),
        pytest.param("Blood pressure was measured, and nobody had a fever.", id="a method"),
        pytest.param("Simvastatin did not change blood pressure in mice.", id="animals"),
        pytest.param(
            "Lisinopril lowered blood pressure, which did not differ from that of simvastatin.",
            id="only compared with",
        ),
        pytest.param("30% of people do not respond to simvastatin.", id="a share of people"),
    ],
)
def test_a_result_is_left_alone_beside(other: str) -> None:
    assert discordant(STATIN, other) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "Dietary vitamin K influences the dose of warfarin.",
            "Age had no effect on the dose of warfarin.",
            id="the treatment is what came of it",
        ),
        pytest.param(
            "Clopidogrel reduced the rate of stroke.",
            "Hypertension was not associated with the response to clopidogrel.",
            id="who responds to it",
        ),
        pytest.param(
            "Aspirin reduced the rate of stroke.",
            "Some patients do not attain adequate effects of aspirin.",
            id="some people",
        ),
        pytest.param(
            "Ramipril reduces the rate of stroke.",
            "Ramipril had no effect on sleepiness outcomes.",
            id="an outcome of its own",
        ),
        pytest.param(
            "Ramipril lowered blood pressure after surgery.",
            "Failure of ramipril was defined as increased blood pressure.",
            id="a definition",
        ),
    ],
)
def test_what_is_no_answer_to_the_question_does_not_differ(first: str, second: str) -> None:
    assert discordant(first, second) == []


def test_results_of_other_patients_do_not_differ() -> None:
    assert (
        discordant(
            "Aspirin lowered mortality in multiple sclerosis.",
            "Aspirin did not lower mortality in pre-eclampsia.",
        )
        == []
    )


def test_a_condition_that_people_are_without_is_not_theirs() -> None:
    first = "One man {} pre-eclampsia had lower mortality with aspirin.\n"
    other = "Aspirin did not lower mortality in multiple sclerosis.\n"
    of_others = graph_of({"a.md": first.format("with"), "b.md": other})
    of_anybody = graph_of({"a.md": first.format("without"), "b.md": other})

    assert oppositions(of_others) == ()
    assert [(one.strain, one.about) for one in oppositions(of_anybody)] == [
        (Strain.DIFFERENCE, "aspirin")
    ]


def test_less_of_a_thing_does_the_opposite() -> None:
    agree = "Lack of aspirin was associated with higher mortality."
    assert discordant(agree, "Aspirin was associated with lower mortality.") == []
    assert discordant(agree, "Aspirin was associated with higher mortality.") == ["aspirin"]


def test_a_pair_is_told_once_under_the_stricter_name() -> None:
    graph = graph_of(
        {"a.md": "Cidofovir improves survival.\n", "b.md": "Cidofovir does not improve survival.\n"}
    )

    assert [one.strain for one in oppositions(graph)] == [Strain.CONTRADICTION]


@given(
    st.permutations([STATIN, "Simvastatin had no effect on blood pressure.", "Fever is common."])
)
def test_the_order_of_documents_does_not_matter(texts: list[str]) -> None:
    assert discordant(*texts) == ["statins"]
