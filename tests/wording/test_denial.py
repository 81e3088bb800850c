"""What a sentence denies, and what its negators leave alone; written for these tests."""

from __future__ import annotations

import pytest

from evidencegraph.model import Trigger, TriggerRole
from evidencegraph.wording.denial import denials
from evidencegraph.wording.folding import folded


def denying(text: str) -> list[str]:
    words = folded(text)
    return [words[one.start : one.end] for one in denials(words, [])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The drug did not lower mortality.", ["not"]),
        ("The drug did not, however, lower mortality.", ["not"]),
        ("The gel was useless against viruses.", ["was useless"]),
        ("Useless tests cost money.", []),
        ("Ineffective care harms patients.", []),
        ("The groups had similar rates, and both groups had similar costs.", ["both groups had"]),
        ("The hypothesis was rejected.", ["hypothesis was rejected"]),
        ("The null hypothesis was rejected.", []),
        ("Use of the drug is discouraged.", ["is discouraged"]),
        ("Doctors weigh this against a relapse.", []),
        ("NO in plasma rose.", []),
        ("NO CHANGE WAS SEEN.", ["no"]),
    ],
)
def test_a_negator_of_the_main_clause_denies(text: str, words: list[str]) -> None:
    found = denying(text)
    assert len(found) == len(words)
    assert all(one.startswith(word) for one, word in zip(found, words, strict=True))


@pytest.mark.parametrize(
    ("apart", "main"),
    [
        ("Although it did not help at first,", "the drug prolonged life"),
        ("Because no change was seen,", "the dose was kept"),
        ("In people with no symptoms,", "the drug prolonged life"),
        ("Not surprisingly,", "the drug prolonged life"),
        ("If the fever does not fall,", "the drug helps"),
    ],
)
def test_what_opens_a_sentence_is_set_apart_at_its_comma(apart: str, main: str) -> None:
    assert denying(f"{apart} {main}.") == []
    denied = main.replace("the d", "no d", 1)
    assert denying(f"{apart} {denied}.") == ["no"]


@pytest.mark.parametrize(
    "text",
    [
        "Patients who did not smoke lived longer.",
        "The drug eased pain with no increase in sedation.",
        "The drug eased pain without an increase in sedation.",
        "The rash is caused not by the virus but by the drug.",
        "The drug is not ineffective.",
        "No treatment is without risk.",
        "The drug works even when others do not.",
        "The benefit is real, not noise.",
    ],
)
def test_negators_of_a_part_do_not_deny_the_whole(text: str) -> None:
    assert denying(text) == []


def test_words_on_the_evidence_deny_no_effect() -> None:
    words = "no evidence shows that it reduces pain"
    effect = Trigger(words.index("reduces"), words.index("reduces") + 7, TriggerRole.EFFECT)
    unknown = Trigger(0, len("no evidence"), TriggerRole.LEVEL)
    assert denials(words, [effect]) != []
    assert denials(words, [effect], [unknown]) == []


def test_of_a_doubtful_claim_only_what_reaches_its_effect_is_denied() -> None:
    near, far = "it does not reduce pain", "not seen in this or any other ward, it does reduce pain"
    for words, count in ((near, 1), (far, 0)):
        at = words.index("reduce")
        effect = Trigger(at, at + len("reduce"), TriggerRole.EFFECT)
        assert len(denials(words, [effect], whole=False)) == count
