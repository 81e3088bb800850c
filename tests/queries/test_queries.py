from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencegraph.api import EvidenceGraph
from evidencegraph.errors import UnknownNameError
from evidencegraph.graph import Graph
from evidencegraph.model import Appraisal, Certainty, Corpus, Verdict
from evidencegraph.queries import impact, weakest, without, worth_telling
from tests.builders import graph_of, paper
from tests.support.test_axioms_with_people import APPRAISALS, CORPORA

LIBRARY = """
@article{trial, pmid={11}, participants={900}, studydesign={RCT}}
@article{cohort, pmid={12}, participants={500}, studydesign={cohort study}}
@article{case, pmid={13}, participants={1}, studydesign={case report}}
"""
SENTENCES = (
    "Mirtazapine reduces deaths [1].",
    "Mirtazapine improves survival [1][2].",
    "Cytarabine should be given [3].",
    "Cidofovir cures PML [3], but see [1].",
    "Plasma exchange is used to treat it.",
    "Interferon helps patients [4].",
    "Steroids help patients [9].",
)
REFERENCES = ("PMID: 11", "PMID: 12", "PMID: 13", "https://en.wikipedia.org/wiki/PML")


@pytest.fixture(scope="module")
def graph() -> EvidenceGraph:
    return graph_of(paper(*SENTENCES, references=REFERENCES), LIBRARY)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mirtazapine", 2),
        ("MIRTAZ deaths", 1),
        ("irtazapine", 0),
        ("", 7),
        ("paper cytarabine", 1),
        ("[1]", 0),
        ("a.*b(", 0),
    ],
)
def test_claims_are_found_by_beginnings_of_words(
    graph: EvidenceGraph, words: str, found: int
) -> None:
    assert len(graph.claims(words)) == found


def test_a_claim_is_found_by_its_id(graph: EvidenceGraph) -> None:
    claim = graph.claims("cytarabine")[0]

    assert graph.claims(claim.id) == (claim,)


def test_weakest_come_first_with_their_reason(graph: EvidenceGraph) -> None:
    weak = graph.weakest(100)

    assert [one.reason for one in weak] == [
        "contradicted by its own sources",
        "cites no source",
        "its sources could not be identified",
        "no direct evidence, only encyclopaedia",
        "very low certainty on 1 independent body; nothing direct is left without the strongest",
        "moderate certainty on 1 independent body; nothing direct is left without the strongest",
        "moderate certainty on 2 independent bodies",
    ]
    assert graph.weakest(0) == ()
    assert [one.support.net for one in weak[1:]] == sorted(one.support.net for one in weak[1:])


def test_impact_lists_what_would_fall(graph: EvidenceGraph) -> None:
    found = graph.impact("11")

    assert [(one.certainty, one.certainty_without) for one in found] == [
        (Certainty.MODERATE, Certainty.NONE),
        (Certainty.MODERATE, Certainty.LOW),
        (Certainty.NONE, Certainty.VERY_LOW),
    ]
    assert [one.loses_level for one in found] == [True, True, False]
    assert graph.impact("https://en.wikipedia.org/wiki/PML")[0].loss == pytest.approx(0.05)


@settings(max_examples=20)
@given(st.data())
def test_impact_agrees_with_a_graph_without_the_reference(data: st.DataObject) -> None:
    sentence = st.lists(st.sampled_from(["[1]", "[2]", "[3]", "[4]", ", but see [1]"]), max_size=4)
    lines = [f"Drugs help {''.join(m)}." for m in data.draw(st.lists(sentence, max_size=4))]
    graph = graph_of(paper(*lines, references=REFERENCES), LIBRARY)
    for work in graph.references:
        left = graph.without(work)
        for one in graph.impact(work):
            support = left.supports[one.claim.id]
            assert one.certainty_without is support.certainty
            assert graph.support(one.claim).score - support.score == pytest.approx(one.loss)


@settings(max_examples=200)
@given(CORPORA, st.lists(APPRAISALS, max_size=2))
def test_impact_reaches_as_far_as_a_graph_without_the_reference(
    made: Corpus, appraisals: list[Appraisal]
) -> None:
    graph = Graph(made).appraised(appraisals)
    for work in made.references:
        found = {one.claim.id: one for one in impact(graph, work.id)}
        before, after = graph.supports["c"], without(graph, work.id).supports["c"]
        if "c" not in found:
            assert (before.score, before.certainty) == (after.score, after.certainty)
        else:
            assert found["c"].certainty_without is after.certainty
            assert before.score - after.score == pytest.approx(found["c"].loss, abs=1e-12)


def test_what_pages_pass_on_falls_with_it() -> None:
    page = "https://www.cdc.gov/pml"
    library = """@misc{p, url={https://www.cdc.gov/pml}, cites={t}}
@article{t, pmid={11}, participants={900}, studydesign={RCT}}"""
    graph = graph_of(
        paper("The drug reduces deaths [1].", "It cures [1][2].", references=(page, "PMID: 12")),
        library + "\n@article{u, pmid={12}, cites={t}, participants={900}, studydesign={RCT}}",
    )

    assert [(one.claim.text, one.cites, one.loses_level) for one in graph.impact("11")] == [
        ("The drug reduces deaths.", False, True),
        ("It cures.", False, False),
    ]
    assert [one.claim.text for one in graph.impact("12")] == ["It cures."]


def test_without_leaves_the_graph_as_it_is(graph: EvidenceGraph) -> None:
    left = graph.without("pmid:11", "12")

    assert len(left.references) == len(graph.references) - 2
    assert len(graph.references) == 5
    assert left.support(graph.claims("cidofovir")[0]).verdict is Verdict.SUPPORTED
    with pytest.raises(UnknownNameError):
        graph.without("pmid:404")


def test_contradictions_are_the_opposed_claims(graph: EvidenceGraph) -> None:
    assert [claim.text for claim in graph.contradictions()] == ["Cidofovir cures PML, but see."]


def test_coverage_counts_every_claim_once(graph: EvidenceGraph) -> None:
    counts = graph.coverage()

    assert (counts.documents, counts.claims, counts.cited) == (1, 7, 6)
    assert sum(counts.certainties.values()) == sum(counts.verdicts.values()) == counts.claims
    assert (counts.references, counts.unresolved, counts.citations) == (4, 1, 8)
    # What leads nowhere, speaks against a claim or relays unseen works leads to no study.
    assert (counts.paths, counts.roots, counts.amplification) == (5, 3, 5 / 3)


def test_claims_and_supports_show_themselves_in_a_line(graph: EvidenceGraph) -> None:
    (mirtazapine, *_), (steroids, *_) = graph.claims("mirtazapine"), graph.claims("steroids")

    assert repr(mirtazapine).endswith("at paper.md:3:1: 'Mirtazapine reduces deaths.'>")
    assert repr(graph.support(mirtazapine)) == (
        f"<Support of {mirtazapine.id}: moderate [none .. high], supported, score 0.650, bodies: 1>"
    )
    # What is unknown is not called none.
    assert repr(graph.support(steroids)) == f"<Support of {steroids.id}: unknown [none .. high]>"


def test_tables_for_pandas(graph: EvidenceGraph) -> None:
    tables = graph.to_pandas()

    assert sorted(tables) == ["citations", "claims", "references"]
    assert len(tables["claims"]) == 7
    assert tables["claims"]["score"].max() < 1
    assert set(tables["citations"]["direction"]) == {"supports", "contradicts"}
    assert "pmid:11" in tables["references"].index


def test_gaps_are_counted() -> None:
    made = paper(
        "Mirtazapine should be given for PML [1].",
        "Cytarabine should be given for PML.",
        "Interferon should be given for PML [9].",
        "Cidofovir improves survival in PML [2].",
        references=("PMID: 11", "PMID: 12"),
    )
    library = """
    @article{a, pmid={11}, year={2018}, studydesign={review}}
    @article{b, pmid={12}, year={2000}, studydesign={cohort}, participants={900}}
    """
    graph = graph_of(made, library)

    counts = graph.coverage()
    assert (counts.advice, counts.unfounded_advice, counts.founded) == (3, 2, 1)
    assert (counts.eligible, counts.relayed, counts.traced, counts.conduits) == (2, 1, 0, 1)
    assert counts.outdated is None
    for as_of, outdated in ((2023, 0), (2024, 1)):
        dated = replace(graph, method=replace(graph.method, as_of=as_of))
        assert dated.coverage().outdated == outdated


def test_only_claims_that_cite_or_that_a_finding_is_about_are_worth_telling() -> None:
    abstract = "# A study\n\n## Abstract\n\nWe studied the drug in 40 mice."
    body = "## Introduction\n\nMirtazapine improves survival in PML.\n\nIt kills [1]."
    graph = graph_of(f"{abstract}\n\n{body}\n\n## References\n\n1. PMID: 1\n")

    told = [one.claim.text for one in worth_telling(graph, graph.audit())]

    assert told == ["Mirtazapine improves survival in PML.", "It kills."]
    assert [one.claim.text for one in worth_telling(graph, ())] == ["It kills."]
    assert len(weakest(graph)) == len(graph.corpus.claims) == 3
