from __future__ import annotations

import pytest

from evidencegraph.graph import Graph
from evidencegraph.render.relations import relation_rows, sentence_numbers
from tests.builders import graph_of

LIST = "## References\n\n1. PMID: 11111111\n2. PMID: 22222222\n"


def relations(graph: Graph) -> list[tuple[str, str, int, int]]:
    order = list(graph.claims_by_id)
    return [
        (row["relation"], row["about"], order.index(row["first"]), order.index(row["second"]))
        for row in relation_rows(graph)
    ]


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        pytest.param(
            "Mirtazapine improves survival in PML [1].",
            "Mirtazapine does not improve survival in PML [2].",
            "contradicts",
            id="contradiction",
        ),
        pytest.param(
            "Patients with PML should receive mirtazapine [1].",
            "The efficacy of mirtazapine in PML is unproven [2].",
            "strains",
            id="tension",
        ),
        pytest.param(
            "Survival was longer with mirtazapine in one cohort of people with PML [1].",
            "In another cohort mirtazapine did not improve survival in PML [2].",
            "differs",
            id="difference",
        ),
    ],
)
def test_claims_that_speak_against_each_other_are_told_apart(
    first: str, second: str, relation: str
) -> None:
    graph = graph_of(f"# PML\n\n{first}\n\n{second}\n\n{LIST}")

    assert (relation, "mirtazapine", 0, 1) in relations(graph)


def test_twins_say_which_is_the_bolder() -> None:
    graph = graph_of(
        {
            "a.md": f"# A\n\nMirtazapine improves survival in PML [1].\n\n{LIST}",
            "b.md": f"# B\n\nMirtazapine may improve survival in PML [2].\n\n{LIST}",
        }
    )

    (row,) = relation_rows(graph)
    assert (row["relation"], row["about"]) == ("twins", "mirtazapine")
    assert row["bolder"] == graph.corpus.claims[0].id


def test_the_subject_leads_to_what_another_document_says_of_it() -> None:
    first = "PML-IRIS is a complication that needs monitoring [1]."
    second = "Corticosteroids may be given in IRIS, a complication under monitoring [2]."
    graph = graph_of({"a.md": f"# A\n\n{first}\n\n{LIST}", "b.md": f"# B\n\n{second}\n\n{LIST}"})

    assert relations(graph) == [("subject", "IRIS", 0, 1)]


def test_what_repeats_a_claim_is_not_told_twice() -> None:
    graph = graph_of(
        "# PML\n\nMirtazapine improved survival in 24 patients with PML [1].\n\n## Key points\n\n"
        f"- Mirtazapine improved survival in 24 patients with PML.\n\n{LIST}"
    )

    assert [row["relation"] for row in relation_rows(graph)] == ["restates"]


def test_claims_of_one_sentence_bear_its_number() -> None:
    graph = graph_of(
        "# PML\n\nPML is rare [1].\n\nMirtazapine can be considered for PML [1], "
        f"although its efficacy has not been proven [2].\n\n{LIST}"
    )

    assert sentence_numbers(graph.corpus.claims) == [0, 2, 2]
