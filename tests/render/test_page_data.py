from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from evidencegraph.bibliography import read_library
from evidencegraph.corpus import assemble
from evidencegraph.graph import Graph
from evidencegraph.model import (
    Appraisal,
    Direction,
    Domain,
    Finding,
    Location,
    Rating,
    Severity,
    SourceKind,
)
from evidencegraph.queries import weakest, without
from evidencegraph.readers import read_document
from evidencegraph.render.legend import SHAPES, STATES, family_of, letter_of
from evidencegraph.render.page_data import page_data
from evidencegraph.render.rows import short_name

RETRACTED = """@article{gone, title={A trial}, year={2001}, pmid={1}, studydesign={RCT},
  status={retracted}}"""


@pytest.fixture(scope="module")
def data(graph: Graph) -> dict[str, Any]:
    return page_data(graph)


def claim(data: dict[str, Any], words: str) -> dict[str, Any]:
    (found,) = [row for row in data["claims"] if words in row["text"]]
    return dict(found)


def graph_of(text: str, library: str = "") -> Graph:
    works = read_library("refs.bib", library).references
    return Graph(assemble([read_document("paper.txt", text)], works))


def test_data_is_plain_json_and_the_same_each_time(graph: Graph) -> None:
    again = Graph(graph.corpus, graph.method)

    assert json.dumps(page_data(graph), allow_nan=False) == json.dumps(page_data(again))


def test_counts_say_what_was_read(data: dict[str, Any]) -> None:
    assert data["counts"] == {
        "documents": 1,
        "claims": 5,
        "references": 6,
        "citations": 7,
        "findings": 0,
    }


@pytest.mark.parametrize(
    ("words", "state", "reason"),
    [
        ("Mirtazapine improves", "moderate", "moderate certainty on 2 independent bodies"),
        ("Restoring immunity", "indirect", "no direct evidence, only government page"),
        ("rare infection", "uncited", "cites no source"),
        ("Interferon", "unknown", "its sources could not be identified"),
        ("Cidofovir", "moderate", "contested by its own sources"),
    ],
)
def test_claim_has_state_and_reason(
    data: dict[str, Any], words: str, state: str, reason: str
) -> None:
    row = claim(data, words)

    assert (row["state"], row["reason"]) == (state, reason)


def test_claim_whose_sources_do_not_count_is_not_uncited() -> None:
    graph = graph_of("# PML\n\nIt kills [1].\n\n## References\n\n1. PMID: 1\n", RETRACTED)
    (row,) = page_data(graph)["claims"]

    assert (row["state"], row["verdict"]) == ("unsupported", "unsupported")
    assert letter_of(row["state"]) != letter_of("uncited")


def test_what_could_not_be_checked_is_not_uncited(data: dict[str, Any]) -> None:
    assert claim(data, "Interferon")["state"] != claim(data, "rare infection")["state"]


def test_credits_of_a_claim_sum_to_its_score(data: dict[str, Any]) -> None:
    for row in data["claims"]:
        shares = [c["credit"] for c in data["citations"] if c["claim"] == row["id"]]
        assert sum(shares) == pytest.approx(row["score"], abs=1e-4 * (len(shares) + 1))


def test_sources_of_one_publisher_are_one_body(data: dict[str, Any]) -> None:
    (body,) = claim(data, "Restoring immunity")["bodies"]

    assert len(body["references"]) == 2
    assert body["reason"] == "same publisher, NINDS"


def test_every_citation_keeps_its_pointers_and_says_only_what_is_unusual(
    data: dict[str, Any],
) -> None:
    marks = [mark for citation in data["citations"] for mark in citation["marks"]]

    assert len(marks) == data["counts"]["citations"]
    assert marks[0] == {"key": "1"}
    spread = page_data(
        graph_of("PML is rare. It is severe.[1]\n\nReferences\n\n1. PMID: 33333333\n")
    )["citations"]
    assert {"key": "1", "scope": "paragraph"} in [mark for row in spread for mark in row["marks"]]


def test_weakest_claims_come_as_the_query_ranks_them(graph: Graph, data: dict[str, Any]) -> None:
    ranked = weakest(graph, len(graph.corpus.claims))

    assert data["weakest"] == [weakness.claim.id for weakness in ranked]


def test_findings_are_sorted_gravest_first_whatever_their_order(graph: Graph) -> None:
    here = Location("paper.txt", 3, 1)
    note = Finding("EG301", "a-note", Severity.NOTE, here, "a note")
    error = Finding("EG101", "an-error", Severity.ERROR, Location("paper.txt", 9), "an error")

    rows = page_data(graph, [note, error])["findings"]

    assert [row["code"] for row in rows] == ["EG101", "EG301"]
    assert page_data(graph, [error, note])["findings"] == rows
    assert rows[0]["place"] == "paper.txt:9"


def test_every_state_and_every_kind_of_source_is_in_the_legend(data: dict[str, Any]) -> None:
    assert [row["state"] for row in data["distribution"]] == [sign.name for sign in STATES]
    assert sum(row["claims"] for row in data["distribution"]) == data["counts"]["claims"]
    assert {family_of(kind) for kind in SourceKind} == {sign.name for sign in SHAPES}


def test_signs_differ_without_colour() -> None:
    assert len({sign.mark for sign in STATES}) == len(STATES)
    assert len({sign.mark for sign in SHAPES}) == len(SHAPES)


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        pytest.param("https://pubmed.ncbi.nlm.nih.gov/3333/", "PMID 3333", id="identifier"),
        pytest.param("https://www.ninds.nih.gov/pml", "NINDS", id="publisher"),
        pytest.param("https://odd.example.org/a/b", "odd.example.org", id="host"),
        pytest.param("A page of a society that says much", "A page of a society…", id="words"),
    ],
)
def test_reference_has_a_name_that_fits_on_the_map(entry: str, name: str) -> None:
    graph = graph_of(f"PML is rare.[1]\n\nReferences\n\n1. {entry}\n")

    assert short_name(graph, graph.corpus.references[0].id) == name


def test_unresolved_pointer_is_named_as_it_stands() -> None:
    graph = graph_of("PML is rare.[1] PML kills.[7]\n\nReferences\n\n1. PMID: 33333333\n")

    rows = {row["id"]: row for row in page_data(graph)["references"]}
    missing = rows["unresolved:paper.txt#7"]
    assert (missing["short"], missing["family"], missing["resolved"]) == ("[7]", "unknown", False)


def test_only_web_addresses_become_links(graph: Graph) -> None:
    work = replace(
        graph.corpus.references[0], identifiers=("bib:javascript:alert(1)", "doi:10.1/x")
    )
    corpus = replace(graph.corpus, claims=(), citations=(), references=(work,))

    (row,) = page_data(Graph(corpus))["references"]
    assert [each["address"] for each in row["identifiers"]] == ["", "https://doi.org/10.1/x"]


def parts(data: dict[str, Any]) -> list[Any]:
    return [
        part for paper in data["documents"] for _, _, some in paper["passages"] for part in some
    ]


def test_words_name_claims_and_references_by_number(data: dict[str, Any]) -> None:
    first = next(part for part in parts(data) if isinstance(part, list))
    pointer = next(part for part in parts(data) if len(part) == 3 and part[2])
    claims, works = data["claims"], data["references"]

    assert claims[first[1] - 1]["text"].startswith(first[0].strip())
    cited = {
        c["reference"] for c in data["citations"] if c["claim"] == claims[pointer[1] - 1]["id"]
    }
    assert {works[number - 1]["id"] for number in pointer[2]} <= cited


def test_every_claim_stands_in_the_words(data: dict[str, Any]) -> None:
    named = {part[1] for part in parts(data) if isinstance(part, list)}

    assert {claim["number"] for claim in data["claims"]} <= named


def test_what_left_the_graph_leaves_its_words(graph: Graph) -> None:
    gone = graph.corpus.references[0].id
    left = page_data(without(graph, gone))
    everything = page_data(graph)

    def words(data: dict[str, Any]) -> str:
        return "".join(part if isinstance(part, str) else part[0] for part in parts(data))

    assert words(left) == words(everything)
    most = max(number for part in parts(left) if len(part) == 3 for number in part[2])
    assert most <= len(left["references"])


def test_claim_says_how_it_is_worded(data: dict[str, Any]) -> None:
    wording = claim(data, "Mirtazapine improves")["wording"]

    assert (wording["level"], wording["causality"]) == ("asserted", "direct causal")
    assert ["improves", "effect"] in wording["triggers"]


def test_findings_bring_what_to_do(graph: Graph) -> None:
    here = Location("paper.txt", 3, 1)
    known = Finding("EG101", "uncited-claim", Severity.WARNING, here, "no source")
    strange = Finding("XX999", "of-somebody-else", Severity.NOTE, here, "odd")

    fixes = page_data(graph, [known, strange])["fixes"]

    assert list(fixes) == ["EG101"]
    assert "How to fix it" not in fixes["EG101"]
    assert len(fixes["EG101"]) > 20


def test_what_is_cited_for_and_against_is_weighed_without_both() -> None:
    graph = graph_of(
        "Mirtazapine improved survival in PML [1], but one trial found no effect [1].\n\n"
        "References\n\n1. PMID: 11111111\n",
        "@article{a, title={A}, pmid={11111111}, studydesign={cohort study}, participants={900}}",
    )
    claim_id = graph.corpus.claims[0].id
    graph = Graph(
        replace(
            graph.corpus,
            citations=tuple(
                replace(c, direction=Direction.CONTRADICTS if at else Direction.SUPPORTS)
                for at, c in enumerate(graph.corpus.citations)
            ),
        )
    )

    rows = page_data(graph)["citations"]
    assert {row["direction"] for row in rows} == {"supports", "contradicts"}
    left = without(graph, "pmid:11111111").supports[claim_id].certainty.label
    assert [row["without"] for row in rows] == [left, left]


def test_judgements_name_reason_author_and_date(graph: Graph) -> None:
    name = graph.corpus.claims[0].id
    ratings = ((Domain.RISK_OF_BIAS, Rating.SERIOUS),)
    mine = Appraisal(
        Location("a.toml", 2), "open label", "A.B.", "2026-11-20", claim=name, ratings=ratings
    )
    stale = replace(mine, claim="claim:gone")

    (row,) = page_data(graph.appraised([mine, stale]))["appraisals"]
    assert (row["words"], row["reason"], row["by"], row["date"]) == (
        "risk of bias: serious",
        "open label",
        "A.B.",
        "2026-11-20",
    )
    assert row["claims"] == [name]
    assert row["references"]


def test_empty_graph_has_data_too() -> None:
    data = page_data(Graph())

    assert data["claims"] == data["references"] == data["weakest"] == []
    assert data["counts"]["documents"] == 0
