from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.model import MaskedText, OffsetMap, Span

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), max_size=6).map(
    lambda pairs: sorted(Span(start, start + length) for start, length in pairs)
)


@given(text=st.text(alphabet="ab \n", min_size=1, max_size=40), cut=SPANS)
def test_every_character_left_leads_back_to_itself(text: str, cut: list[Span]) -> None:
    masked = MaskedText.of(text, Span(0, len(text)), [s for s in cut if s.end <= len(text)])
    for place, character in enumerate(masked.words):
        origin = masked.origin(place)
        assert text[origin].replace("\n", " ") == character
        assert masked.place(origin) == place


def test_a_map_without_pieces_changes_nothing() -> None:
    assert OffsetMap().span(Span(3, 9)) == Span(3, 9)
