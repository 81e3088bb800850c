from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.catalogues.markup import plain

MATHS = '<mml:math xmlns:mml="http://example.org/m" display="inline">'


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        pytest.param("Sleep", "Sleep", id="nothing to do"),
        pytest.param("Sleep of <i>E. coli</i>", "Sleep of E. coli", id="HTML"),
        pytest.param("Uptake of <sup>18</sup>F", "Uptake of 18F", id="raised"),
        pytest.param("obese <scp>D</scp>anes", "obese Danes", id="small capitals inside a word"),
        pytest.param("Rest &amp; sleep", "Rest & sleep", id="entity"),
        pytest.param("Rest &amp;amp; sleep", "Rest & sleep", id="entity of an entity"),
        pytest.param("&lt;i&gt;In vitro&lt;/i&gt; sleep", "In vitro sleep", id="tag in entities"),
        pytest.param("Sleep when p<0.05 and n>3", "Sleep when p<0.05 and n>3", id="arithmetic"),
        pytest.param("Sleep if p<i and j>k", "Sleep if p<i and j>k", id="looks like a tag"),
        pytest.param("R&D of AT&T", "R&D of AT&T", id="bare ampersands"),
        pytest.param("Rest (\n    <i>Felis</i>\n    ) now", "Rest (Felis) now", id="broken lines"),
        pytest.param(
            "<jats:title>Aim</jats:title><jats:p>To see.</jats:p><jats:p>We saw.</jats:p>",
            "Aim To see. We saw.",
            id="JATS",
        ),
        pytest.param(
            f"the{MATHS}<mml:mi>Z</mml:mi><mml:annotation>$Z$</mml:annotation></mml:math>-pinch",
            "the Z-pinch",
            id="MathML",
        ),
    ],
)
def test_only_the_words_are_left(sent: str, words: str) -> None:
    assert plain(sent) == words


@given(st.text(st.characters(exclude_characters="<>&", exclude_categories=["Cc", "Cs", "Z"])))
def test_a_text_without_markup_stays(text: str) -> None:
    assert plain(text) == text


@given(st.text())
def test_what_is_plain_stays_plain(text: str) -> None:
    assert plain(plain(plain(text))) == plain(plain(text))
