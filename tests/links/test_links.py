from __future__ import annotations

import pytest

from evidencegraph.links import Strain, oppositions, restatements
from tests.builders import graph_of

PASSAGE = (
    "Plasma exchange removes natalizumab from the blood within days.[1]\n\n"
    "The clinic has four floors, a lift and a garden with old trees.[1]\n\n"
    "Biopsy settles the diagnosis where imaging leaves doubt.[1]\n\n"
)
LIST = "\n\n## References\n\n1. https://www.nih.gov/pml\n"


@pytest.mark.parametrize(
    ("takeaway", "borrows"),
    [
        ("Plasma exchange quickly removes natalizumab from the blood.", True),
        ("Plasmapheresis removes natalizumab from blood in days.", True),
        ("Mefloquine cures most people of the infection.", False),
        ("Plasma exchange removes natalizumab from the blood in 90% of cases.", False),
        ("Blood is red.", False),
    ],
)
def test_a_takeaway_borrows_from_what_it_repeats(takeaway: str, borrows: bool) -> None:
    graph = graph_of(PASSAGE + takeaway + LIST)

    found = restatements(graph)
    assert len(found) == borrows
    for nearest, citation in found.values():
        assert nearest.text.startswith("Plasma exchange")
        assert citation.key == "1"


@pytest.mark.parametrize(
    ("takeaway", "borrows"),
    [
        ("Plasma exchange and early detection give patients the best chance.", True),
        ("Plasma exchange removes antibodies, lipids and toxins in hospital wards.", False),
    ],
)
def test_a_takeaway_may_condense_two_passages(takeaway: str, *, borrows: bool) -> None:
    passages = (
        "Plasma exchange quickly removes natalizumab from the blood of patients [1].\n\n"
        "Early detection of the infection gives the best chance of recovery [1].\n\n"
        "Grab bars in the bathroom lower the risk of falls at home [1].\n\n"
    )
    graph = graph_of(passages + takeaway + LIST)

    assert (graph.corpus.claims[-1].id in restatements(graph)) is borrows


def test_a_bold_takeaway_does_not_lean_on_a_doubt() -> None:
    doubt = "Evidence that plasma exchange removes natalizumab from the blood is limited.[1]\n\n"
    graph = graph_of(doubt + "Plasma exchange removes natalizumab from the blood." + LIST)

    assert restatements(graph) == {}


@pytest.mark.parametrize(
    ("first", "second", "strain"),
    [
        (
            "Cidofovir improves survival in PML.",
            "Cidofovir does not improve survival in PML.",
            Strain.CONTRADICTION,
        ),
        (
            "Cytarabine has been investigated but shows minimal benefit.",
            "Cytosine arabinoside can be offered to adults.",
            Strain.TENSION,
        ),
        ("Cidofovir improves survival in PML.", "Cidofovir improves survival in HIV.", None),
        ("Cidofovir improves survival in PML.", "Cidofovir does not improve sight.", None),
        (
            "Cidofovir may improve survival.",
            "Cidofovir does not improve survival.",
            Strain.DIFFERENCE,
        ),
        (
            "Cidofovir improves survival.",
            "In one trial cidofovir did not improve survival.",
            Strain.DIFFERENCE,
        ),
        ("Cidofovir improves survival.", "Cytarabine does not improve survival.", None),
        (
            "L-arginine reduces blood pressure.",
            "L-arginine does not reduce blood pressure.",
            Strain.CONTRADICTION,
        ),
        (
            "Telemonitoring lowers blood pressure.",
            "In one trial telecare had no effect on readmission.",
            None,
        ),
        (
            "We recommend discontinuation of aspirin before surgery.",
            "Aspirin had no beneficial effect before surgery.",
            None,
        ),
        (
            "We recommend aspirin before surgery.",
            "Aspirin had no beneficial effect before surgery.",
            Strain.TENSION,
        ),
        (
            "Mirtazapine can be considered, although its efficacy is unproven.",
            "The efficacy of mirtazapine is unproven.",
            None,
        ),
    ],
)
def test_only_claims_that_exclude_each_other_are_opposed(
    first: str, second: str, strain: Strain | None
) -> None:
    graph = graph_of({"a.md": first + "\n", "b.md": second + "\n"})

    assert [one.strain for one in oppositions(graph)] == [strain] * (strain is not None)
