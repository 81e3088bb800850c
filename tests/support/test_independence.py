from __future__ import annotations

import pytest

from evidencegraph.grading import grade
from evidencegraph.model import Reference
from evidencegraph.support.independence import independent_groups

TRIAL = Reference("pmid:1", ("nct:NCT00000001", "pmid:1"))
SAME_TRIAL = Reference("pmid:2", ("nct:NCT00000001", "pmid:2"))
OTHER_TRIAL = Reference("pmid:3", ("nct:NCT00000003", "pmid:3"))
BOTH_TRIALS = Reference("pmid:4", ("nct:NCT00000001", "nct:NCT00000003", "pmid:4"))
NINDS = Reference("url:ninds.nih.gov/a", ("url:ninds.nih.gov/a",))
NINDS_TOO = Reference("url:ninds.nih.gov/b", ("url:ninds.nih.gov/b",))
ARTICLE = Reference("bib:a", entry_type="article", container="Neurology")
SAME_JOURNAL = Reference("bib:b", entry_type="article", container="Neurology")
WIKIPEDIA = Reference("url:en.wikipedia.org/wiki/A", ("url:en.wikipedia.org/wiki/A",))


@pytest.mark.parametrize(
    ("works", "groups"),
    [
        ((TRIAL, SAME_TRIAL), [0, 0]),
        ((TRIAL, OTHER_TRIAL), [0, 1]),
        ((TRIAL, OTHER_TRIAL, BOTH_TRIALS), [0, 0, 0]),
        ((NINDS, NINDS_TOO, WIKIPEDIA), [0, 0, 2]),
        ((ARTICLE, SAME_JOURNAL), [0, 1]),
        ((), []),
    ],
)
def test_references_with_one_root_count_once(
    works: tuple[Reference, ...], groups: list[int]
) -> None:
    grades = {work.id: grade(work) for work in works}

    assert [group for group, _ in independent_groups(works, grades)] == groups


def test_the_reason_of_a_grouping_is_kept() -> None:
    works = (TRIAL, SAME_TRIAL, NINDS, NINDS_TOO)
    grades = {work.id: grade(work) for work in works}

    assert [reason for _, reason in independent_groups(works, grades)] == [
        "",
        "same registration NCT00000001",
        "",
        "same publisher, NINDS",
    ]
