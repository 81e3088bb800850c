"""Characters that take no room change nothing that is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.claims import read_sentences
from evidencegraph.model import Document, Span
from evidencegraph.readers import read_document
from evidencegraph.readers.invisible import without_invisible

INVISIBLE = ("\u00ad", "\u200b", "\u200e", "\u200f", "\u2060", "\ufeff")
WORDS = "Cidofovir may help [1]. Mirtazapine does not [2, 3], as two trials showed."
LIST = ("PMID: 9571254", "PMID: 11517420", "PMID: 19901246")
PLAIN = f"{WORDS}\n\nReferences\n\n" + "\n".join(f"{n}. {e}" for n, e in enumerate(LIST, 1))
PAGE = f"<p>{WORDS}</p><h2>References</h2><ol>{''.join(f'<li>{e}</li>' for e in LIST)}</ol>"


def said(document: Document) -> list[tuple[str, list[str]]]:
    return [
        (sentence.text, [mark.key for mark in sentence.marks])
        for sentence in read_sentences(document)
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.txt", PLAIN), ("a.md", PLAIN), ("a.html", PAGE)],
    ids=["txt", "md", "html"],
)
@given(places=st.lists(st.integers(0, len(WORDS)), max_size=5), sign=st.sampled_from(INVISIBLE))
def test_wherever_they_stand_the_same_is_read(
    name: str, text: str, places: list[int], sign: str
) -> None:
    words = WORDS
    for place in sorted(places, reverse=True):
        words = words[:place] + sign + words[place:]
    document = read_document(name, text.replace(WORDS, words))

    assert said(document) == said(read_document(name, text))
    for pointer in document.pointers:
        shown = document.in_file(pointer.span).of(document.source or document.text)
        assert shown.replace(sign, "") == pointer.span.of(document.text)


def test_entities_that_show_them_are_left_out_too() -> None:
    document = read_document("a.html", "<p>Mirta&shy;zapine does not help.&#8203;</p>")

    assert [text for text, _ in said(document)] == ["Mirtazapine does not help."]


@given(st.text(alphabet=["a", "b", *INVISIBLE]))
def test_every_visible_character_keeps_its_place(text: str) -> None:
    shown, offsets = without_invisible(text)

    assert shown == "".join(character for character in text if character not in INVISIBLE)
    for at, character in enumerate(shown):
        assert offsets.span(Span(at, at + 1)).of(text) == character


def test_joiners_of_letters_stay() -> None:
    assert without_invisible("a\u200cb\u200dc")[0] == "a\u200cb\u200dc"
