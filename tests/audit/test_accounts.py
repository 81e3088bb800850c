"""Accounts of a study that was cited where it was introduced."""

from __future__ import annotations

import pytest

from evidencegraph.audit.accounts import continued
from tests.builders import graph_of

REFERENCES = "\n\n## References\n\n1. Hall CD. A trial. PMID: 11111111\n"


def carried(*paragraphs: str, heading: str = "Trials") -> list[str]:
    """Return the claims below a heading that a pointer before them carries."""
    text = f"# On asthma\n\n## {heading}\n\n" + "\n\n".join(paragraphs) + REFERENCES
    graph = graph_of(text)
    found = continued(graph)
    return [claim.text for claim in graph.corpus.claims if claim.id in found]


TRIAL = "In the BREATHE-II trial, albuterol was compared with placebo in 312 children [1]."
GROUPS = "Attacks occurred in 12% of the albuterol group and 31% of the placebo group."


@pytest.mark.parametrize(
    "told",
    [
        GROUPS,
        "The trial was stopped early because of the benefit.",
        "After a mean follow-up of two years, 14 deaths were counted (hazard ratio 0.7).",
        "BREATHE-II enrolled 312 children with 41% of them under five.",
    ],
)
def test_an_account_goes_on_in_the_next_paragraph(told: str) -> None:
    assert carried(TRIAL, told) == [told]


@pytest.mark.parametrize(
    "other",
    [
        "Albuterol causes tremor in a third of children.",
        "In another trial of 57 children, albuterol reduced attacks by 40%.",
        "Asthma was known to the Greeks.",
        "The patients are usually young, and albuterol reduces their attacks.",
        "Albuterol is better tolerated than the older drugs, whose group includes many.",
    ],
)
def test_what_is_no_account_is_not_carried(other: str) -> None:
    assert carried(TRIAL, other) == []


def test_another_study_ends_the_account() -> None:
    assert carried(TRIAL, "A survey of 90 clinics was made.", GROUPS) == []


def test_an_account_ends_with_its_section() -> None:
    assert carried(TRIAL, "## Safety", GROUPS) == []


def test_a_named_study_is_carried_everywhere_and_below_its_name() -> None:
    named = "In BREATHE-II, tremor was seen in 9% of the children."

    assert carried(TRIAL, "## Safety", "Tremor is common.", named, GROUPS) == [named, GROUPS]
    assert carried(TRIAL, "## BREATHE-II", GROUPS) == [GROUPS]


def test_a_name_that_no_cited_sentence_has_carries_nothing() -> None:
    assert carried("Results of the BREATHE-II trial: 9% of 312 children had tremor.") == []
    assert carried("Albuterol helps [1].", "In the BREATHE-II trial, 9% had tremor.") == []


def test_in_its_paragraph_the_past_tense_is_enough_unless_another_drug_is_named() -> None:
    assert carried(f"{TRIAL} Tremor was rare.") == ["Tremor was rare."]
    assert carried(f"{TRIAL} Cytarabine was tried.") == []
