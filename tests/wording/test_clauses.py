"""Where sentences part into clauses; all written for these tests, after patterns met in text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.wording import clauses_of


def parts(text: str) -> list[str]:
    return [text[clause.start : clause.end] for clause in clauses_of(text)]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        (
            "Cidofovir can be tried , although its efficacy is unproven.",
            ["Cidofovir can be tried", "its efficacy is unproven"],
        ),
        (
            "Although good evidence is scarce, most centres use the drug, and it is well tolerated.",
            ["good evidence is scarce", "most centres use the drug, and it is well tolerated"],
        ),
        (
            "However, although the drug is cheap, it was never tested.",
            ["the drug is cheap", "it was never tested"],
        ),
        (
            "The virus is common; however, disease is rare in adults.",
            ["The virus is common", "disease is rare in adults"],
        ),
        (
            "Men were treated early (as planned; nobody was lost), whereas women were treated late.",
            ["Men were treated early (as planned; nobody was lost)", "women were treated late"],
        ),
        (
            "There is no cure today, and no drug has been approved for it.",
            ["There is no cure today", "no drug has been approved for it"],
        ),
        (
            "Steroids were given to all, but the swelling grew and mortality was high; "
            "the cause is not known, though infection is likely to matter.",
            [
                "Steroids were given to all",
                "the swelling grew and mortality was high",
                "the cause is not known",
                "infection is likely to matter",
            ],
        ),
    ],
)
def test_parts_that_can_stand_alone_are_parted(text: str, parted: list[str]) -> None:
    assert parts(text) == parted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rash is common in adults, but not in children.", id="no verb of its own"),
        pytest.param("The drug was studied but shows little benefit.", id="shared subject"),
        pytest.param("We gave iron, folate, and the vitamin that was left.", id="list of nouns"),
        pytest.param("Not only is it cheap, but it is safe in children.", id="correlative"),
        pytest.param("Some of them died early, while others were well.", id="leans on the first"),
        pytest.param("The drug helps most men, but it does not.", id="ellipsis"),
        pytest.param("Trials suggest that it helps men, but it harms some.", id="reported"),
        pytest.param("If fever is absent, steroids are given, and it is safe.", id="condition"),
        pytest.param(
            "Before the war, many had been infected, and survival was rare.", id="frame of time"
        ),
        pytest.param("It fell (from 3; it was 5 (mean; it had varied) before).", id="brackets"),
        pytest.param("He said “it was late; nothing was done” to us all.", id="quotation"),
        pytest.param("Three things matter a great deal here: a) it is cheap; b) it is safe.",
                     id="items"),
        pytest.param("Scores were 3 and 5 in men and women, and it was so, respectively.",
                     id="respectively"),
        pytest.param("It is so.", id="one clause"),
        pytest.param("It was so, but it was " + "very " * 400 + "so indeed.", id="endless"),
        pytest.param("", id="empty"),
    ],
)  # fmt: skip
def test_what_makes_sense_only_together_stays_whole(text: str) -> None:
    assert parts(text) == []


@given(
    st.lists(
        st.sampled_from(
            ["it", "drug", "is", "was", ",", ";", "(", ")", "but", "and", "although", "the", "."]
        )
    )
)
def test_parts_follow_each_other_and_hold_words(words: list[str]) -> None:
    text = " ".join(words)
    found = clauses_of(text)

    assert len(found) != 1
    end = 0
    for clause in found:
        assert end <= clause.joint <= clause.start < clause.end <= len(text) or clause == found[0]
        assert text[clause.start : clause.end] == text[clause.start : clause.end].strip()
        end = clause.end
