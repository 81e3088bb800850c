from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from evidencegraph.claims.splitting import cut_sentences
from evidencegraph.model import MaskedText, Span

SENTENCES = ("It is rare. ", "Does it kill? ", "It rose by 4.5 % (vs. placebo). ", "Stop!Go now. ")


def sentences(text: str) -> list[str]:
    masked = MaskedText.of(text, Span(0, len(text)), ())
    found = list(cut_sentences(masked))

    assert all(span.of(text) == words == area.of(text) for area, span, words in found)
    return [words for _, _, words in found]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8))
def test_a_long_text_is_cut_as_its_parts_are(parts: list[str]) -> None:
    text = "".join(parts)
    times = 30_000 // len(text)

    assert sentences(text * times) == sentences(text) * times


def test_a_sentence_longer_than_what_the_splitter_is_given_stays_whole() -> None:
    long = "It is " + "very " * 5_000 + "rare."

    assert sentences(f"It kills. {long} It kills.") == ["It kills.", long, "It kills."]
