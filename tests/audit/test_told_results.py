"""Sentences that put no general truth forward: results told with their study, and naming."""

from __future__ import annotations

import pytest

from evidencegraph.api import EvidenceGraph
from evidencegraph.audit.told_results import is_description, ranks_causes, tells_result
from evidencegraph.corpus import assemble
from evidencegraph.model import Claim
from evidencegraph.readers import read_document


def claim_of(text: str) -> Claim:
    graph = EvidenceGraph(assemble([read_document("a.md", f"{text}\n")]))
    return graph.corpus.claims[0]


@pytest.mark.parametrize(
    "text",
    [
        "Carriers of the allele had a higher risk of pain.",
        "Both treatments were equally good at lowering blood pressure.",
        "Reed and coworkers demonstrated that the dose plays a role.",
        "The drug seems safer, with a single reported case of hepatitis.",
        "Smokers comprised 61% of them, a usual share.",
        "Vomiting was likelier in the first week.",
        "A recent trial in which people drew lots showed no difference in survival.",
        "The extension study, in nine towns, reported harm in 18% of children.",
        "In HOPE-4, a multicentre trial, investigators found that the drug is effective.",
        "It has been repeatedly observed that carriers feel more pain.",
        "The drug reduced the number of attacks.",
        "The probiotic caused a significant fall of both counts.",
        "Only one small trial of the drug has been published.",
    ],
)
def test_a_result_is_told_with_its_study_or_in_the_past(text: str) -> None:
    assert tells_result(claim_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Carriers of the allele have a higher risk of pain.",
        "The drug reduces deaths.",
        "The drug, which was found in 1958, reduces deaths.",
        "The drug should be given to those who had pain.",
        "Trials have shown that the drug reduces deaths.",
        "This may harm people who were treated before.",
    ],
)
def test_a_general_truth_is_no_such_result(text: str) -> None:
    assert not tells_result(claim_of(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Statins are a class of drugs that reduce cholesterol.", True),
        ("Several classes of drugs are available and include agents that reduce pressure.", True),
        ("The drug is widely used for the prevention of relapse.", True),
        ("The syndromes are rare skin reactions resulting in loss of the skin.", True),
        ("The syndrome is a skin reaction resulting in death in 31% of patients.", False),
        ("The drug is widely used and reduces deaths.", False),
        ("The drug reduces deaths and is widely used.", False),
        ("The drug is used by 40% of patients.", False),
        ("The drug should be used, and is available, for relapse.", False),
        ("The drug causes vomiting.", False),
    ],
)
def test_naming_says_only_what_there_is(text: str, names: bool) -> None:
    assert is_description(claim_of(text)) is names


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("Falls are the leading cause of death among roofers.", True),
        ("Cold is still the third major cause of sudden death at sea.", True),
        ("Frostbite is an important cause of disability in herders.", True),
        ("The drug is a cause of death in children.", False),
        ("Bleeding is a common complication and causes deaths.", False),
    ],
)
def test_how_many_die_of_something_is_no_effect(text: str, ranks: bool) -> None:
    assert ranks_causes(claim_of(text)) is ranks
