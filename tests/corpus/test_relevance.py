"""Whether a work is about anything that the claims which cite it are about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidencegraph.api import EvidenceGraph
from evidencegraph.corpus.relevance import unrelated_works
from evidencegraph.graph import from_json
from evidencegraph.model import Citation, Claim, Location, Reference
from tests.builders import graph_of, paper

TERNS = Reference(
    "pmid:1",
    title="Nesting of terns on gravel roofs",
    abstract=(
        "Least terns took to gravel roofs of supermarkets on the coast. We counted nests, eggs and "
        "fledglings on forty roofs during three summers. Chicks fell from low parapets, gulls and "
        "crows robbed nests, and sprinklers cooled the gravel at noon."
    ),
)
CLAIM = Claim(
    "claim:1",
    "paper.md",
    "Mirtazapine keeps the JC virus out of oligodendrocytes and astrocytes.",
    Location("paper.md", 1, 1),
)


def cited(claim: Claim) -> Citation:
    return Citation(claim.id, TERNS.id, "1", Location("paper.md", claim.location.line, 60))


def count(*claims: Claim, work: Reference = TERNS, foreign: tuple[str, ...] = ()) -> int:
    return len(list(unrelated_works(claims, map(cited, claims), [work], foreign)))


def test_every_claim_that_cites_a_work_must_be_about_something_else() -> None:
    other = replace(CLAIM, id="claim:2", text="Gulls carry mycobacteria to hospital roofs.")

    assert count(CLAIM) == 1
    assert count(CLAIM, replace(CLAIM, id="claim:2")) == 1
    assert count(CLAIM, other) == 0


def test_the_whole_sentence_of_a_clause_is_asked() -> None:
    assert count(replace(CLAIM, sentence=f"{CLAIM.text} So do terns.")) == 0


@pytest.mark.parametrize(
    "work",
    [
        replace(TERNS, abstract=""),
        replace(TERNS, abstract="Least terns took to gravel roofs."),
        replace(TERNS, language="ger"),
        replace(TERNS, mesh=("Oligodendroglia", "Astrocytes")),
        replace(TERNS, title="Mirtazapine and terns"),
    ],
)
def test_what_is_on_file_must_tell_what_the_work_is_about(work: Reference) -> None:
    assert count(CLAIM, work=work) == 0


def test_documents_in_other_languages_are_not_compared() -> None:
    assert count(CLAIM, foreign=("paper.md",)) == 0


def test_the_place_is_the_entry_or_the_pointer_where_there_is_none() -> None:
    (problem,) = unrelated_works([CLAIM], [cited(CLAIM)], [TERNS])

    assert problem.location == Location("paper.md", 1, 60)
    assert problem.references == ("pmid:1",)


BIRDS = (
    f"@article{{k, author={{Grey, A}}, title={{{TERNS.title}}}, pmid={{1}}, "
    f"abstract={{{TERNS.abstract}}}}}"
)


def test_a_graph_read_back_without_abstracts_has_the_same_findings() -> None:
    graph = graph_of(paper(CLAIM.text.replace(".", " [1]."), references=("PMID: 1",)), BIRDS)
    back = EvidenceGraph(from_json(graph.to_json()).corpus)

    assert [finding.code for finding in graph.audit(select=["EG110"])] == ["EG110"]
    assert back.audit(select=["EG110"]) == graph.audit(select=["EG110"])


def test_what_a_person_has_confirmed_is_not_doubted() -> None:
    graph = graph_of(paper(CLAIM.text.replace(".", " [1]."), references=("PMID: 1",)), BIRDS)
    seen = tuple(replace(one, confirmed=True) for one in graph.corpus.citations)

    assert not EvidenceGraph(replace(graph.corpus, citations=seen)).audit(select=["EG110"])


def test_an_entry_that_names_another_work_is_said_once() -> None:
    entry = "Brown T. Survival after transfer of donor lymphocytes. Blood. 2004;3:1. PMID: 1"
    graph = graph_of(paper(CLAIM.text.replace(".", " [1]."), references=(entry,)), BIRDS)

    assert [finding.code for finding in graph.audit(select=["EG109", "EG110"])] == ["EG109"]


def test_nothing_is_said_of_a_work_that_is_no_longer_cited() -> None:
    graph = graph_of(paper(CLAIM.text.replace(".", " [1]."), references=("PMID: 1",)), BIRDS)

    assert not graph.without("pmid:1").audit(select=["EG110"])
