"""Small graphs, read from text like any other."""

from __future__ import annotations

import pytest

from evidencegraph.bibliography import read_library
from evidencegraph.corpus import assemble
from evidencegraph.graph import Graph
from evidencegraph.readers import read_document
from tests.builders import PAPER, PAPER_LIBRARY

UNCITED = "5. https://en.wikipedia.org/wiki/PML\n"
"""An entry that no pointer names."""


@pytest.fixture(scope="session")
def graph() -> Graph:
    """A paper with five claims: well supported, authority, uncited, unidentified, disputed."""
    library = read_library("refs.bib", PAPER_LIBRARY)
    return Graph(assemble([read_document("paper.txt", PAPER + UNCITED)], library.references))
