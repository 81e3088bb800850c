from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from evidencegraph.bulk import without_collection
from evidencegraph.graph import Graph


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Leave the collector on, whatever a test did."""
    yield
    gc.enable()


def test_the_collector_is_on_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="x"), without_collection():
        raise ValueError("x")

    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    with without_collection():
        pass

    assert not gc.isenabled()


def test_supports_leave_the_collector_on() -> None:
    assert Graph().supports == {}
    assert gc.isenabled()
