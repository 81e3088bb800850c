from __future__ import annotations

import pytest

from evidencegraph.grading import grade, with_links
from evidencegraph.model import Reference, Related, Relation
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


def linked(name: str, *links: tuple[Relation, str], design: str = "cochrane review") -> Reference:
    return Reference(
        f"pmid:{name}",
        (f"pmid:{name}",),
        design=design,
        related=tuple(Related(relation, f"pmid:{target}") for relation, target in links),
    )


def included(name: str, studies: str) -> Reference:
    return linked(name, *((Relation.INCLUDES, study) for study in studies))


def page(name: str, *cites: str) -> Reference:
    links = tuple(Related(Relation.CITES, f"pmid:{target}") for target in cites)
    return Reference(f"url:{name}", (f"url:{name}",), related=links)


WIKI, CDC = "en.wikipedia.org/wiki/A", "cdc.gov/a"
TWO = (linked("1", design="RCT"), linked("2", design="RCT"))


@pytest.mark.parametrize(
    ("works", "groups"),
    [
        ((included("9", "12"), *TWO), [0, 0, 0]),
        ((*TWO, included("9", "1")), [0, 1, 0]),
        ((included("8", "1345"), included("9", "1678"), TWO[0]), [0, 1, 0]),  # 1 of 7
        ((included("8", "13"), included("9", "14")), [0, 0]),  # 1 of 3
        ((linked("3", (Relation.PREPRINT_OF, "1")), *TWO), [0, 0, 2]),
        ((linked("3", (Relation.UPDATE_OF, "1")), *TWO), [0, 0, 2]),
        ((linked("3", (Relation.CITES, "1")), *TWO), [0, 1, 2]),
        ((page(WIKI, "1"), *TWO), [0, 0, 2]),
        # a page joins one of its sources and ties none of them together
        ((page(WIKI, "1", "2"), *TWO), [0, 0, 2]),
        ((page(WIKI, "1"), page(CDC, "1")), [0, 0]),
        ((page(WIKI, "1"), page(CDC, "2")), [0, 1]),
        # one publisher's pages are apart where each passes on a study of its own
        ((page(CDC, "1"), page(f"{CDC}/b", "2")), [0, 1]),
        ((page(CDC), page(f"{CDC}/b")), [0, 0]),
    ],
)
def test_works_that_rest_on_each_other_count_once(
    works: tuple[Reference, ...], groups: list[int]
) -> None:
    every = [*works, *(work for work in TWO if work not in works)]
    grades = with_links(every, {work.id: grade(work) for work in every})

    assert [group for group, _ in independent_groups(works, grades)] == groups


def test_a_page_that_passes_on_another_counts_with_its_publisher() -> None:
    wiki = Reference(f"url:{WIKI}", (f"url:{WIKI}",), related=(Related(Relation.CITES, NINDS.id),))
    works = (wiki, NINDS_TOO)
    grades = with_links([wiki, NINDS, NINDS_TOO], {w.id: grade(w) for w in (*works, NINDS)})

    first, second = independent_groups(works, grades)
    assert first[0] == second[0]
    assert "NINDS" in first[1] + second[1]


def test_every_kind_of_grouping_says_why() -> None:
    works = (included("8", "12"), included("9", "23"), *TWO, page(WIKI, "3"), page(CDC, "3"))
    every = [*works, linked("3", design="RCT")]
    grades = with_links(every, {work.id: grade(work) for work in every})

    assert [reason for _, reason in independent_groups(works, grades)] == [
        "",
        "reviews that share 1 of 3 studies",
        "included in the review pmid:8",
        "included in the review pmid:8",
        "",
        "both pass on pmid:3",
    ]
