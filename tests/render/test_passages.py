from __future__ import annotations

from dataclasses import replace

import pytest

from evidencegraph.api import EvidenceGraph
from evidencegraph.render.passages import written
from tests.builders import graph_of, paper


@pytest.mark.parametrize(
    "sentence",
    [
        "Cytarabine improved survival [1], but see [2].",
        "The drug helps.[1]",
        "It kills half of the patients.",
    ],
)
def test_claim_is_written_as_it_stands(sentence: str) -> None:
    graph = graph_of(paper(sentence, references=("PMID: 1", "PMID: 2")))
    (claim,) = graph.corpus.claims

    assert written(graph, claim) == sentence


def test_clause_is_written_without_its_sentence() -> None:
    sentence = "Mirtazapine may be tried [1], but it has no proven efficacy in PML."
    graph = graph_of(paper(sentence))

    assert [written(graph, claim) for claim in graph.corpus.claims] == [
        "Mirtazapine may be tried",
        "it has no proven efficacy in PML",
    ]


def test_claim_without_kept_words_is_written_without_pointers() -> None:
    graph = graph_of(paper("Cytarabine helps [1], but see [2]."))
    papers = tuple(replace(one, passages=()) for one in graph.corpus.papers)
    bare = EvidenceGraph(replace(graph.corpus, papers=papers))
    (claim,) = bare.corpus.claims

    assert written(bare, claim) == claim.text
