"""Sentences that no source could bear out, and near ones that one could."""

from __future__ import annotations

import pytest

from evidencegraph.audit.asides import is_aside, names_only
from tests.builders import graph_of


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("I am glad that you asked.", True),
        ("Charles I lost his head in 1649.", False),
        ("Type I errors are found in large samples.", False),
        ("I could not find any trial of the drug.", False),
        ("The provided context does not say whether the drug helps.", True),
        ("According to the provided context, the drug helps.", False),
        ("That's a rather thorny question.", True),
        ("Whether it is fair is a question of taste.", False),
        ("Please tell me more.", True),
        ("Let me know if this helps.", True),
        ("Consult with an experienced lawyer.", True),
        ("Legal professionals charge by the hour.", False),
        ("Here are some steps.", True),
        ("To build it, follow these steps: 1.", True),
        ("There are many types of bridges.", True),
        ("There are many types of bridges, such as arches.", False),
        ("The main types are:", True),
        ("GIS stands for geographic information system.", True),
        ("These suggestions are not specific to schools.", True),
        ("According to my search results, schools are cold.", False),
        ("This is Ada.", True),
        ("This is expensive in winter.", False),
    ],
)
def test_an_aside_is_told_by_its_words(text: str, aside: bool) -> None:
    assert is_aside(text) is aside


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Interferon is a new treatment for hepatitis.", True),
        ("Treatment with interferon cures people.", False),
        ("The treatment was ineffective in children.", False),
        ("New treatments offer hope to many patients.", True),
        ("Interferon treatment has greatly improved survival.", False),
        ("Patients should never stop treatment on their own.", True),
        ("Patients should start treatment early.", False),
    ],
)
def test_a_name_of_a_treatment_says_nothing_of_it(text: str, bare: bool) -> None:
    (claim,) = graph_of(text).corpus.claims

    assert names_only(claim) is bare
