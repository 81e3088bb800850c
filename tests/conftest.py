"""What all tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no failing test: how long things take belongs into benchmarks/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture
def seeds() -> list[Path]:
    """Return the two real documents; they lie beside the project, not in it."""
    found = sorted((SHARED / "seeds").glob("*.txt"))
    if not found:
        pytest.skip("the two real documents are not beside the project (../shared/seeds)")
    return found


@pytest.fixture
def example() -> tuple[Path, Path]:
    """Return the folders of the project's own example: documents and references."""
    return ROOT / "documents", ROOT / "references"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files instead of comparing them."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a comparison of a text with the golden file of a name; a missing file fails."""

    def compare(text: str, name: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.write_bytes(text.encode())
        assert path.exists(), f"no golden file {name}; make it with: make golden"
        assert text == path.read_bytes().decode()

    return compare
