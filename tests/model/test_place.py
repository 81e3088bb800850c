from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.model import LineIndex, Location, Span


@pytest.mark.parametrize(
    ("location", "printed"),
    [
        (Location("a.md", 3, 7), "a.md:3:7"),
        (Location("a.md", 3), "a.md:3"),
        (Location("a.md"), "a.md"),
    ],
)
def test_location_prints_as_editors_do(location: Location, printed: str) -> None:
    assert str(location) == printed


@given(st.text(alphabet="ab\n\r", max_size=40))
def test_line_index_agrees_with_splitlines(text: str) -> None:
    index = LineIndex.of(text)
    lines = text.splitlines(keepends=True)
    offset = 0
    for number, line in enumerate(lines, start=1):
        assert index.locate("x", offset) == Location("x", number, 1)
        assert index.locate("x", offset + len(line) - 1) == Location("x", number, len(line))
        offset += len(line)


def test_span_holds_offsets_from_start_to_before_end() -> None:
    assert 1 in Span(1, 3)
    assert 3 not in Span(1, 3)
    assert "x" not in Span(1, 3)
