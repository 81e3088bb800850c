from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.links import same_subject
from tests.builders import graph_of

MONITORED = "IRIS is a complication that needs careful monitoring."
TREATED = "Corticosteroids may be given in IRIS after careful monitoring."


def subjects(*texts: str) -> list[tuple[str, ...]]:
    """Return what pairs of claims of several documents, each of one claim, are both about."""
    graph = graph_of({f"{number}.md": f"{text}\n" for number, text in enumerate(texts)})
    return [pair.about for pair in same_subject(graph)]


@pytest.mark.parametrize(
    ("first", "second", "about"),
    [
        pytest.param(MONITORED, TREATED, ("IRIS",), id="another treatment"),
        pytest.param(
            "Checkpoint inhibitors show early promise in PML.",
            "Promise was seen with checkpoint inhibitors in some people.",
            ("checkpoint inhibitors",),
            id="other words",
        ),
    ],
)
def test_claims_of_two_documents_on_one_thing_lead_to_each_other(
    first: str, second: str, about: tuple[str, ...]
) -> None:
    assert subjects(first, second) == [about]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Careful monitoring is needed in leukaemia.", id="another disease"),
        pytest.param("Corticosteroids lower fever in IRIS.", id="no word but the name"),
        pytest.param("In our study IRIS needed careful monitoring.", id="its own study"),
        pytest.param(
            "Das IRIS ist eine Komplikation, die mit careful monitoring der Patienten und der "
            "Blutwerte in der Klinik behandelt werden muss.",
            id="not English",
        ),
        pytest.param(
            "In one hospital of the north nurses began the careful weekly count of blood cells, "
            "kidney tests, sleep, food and mood for every elderly person with IRIS.",
            id="little in common",
        ),
    ],
)
def test_a_claim_stays_alone_beside(other: str) -> None:
    assert subjects(MONITORED, other) == []


def test_a_name_alone_is_no_subject() -> None:
    assert subjects("IRIS is rare.", "IRIS worsens.") == []
    assert subjects("IRIS is rare in children.", "IRIS worsens in children.") == [("IRIS",)]


def test_one_document_needs_no_telling_what_it_says_itself() -> None:
    assert same_subject(graph_of(f"# A\n\n{MONITORED}\n\n# B\n\n{TREATED}\n")) == ()


def test_what_says_the_same_or_the_opposite_is_told_as_that() -> None:
    assert subjects(MONITORED, MONITORED) == []
    assert subjects("Cidofovir improves survival.", "Cidofovir does not improve survival.") == []


def test_each_claim_leads_to_the_nearest_of_the_other_document() -> None:
    far = "IRIS calls for monitoring."
    graph = graph_of({"a.md": f"{MONITORED}\n", "b.md": f"{far} {TREATED}\n"})

    (pair,) = same_subject(graph)
    assert (pair.first.text, pair.second.text) == (MONITORED, TREATED)


@given(st.permutations([MONITORED, TREATED, "IRIS is rare.", "Severe IRIS calls for monitoring."]))
def test_the_order_of_documents_does_not_matter(texts: list[str]) -> None:
    graph = graph_of({f"{text[:9]}.md": f"{text}\n" for text in texts})

    assert {frozenset((p.first.text, p.second.text)) for p in same_subject(graph)} == {
        frozenset((p.first.text, p.second.text))
        for p in same_subject(graph_of({f"{text[:9]}.md": f"{text}\n" for text in sorted(texts)}))
    }
