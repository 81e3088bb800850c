"""Small graphs, read from text like any other."""

from __future__ import annotations

import pytest

from evidencegraph.bibliography import read_library
from evidencegraph.corpus import assemble
from evidencegraph.graph import Graph
from evidencegraph.readers import read_document

PAPER = """Treating PML

Mirtazapine improves survival in PML.[1][2]
Restoring immunity is the main treatment of PML.[3][4]
PML is a rare infection of the brain.
Interferon is effective in PML.[9]

Outlook

Cidofovir improved survival in one cohort [1], but see [2].

References

1. Trial of mirtazapine. PMID: 11111111
2. Cohort of mirtazapine. PMID: 22222222
3. https://www.ninds.nih.gov/pml
4. https://www.ninds.nih.gov/pml/treatment
5. https://en.wikipedia.org/wiki/PML
"""

LIBRARY = """
@article{trial, title={Trial of mirtazapine in PML}, author={Hall, Colin}, year={1998},
  journal={Neurology}, pmid={11111111}, studydesign={randomised controlled trial},
  participants={900}}
@article{cohort, title={A cohort of mirtazapine}, author={Marra, Christina}, pmid={22222222},
  studydesign={cohort study}, participants={500}}
"""


@pytest.fixture(scope="session")
def graph() -> Graph:
    """A paper with five claims: well supported, authority, uncited, unidentified, disputed."""
    library = read_library("refs.bib", LIBRARY)
    return Graph(assemble([read_document("paper.txt", PAPER)], library.references))
