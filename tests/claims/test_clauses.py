from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.claims import claims_of, read_sentences
from evidencegraph.model import Scope, WordingLevel
from evidencegraph.readers import read_document
from tests.builders import graph_of


def cited(text: str, path: str = "a.md") -> list[tuple[str, list[str]]]:
    document = read_document(path, text)
    return [
        (one.claim.text, [mark.key for mark in one.marks])
        for one in claims_of(document, read_sentences(document))
    ]


@pytest.mark.parametrize(
    ("sentence", "keys"),
    [
        ("Rest is advised [3], although its effect is not proven [4].", [["3"], ["4"]]),
        ("Rest is advised, [3] although its effect is not proven.[4]", [["3"], ["4"]]),
        ("Rest is advised, although its effect is not proven [4].", [["4"], ["4"]]),
        ("Rest is advised, although its effect is not proven.[3][4]", [["3", "4"], ["3", "4"]]),
        ("Rest is advised [3], although its effect is not proven.", [["3"], []]),
        ("Rest [3] is advised; its [4] effect is not proven.", [["3"], ["4"]]),
        ("Rest is advised, although its effect is [4] not proven.", [[], ["4"]]),
        ("Rest is advised, although its effect is not proven, but see [4].", [[], ["4"]]),
    ],
)
def test_a_pointer_belongs_to_the_clause_that_it_closes(
    sentence: str, keys: list[list[str]]
) -> None:
    assert [found for _, found in cited(sentence)] == keys


def test_a_pointer_elsewhere_covers_every_clause() -> None:
    text = "Rest is advised, although its effect is not proven. It is cheap in all places.[3]"

    assert [keys for _, keys in cited(text)] == [["3"], ["3"], ["3"]]


def test_scope_says_how_far_a_pointer_reaches() -> None:
    text = "Rest is advised [3], although its effect is not proven; it is cheap in all places [4]."
    document = read_document("a.md", text)

    scopes = [
        [(mark.key, mark.scope) for mark in one.marks]
        for one in claims_of(document, read_sentences(document))
    ]
    assert scopes == [[("3", Scope.CLAUSE)], [("4", Scope.SENTENCE)], [("4", Scope.SENTENCE)]]


def test_each_clause_says_its_own_and_remembers_its_sentence() -> None:
    sentence = "**Mirtazapine** can be considered, although its efficacy is unproven."
    graph = graph_of(sentence + "\n")
    advice, doubt = graph.corpus.claims

    assert (advice.text, doubt.text) == (
        "Mirtazapine can be considered",
        "its efficacy is unproven",
    )
    assert advice.sentence == doubt.sentence == sentence.replace("*", "")
    assert advice.wording.modality.recommends
    assert doubt.wording.level is WordingLevel.STATUS
    assert advice.wording.level is not WordingLevel.STATUS
    assert doubt.topic.interventions == ("mirtazapine",)
    assert doubt.label == "mirtazapine: efficacy unproven"
    assert sentence[doubt.start : doubt.end] == doubt.text


def test_a_clause_that_opens_takes_its_subject_from_the_one_after() -> None:
    text = "Although its efficacy is not proven, mirtazapine is widely used in PML.\n"
    first, second = graph_of(text).corpus.claims

    assert first.topic.interventions == second.topic.interventions == ("mirtazapine",)


def test_an_undivided_sentence_is_no_part() -> None:
    assert [claim.sentence for claim in graph_of("PML is rare indeed.\n").corpus.claims] == [""]


def test_clauses_in_the_same_words_get_different_ids() -> None:
    text = "It was cheap, although nobody had it. It was good, although nobody had it.\n"
    claims = graph_of(text).corpus.claims

    assert len(claims) == len({claim.id for claim in claims}) == 4


@given(
    st.lists(
        st.sampled_from(
            ["*it* is so", "they were bad", "[1]", ",", ";", "but", "although", "(", ")"]
        ),
        max_size=12,
    )
)
def test_the_words_of_a_clause_stand_where_it_says(words: list[str]) -> None:
    text = "Now all " + " ".join(words) + ".\n"
    document = read_document("a.md", text)
    for one in claims_of(document, read_sentences(document)):
        if one.claim.sentence:
            shown = text[one.claim.start : one.claim.end].replace("[1]", "").replace("*", "")
            # A bracket that holds no word is not spoken.
            shown, spoken = (re.sub(r"[()\s]", "", words) for words in (shown, one.claim.text))
            assert shown == spoken
