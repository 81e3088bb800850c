"""What the cases cannot say: other years to count from, newer editions, a graph read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidencegraph.api import EvidenceGraph
from evidencegraph.graph import from_json
from evidencegraph.model import Method, Related, Relation
from tests.builders import graph_of, paper

REVIEW = (
    "@article{old, author={Grey, A}, title={A rare disease}, year={2015}, pmid={1}, "
    "studydesign={narrative review}}"
)
CLAIM = paper("The drug reduces deaths [1].", references=("PMID: 1",))


def codes(graph: EvidenceGraph, code: str, years: int = 5) -> int:
    return len(graph.audit(select=[code], thresholds={"EG214": {"years": years}}))


@pytest.mark.parametrize(("as_of", "found"), [(None, 0), (2020, 0), (2021, 1), (2014, 0)])
def test_age_is_counted_to_the_year_asked_about(as_of: int | None, found: int) -> None:
    graph = replace(graph_of(CLAIM, REVIEW), method=Method(as_of=as_of))

    assert codes(graph, "EG214") == found


def test_the_years_are_a_threshold() -> None:
    graph = replace(graph_of(CLAIM, REVIEW), method=Method(as_of=2021))

    assert (codes(graph, "EG214", 6), codes(graph, "EG214", 5)) == (0, 1)


def test_a_newer_edition_is_named_whatever_the_age() -> None:
    newer = REVIEW.replace("{old", "{new").replace("2015", "2016").replace("pmid={1}", "pmid={2}")
    text = paper(
        "The drug reduces deaths [1].", "It is rare [2].", references=("PMID: 1", "PMID: 2")
    )
    graph = graph_of(text, f"{REVIEW}\n{newer.replace('Grey, A', 'Grey, B')}")
    works = tuple(
        replace(work, related=(Related(Relation.UPDATED_BY, "pmid:2"),))
        if work.id == "pmid:1"
        else work
        for work in graph.references
    )
    graph = replace(graph, corpus=replace(graph.corpus, references=works))

    (finding,) = graph.audit(select=["EG214"])
    assert "is a newer edition" in finding.message
    assert finding.references == ("pmid:1",)


def test_a_graph_read_back_has_the_numbers_of_its_abstracts() -> None:
    work = REVIEW.replace("}}", "}, abstract={Of 61 people 38.6 percent lived. Never told.}}")
    text = paper("After that 39% lived [1].", "In all 48% lived [1].", references=("PMID: 1",))
    graph = graph_of(text, work)
    written = graph.to_json()
    back = from_json(written)

    assert [finding.message[:3] for finding in graph.audit(select=["EG213"])] == ["48%"]
    assert EvidenceGraph(back.corpus).audit(select=["EG213"]) == graph.audit(select=["EG213"])
    assert "Never told" not in written
