"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

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
