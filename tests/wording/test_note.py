"""Notes of sentences: what they are about and what they say of it, with every doubt kept."""

from __future__ import annotations

import pytest

from evidencegraph.wording import kind_of, note_of, wording_of


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("Zinc shortens colds.", "Zinc: shortens colds"),
        ("Zinc does not shorten colds.", "Zinc: does not shorten colds"),
        ("The data suggest that zinc shortens colds.", "zinc (suggested): shortens colds"),
        ("In theory, zinc could shorten colds.", "zinc (in theory): could shorten colds"),
        ("It is unclear whether zinc shortens colds.", "zinc: unclear if shortens colds"),
        ("We recommend zinc for colds.", "zinc for colds: recommended"),
        ("We recommend against zinc.", "zinc: not recommended"),
        ("We found no link between zinc and anosmia.", "zinc and anosmia: no link"),
        ("There is no cure for the common cold.", "common cold: no cure"),
        ("No drug is approved for colds.", "colds: no drug approved"),
        ("No trial has tested zinc in infants.", "zinc in infants: no trial"),
        ("One in ten children with croup is admitted.", "croup: one in ten admitted"),
        ("In infants, zinc may shorten colds.", "zinc: may shorten colds in infants"),
        ("If zinc fails, honey can be tried.", "honey: can be tried if zinc fails"),
        ("Colds that have lasted for ten days are probably sinusitis.", None),
        ("Use of zinc has been linked to nausea.", "zinc: linked to nausea"),
        ("It was not studied.", "It was not studied."),
        ("What helps is not known.", "What helps is not known."),
        (
            "Zinc lozenges probably shorten colds in adults who begin to take them on the first day.",
            "Zinc lozenges: probably shorten colds in adults…",
        ),
    ],
)
def test_a_note_says_no_more_than_its_sentence(sentence: str, note: str | None) -> None:
    found = note_of(sentence, wording_of(sentence, kind_of(sentence)[0]))

    assert found == note if note else "probably" in found
    assert len(found) <= 60


@pytest.mark.parametrize(
    "text", ["", ".", "?", "In, ", "x" * 200, "is is is", "No " * 90, "É" * 70]
)
def test_any_text_has_a_note(text: str) -> None:
    assert len(note_of(text, wording_of(text))) <= 60
