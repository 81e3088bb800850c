from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evidencegraph.claims import claim_id, claims_of, read_sentences
from evidencegraph.model import Direction, Scope
from evidencegraph.readers import read_document


def read(text: str, *, paragraph_scope: bool = True) -> list[tuple[str, list[str]]]:
    document = read_document("a.md", text)
    return [
        (s.text, [m.key + "~" * (m.scope is Scope.PARAGRAPH) for m in s.marks])
        for s in read_sentences(document, paragraph_scope=paragraph_scope)
    ]


def test_a_closing_pointer_covers_the_paragraph() -> None:
    text = "PML is rare. It can kill. Drugs may help.[1][2]"

    assert read(text) == [
        ("PML is rare.", ["1~", "2~"]),
        ("It can kill.", ["1~", "2~"]),
        ("Drugs may help.", ["1", "2"]),
    ]
    assert read(text, paragraph_scope=False)[0] == ("PML is rare.", [])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("PML is rare.[1] It can kill. Drugs may help.[2]", id="others have pointers"),
        pytest.param("PML is rare. It can kill. Drugs [2] may help.", id="pointer inside"),
        pytest.param("PML is rare. Drugs may help, but see [2].", id="pointer against"),
        pytest.param("PML is rare.\n\nDrugs may help.[2]", id="other paragraph"),
    ],
)
def test_a_pointer_covers_its_own_sentence_only_where(text: str) -> None:
    assert all("~" not in key for _, keys in read(text) for key in keys)


def test_a_pointer_after_the_full_stop_belongs_before_it() -> None:
    assert read("PML is rare.[1] It can kill.[2] Drugs [3] may help.") == [
        ("PML is rare.", ["1"]),
        ("It can kill.", ["2"]),
        ("Drugs may help.", ["3"]),
    ]


def test_no_space_is_left_where_a_pointer_was() -> None:
    assert read("PML [1] is rare [2], and kills [3].")[0][0] == "PML is rare, and kills."


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("survived in a cohort [1], but see [2]", [Direction.SUPPORTS, Direction.CONTRADICTS]),
        ("it helps [1], contradicted by a trial of 46 people [2]",
         [Direction.SUPPORTS, Direction.CONTRADICTS]),
        ("it helps [1], though only in adults [2]", [Direction.SUPPORTS, Direction.QUALIFIES]),
        ("it helps [1]; see also [2]", [Direction.SUPPORTS, Direction.MENTIONS]),
        ("it helps, contrary to what was thought for many years and in many places by all [2]",
         [Direction.SUPPORTS]),
    ],
)  # fmt: skip
def test_words_before_a_pointer_give_its_direction(words: str, direction: list[Direction]) -> None:
    document = read_document("a.md", f"Many say that {words}.")

    assert [mark.direction for mark in read_sentences(document)[0].marks] == direction


def test_claims_in_the_same_words_get_different_ids() -> None:
    document = read_document("a.md", "PML is rare indeed.\n\nPML is rare indeed.")
    first, second = (c.claim.id for c in claims_of(document, read_sentences(document)))

    assert second == f"{first}-2"


@given(st.text(alphabet="PML is rare.,!", max_size=30))
def test_an_id_does_not_hear_punctuation(text: str) -> None:
    assert claim_id("a.md", text) == claim_id("x/a.md", text.replace(",", " , ").upper())


@example("\u00ad0")
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_read_and_every_claim_is_found_where_it_says(text: str) -> None:
    for path in ("a.md", "a.txt"):
        document = read_document(path, text)
        end = 0
        for sentence in read_sentences(document):
            place = document.in_file(sentence.span)
            assert end <= place.start < place.end <= len(text)
            end = place.end
            assert place.of(text)[0] == sentence.text[0]
