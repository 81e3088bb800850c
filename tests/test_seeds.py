"""The main job on two real documents, which lie beside the project and not in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencegraph.api import EvidenceGraph, build
from evidencegraph.model import Design, SourceKind, Verdict

pytestmark = pytest.mark.seeds


@pytest.fixture
def first(seeds: list[Path]) -> EvidenceGraph:
    """Return the graph of the document with brackets and a list of addresses."""
    return build(seeds[0])


@pytest.fixture
def second(seeds: list[Path]) -> EvidenceGraph:
    """Return the graph of the document with bare numbers and no list."""
    return build(seeds[1])


def messages(graph: EvidenceGraph, code: str) -> list[str]:
    return [finding.message for finding in graph.audit([code])]


def test_first_document_is_read_whole(first: EvidenceGraph) -> None:
    paper = first.corpus.papers[0]

    assert (paper.entries, paper.pointers) == (12, 25)
    assert messages(first, "EG102") == []


def test_first_document_lists_two_pages_twice(first: EvidenceGraph) -> None:
    assert messages(first, "EG104") == [
        "entries 2 and 8 are one work (Cleveland Clinic): it counts once. "
        "Keep one entry and renumber the pointers",
        "entries 5 and 9 are one work (MSD Manual): it counts once. "
        "Keep one entry and renumber the pointers",
    ]


def test_first_document_never_points_at_four_entries(first: EvidenceGraph) -> None:
    assert [message.split(" (")[0] for message in messages(first, "EG103")] == [
        "entry 4",
        "entry 8",
        "entry 10",
        "entry 11",
    ]


def test_a_claim_behind_two_numbers_of_one_page_counts_one_source(first: EvidenceGraph) -> None:
    assert messages(first, "EG105") == [
        "pointers 5 and 9 behind this claim lead to one work (MSD Manual): one source, no direct "
        "evidence. Keep one pointer, or cite a second source"
    ]
    claim = first.claims("restore immune function more quickly")[0]
    assert len(first.citations_by_claim[claim.id]) == 2
    assert len(first.support(claim).contributions) == len(first.support(claim).bodies) == 1


@pytest.mark.parametrize(
    ("name", "source", "publisher"),
    [
        ("https://www.ninds.nih.gov/health-information/disorders/"
         "progressive-multifocal-leukoencephalopathy", SourceKind.GOVERNMENT, "NINDS"),
        ("https://en.wikipedia.org/wiki/Progressive_multifocal_leukoencephalopathy",
         SourceKind.ENCYCLOPAEDIA, "Wikipedia"),
        ("NBK560584", SourceKind.REFERENCE_WORK, "StatPearls"),
    ],
)  # fmt: skip
def test_pages_are_what_they_are(
    first: EvidenceGraph, name: str, source: SourceKind, publisher: str
) -> None:
    grade = first.grade(name)

    assert (grade.source, grade.publisher, grade.design) == (source, publisher, Design.NONE)


@pytest.mark.parametrize("name", ["PMC9291129", "34405435"])
def test_articles_without_metadata_stay_undetermined(first: EvidenceGraph, name: str) -> None:
    grade = first.grade(name)

    assert (grade.source, grade.design) == (SourceKind.JOURNAL, Design.UNDETERMINED)


def test_second_document_points_at_six_numbers_that_are_not_listed(second: EvidenceGraph) -> None:
    assert second.corpus.papers[0].pointers == 22
    assert [message.split(" leads")[0] for message in messages(second, "EG102")] == [
        f"pointer {number}" for number in range(1, 7)
    ]
    hanging = [int(m.split("; ")[1].split()[0]) for m in messages(second, "EG102")]
    assert hanging == [11, 6, 3, 1, 2, 2]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("mirtazapine 15-30", ["1"]),
        ("mortality 30-50%", ["1"]),
        ("cytosine arabinoside 5 days", ["2"]),
        ("CD4 count", ["2"]),
        ("cytarabine investigated", []),
    ],
)
def test_measures_are_no_pointers(second: EvidenceGraph, words: str, keys: list[str]) -> None:
    claim = second.claims(words)[0]

    assert [c.key for c in second.citations_by_claim.get(claim.id, ())] == keys


def test_sources_nobody_can_identify_are_unknown_not_wanting(second: EvidenceGraph) -> None:
    verdicts = {second.support(claim).verdict for claim in second.claims()}

    assert verdicts == {Verdict.UNKNOWN, Verdict.UNSUPPORTED}


def test_documents_together_and_alone_give_the_same_claims(
    seeds: list[Path], first: EvidenceGraph, second: EvidenceGraph
) -> None:
    together = build(seeds)
    backwards = build(reversed(seeds))

    assert together.to_json() == backwards.to_json()
    for alone in (first, second):
        assert alone.supports == {name: together.supports[name] for name in alone.supports}


def test_advice_and_doubt_in_one_sentence_are_two_claims(second: EvidenceGraph) -> None:
    advice, doubt = second.claims("mirtazapine risperidone intolerant")

    assert (advice.label, doubt.label) == (
        "mirtazapine, risperidone: conditional advice",
        "mirtazapine, risperidone: efficacy unproven",
    )
    assert [c.key for claim in (advice, doubt) for c in second.citations_by_claim[claim.id]] == [
        "2",
        "2",
    ]


def test_cytarabine_is_a_tension_and_no_contradiction(seeds: list[Path]) -> None:
    found = build(seeds).oppositions()

    assert [(one.about, one.strain.value) for one in found] == [("cytarabine", "tension")]


def test_what_both_documents_say_is_found(seeds: list[Path]) -> None:
    told_twice = [
        pair.about.names
        for pair in build(seeds).twins()
        if pair.first.document != pair.second.document
    ]
    assert {"PML", "mortality"} in told_twice
    assert {"plasma exchange", "natalizumab", "PML", "drug clearance"} in told_twice


def test_what_one_document_says_leads_to_the_other_on_the_same_subject(seeds: list[Path]) -> None:
    subjects = [set(pair.about) for pair in build(seeds).same_subject()]

    assert {"checkpoint inhibitors", "adoptive T-cell transfer"} in subjects
    assert {"IRIS"} in subjects
