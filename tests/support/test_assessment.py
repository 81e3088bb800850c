"""Supports as people read them, from documents and a library."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidencegraph.graph import Graph
from evidencegraph.model import Body, Certainty, Direction, Support, Verdict
from tests.builders import graph_of, paper

LIBRARY = """
@article{trial, title={A randomised trial}, pmid={11}, participants={900}, studydesign={RCT}}
@article{small, title={A small randomised trial}, pmid={12}, participants={66}, studydesign={RCT}}
@article{cohort, title={A cohort}, pmid={13}, participants={500}, studydesign={cohort study}}
@article{gone, title={Withdrawn}, pmid={14}, studydesign={RCT}, status={retracted}}
@article{unknown, title={Something}, pmid={15}}
"""
TRIAL, SMALL, COHORT, GONE, UNKNOWN = (f"PMID: {number}" for number in range(11, 16))
NINDS = "https://www.ninds.nih.gov/pml"
WIKIPEDIA = "https://en.wikipedia.org/wiki/PML"


def support_of(sentence: str, *entries: str) -> Support:
    graph = graph_of(paper(sentence, references=entries), LIBRARY)
    return graph.support(graph.claims()[0])


@pytest.mark.parametrize(
    ("sentence", "entries", "certainty", "verdict"),
    [
        ("The drug reduces deaths [1].", (TRIAL,), Certainty.MODERATE, Verdict.SUPPORTED),
        ("The drug reduces deaths [1].", (SMALL,), Certainty.VERY_LOW, Verdict.SUPPORTED),
        ("The drug reduces deaths [1].", (UNKNOWN,), Certainty.VERY_LOW, Verdict.SUPPORTED),
        ("The drug reduces deaths [1].", (NINDS,), Certainty.NONE, Verdict.INDIRECT),
        ("The drug reduces deaths [1].", (GONE,), Certainty.NONE, Verdict.UNSUPPORTED),
        ("The drug reduces deaths [7].", (TRIAL,), Certainty.NONE, Verdict.UNKNOWN),
        ("The drug reduces deaths [7][1].", (TRIAL,), Certainty.MODERATE, Verdict.SUPPORTED),
        ("The drug reduces deaths.", (TRIAL,), Certainty.NONE, Verdict.UNSUPPORTED),
        ("The drug reduces deaths [1], but see [2].", (TRIAL, COHORT), Certainty.MODERATE,
         Verdict.CONTESTED),
        ("The drug reduces deaths [1], but see [2].", (COHORT, TRIAL), Certainty.NONE,
         Verdict.CONTRADICTED),
        ("The drug is harmful [1]; see also [2].", (WIKIPEDIA, TRIAL), Certainty.NONE,
         Verdict.INDIRECT),
    ],
)  # fmt: skip
def test_verdicts(
    sentence: str, entries: tuple[str, ...], certainty: Certainty, verdict: Verdict
) -> None:
    found = support_of(sentence, *entries)

    assert (found.certainty, found.verdict) == (certainty, verdict)
    assert found.assured <= found.certainty <= found.ceiling


def test_contributions_sum_to_the_score_and_name_what_would_be_left() -> None:
    found = support_of("It works [1,2,3].", TRIAL, COHORT, NINDS)

    assert sum(one.credit for one in found.contributions) == pytest.approx(found.score)
    assert [one.reference for one in found.contributions][:2] == ["pmid:11", "pmid:13"]
    assert found.contributions[0].certainty_without is Certainty.LOW
    assert [len(body.references) for body in found.bodies] == [1, 1, 1]


def test_two_pages_of_one_publisher_are_one_body_and_the_second_says_so() -> None:
    found = support_of("It works [1][2].", NINDS, f"{NINDS}/more")

    assert len(found.bodies) == 1
    assert found.bodies[0].reason == "same publisher, NINDS"
    assert [one.note for one in found.contributions] == [
        "",
        "already counted in its body of evidence",
    ]


def test_evidence_that_only_qualifies_counts_one_level_less() -> None:
    assert support_of("It works, though only in adults [1].", TRIAL).score == 0.45


def test_a_work_cited_for_a_claim_and_for_part_of_it_counts_once() -> None:
    graph = graph_of(paper("The drug reduces deaths [1].", references=(TRIAL,)), LIBRARY)
    [whole] = graph.corpus.citations
    part = replace(whole, direction=Direction.QUALIFIES)
    both = Graph(replace(graph.corpus, citations=(whole, part))).support(whole.claim)

    assert both.score == graph.support(whole.claim).score
    assert both.bodies == (Body((whole.reference,), "the same work"),)


def test_retracted_equals_deleted() -> None:
    with_it = support_of("It works [1][2].", TRIAL, GONE)
    without_it = support_of("It works [1].", TRIAL)

    assert with_it.score == without_it.score
    assert with_it.contributions[-1].note == "not counted: retracted"


def test_a_work_cited_for_and_against_counts_on_both_sides() -> None:
    found = support_of("It works [1], but see [1].", TRIAL)

    assert {one.direction for one in found.contributions} == {
        Direction.SUPPORTS,
        Direction.CONTRADICTS,
    }
    assert found.verdict is Verdict.DISPUTED


def test_an_unidentified_source_rules_nothing_out() -> None:
    assert support_of("It works [9].", TRIAL).ceiling is Certainty.HIGH
    assert support_of("The drug works well.", TRIAL).ceiling is Certainty.NONE


def test_status_claims_need_a_systematic_search() -> None:
    sentence = "The efficacy of the drug is unproven [1]."

    assert support_of(sentence, TRIAL).certainty is Certainty.NONE
    review = "@article{r, title={A systematic review}, pmid={11}, studydesign={systematic review}}"
    graph = graph_of(paper(sentence, references=(TRIAL,)), review)
    assert graph.support(graph.claims()[0]).certainty is Certainty.MODERATE


@pytest.mark.parametrize(
    ("cites", "certainty"),
    [
        ("trial", Certainty.LOW),  # a government page passes on no more than rung 5
        ("PMID: 11; nobody", Certainty.LOW),
        ("nobody", Certainty.NONE),
        ("", Certainty.NONE),
    ],
)
def test_a_page_passes_on_what_a_library_says_it_cites(cites: str, certainty: Certainty) -> None:
    page = f"@misc{{page, url={{{NINDS}}}, cites={{{cites}}}}}"
    graph = graph_of(paper("The drug reduces deaths [1].", references=(NINDS,)), LIBRARY + page)

    assert graph.support(graph.claims()[0]).certainty is certainty


def test_a_ceiling_is_a_level_lower_where_as_much_speaks_against_the_claim() -> None:
    assert support_of("It works [1].", TRIAL).ceiling is Certainty.HIGH
    assert support_of("It works [1], but see [1].", TRIAL).ceiling is Certainty.MODERATE
    assert support_of("It works [1], but see [2].", TRIAL, COHORT).ceiling is Certainty.HIGH


@pytest.mark.parametrize("confirmed", [(True,), (False, True), (True, False)])
def test_one_confirmed_pointer_is_enough(confirmed: tuple[bool, ...]) -> None:
    graph = graph_of(paper("The drug reduces deaths [1].", references=(TRIAL,)), LIBRARY)
    [pointer] = graph.corpus.citations
    citations = tuple(replace(pointer, confirmed=one) for one in confirmed)
    found = Graph(replace(graph.corpus, citations=citations)).support(pointer.claim)

    assert graph.support(pointer.claim).assured is Certainty.NONE
    assert found.assured is Certainty.MODERATE
