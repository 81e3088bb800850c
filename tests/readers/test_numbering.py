from __future__ import annotations

import pytest

from evidencegraph.model import Pointer, Span
from evidencegraph.readers.numbering import filling


def numbered(*numbers: tuple[int, ...] | int, start: int = 0) -> list[Pointer]:
    each = [(n,) if isinstance(n, int) else n for n in numbers]
    return [
        Pointer(Span(start + 10 * at, start + 10 * at + 3), tuple(map(str, keys)))
        for at, keys in enumerate(each)
    ]


@pytest.mark.parametrize(
    ("sure", "doubtful", "listed", "filled"),
    [
        pytest.param((1, 2, 3, 4, 6, 7), (5,), 7, True, id="5 is skipped else"),
        pytest.param((1, 2, 3, 4, 7), (5, 6), 7, True, id="5 and 6 are skipped else"),
        pytest.param((1, 2, 3, 4, 7), (2, 5, 6), 7, True, id="an old number beside"),
        pytest.param((1, 2, 3, 4, 5), (5,), 5, False, id="nothing is skipped"),
        pytest.param((1, 2, 3, 4, 7), (5,), 7, False, id="6 is still skipped"),
        pytest.param((1, 2, 3, 4, 7), (6,), 7, False, id="5 is still skipped"),
        pytest.param((1, 2, 3, 4, 6), (2,), 6, False, id="an old number alone"),
        pytest.param((1, 2, 3, 9, 5, 6), (4,), 9, False, id="no order to skip in"),
        pytest.param((1, 2, 4), (3,), 4, False, id="too few to tell an order"),
    ],
)
def test_a_doubtful_pointer_must_fill_a_gap(
    sure: tuple[int, ...], doubtful: tuple[int, ...], listed: int, *, filled: bool
) -> None:
    behind = 4 if len(sure) > 4 else 2
    place = numbered(doubtful, start=10 * behind - 5)
    keys = frozenset(str(number) for number in range(1, listed + 1))
    assert list(filling(numbered(*sure), place, keys)) == (place if filled else [])


def test_what_the_list_lacks_fills_no_gap() -> None:
    sure, doubtful = numbered(1, 2, 3, 4, 5), numbered(6, start=100)
    assert list(filling(sure, doubtful, frozenset("123456"))) == doubtful
    assert list(filling(sure, doubtful, frozenset("12345"))) == []
