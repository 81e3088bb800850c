"""What several documents say alike."""

from __future__ import annotations

import pytest

from evidencegraph.api import EvidenceGraph
from evidencegraph.links import Strain
from evidencegraph.model import Certainty
from tests.builders import graph_of

LIBRARY = """
@article{trial, pmid={11}, participants={900}, studydesign={RCT}}
@article{cohort, pmid={12}, participants={900}, studydesign={cohort}}
"""
LIST = "\n\n## References\n\n1. PMID: 11\n2. PMID: 12\n"
HELPS = "Mirtazapine reduces mortality in PML"
FAILS = "Mirtazapine does not reduce mortality in PML"


def graph(**sentences: str) -> EvidenceGraph:
    texts = {f"{name}.md": f"# {name}\n\n{text}{LIST}" for name, text in sentences.items()}
    return graph_of(texts, LIBRARY)


def told(made: EvidenceGraph) -> list[tuple[int, Certainty, int, Certainty]]:
    return [
        (one.documents, one.certainty, one.documents_against, one.certainty_against)
        for one in made.consensus()
    ]


def test_best_of_each_side_stands_and_numbers_add_nothing() -> None:
    made = graph(
        a=f"{HELPS} [2].", b=f"{HELPS} [2].", c=f"{HELPS}.", d=f"{FAILS} [1].", e=f"{FAILS}."
    )

    for_it, against = (3, Certainty.LOW), (2, Certainty.MODERATE)
    assert told(made) == [(*for_it, *against), (*against, *for_it)]


def test_two_documents_that_agree() -> None:
    made = graph(a=f"{HELPS} [1].", b=f"{HELPS}.")

    assert told(made) == [(2, Certainty.MODERATE, 0, Certainty.NONE)]
    assert [claim.document for claim in made.consensus()[0].claims] == ["a.md", "b.md"]


def test_what_says_the_same_as_a_denial_counts_with_it() -> None:
    # What is hedged contradicts nothing by itself.
    hedged = FAILS.replace("does not", "may not")
    made = graph(a=f"{HELPS} [2].", b=f"{FAILS}.", c=f"{hedged} [1].")

    assert told(made)[0] == (1, Certainty.LOW, 2, Certainty.MODERATE)


@pytest.mark.parametrize(
    "texts",
    [
        {"a": f"{HELPS} [1]."},
        {"a": f"{HELPS} [1].\n\n## Again\n\n{HELPS} [2]."},
        {"a": f"{HELPS} [1].", "b": "Cidofovir reduces mortality in PML [2]."},
    ],
)
def test_one_document_or_another_subject_makes_no_consensus(texts: dict[str, str]) -> None:
    assert graph(**texts).consensus() == ()


def test_advice_and_doubt_are_a_tension_that_is_left_out() -> None:
    made = graph(a="Mirtazapine should be given in PML.", b="Mirtazapine is unproven in PML.")

    assert [one.strain for one in made.oppositions()] == [Strain.TENSION]
    assert made.consensus() == ()
