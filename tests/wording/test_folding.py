"""Folded texts are as long as they were, and folded patterns find in them what they should."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.wording.folding import compiled, folded


@given(st.text())
def test_a_folded_text_is_as_long_and_folds_no_further(text: str) -> None:
    assert len(folded(text)) == len(text)
    if "NO" not in folded(text):
        assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("No effect", "no effect"),
        ("NO raises flow", "NO raises flow"),
        ("Oxide (NO) IN BLOOD", "oxide (NO) in blood"),
        ("NO EFFECT", "no effect"),
        ("NOT SEEN", "not seen"),
        ("İstanbul NO 2", "İstanbul NO 2"),
    ],
)
def test_nitric_oxide_is_no_negator(text: str, low: str) -> None:
    assert folded(text) == low


@given(st.from_regex(r"[A-Za-z]{1,3}[0-9 ]?", fullmatch=True), st.text())
def test_a_folded_pattern_matches_as_without_regard_to_case(word: str, text: str) -> None:
    ascii_text = text.encode("ascii", "ignore").decode().replace("NO", "no")
    pattern = rf"\b{word}\W"
    expected = [m.span() for m in re.finditer(pattern, ascii_text, re.IGNORECASE)]
    assert [m.span() for m in compiled(pattern).finditer(folded(ascii_text))] == expected
