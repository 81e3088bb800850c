from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.corpus import merge_works
from evidencegraph.model import EditorialStatus, Listing, Location, Reference

NAMES = ["pmid:1", "pmid:2", "doi:10.1000/a", "doi:10.1000/b", "pmcid:PMC1", "url:a.org/x"]


def work(*names: str, title: str = "", key: str = "1", library: bool = False) -> Reference:
    place = Location("library.bib" if library else "paper.md", int(key))
    return Reference(
        min(names, default=f"entry:{key}"),
        tuple(sorted(names)),
        title=title,
        listings=(Listing(place, key, library=library),),
    )


def test_one_shared_identifier_makes_one_work_also_through_a_third() -> None:
    merged = merge_works(
        [
            work("doi:10.1000/a", key="1"),
            work("pmid:1", key="2"),
            work("doi:10.1000/a", "pmid:1", key="3", title="The title", library=True),
        ]
    )

    assert [m.id for m in merged] == ["pmid:1"]
    assert merged[0].identifiers == ("doi:10.1000/a", "pmid:1")
    assert merged[0].title == "The title"
    assert len(merged[0].listings) == 3


def test_works_with_different_pmids_stay_apart_though_they_share_a_page() -> None:
    merged = merge_works([work("pmid:1", "url:a.org/x"), work("pmid:2", "url:a.org/x", key="2")])

    assert [m.id for m in merged] == ["pmid:1", "pmid:2"]


def test_a_page_cannot_bridge_two_works() -> None:
    merged = merge_works(
        [
            work("pmid:1", "doi:10.1000/a", library=True),
            work("pmid:2", "doi:10.1000/b", key="2", library=True),
            work("doi:10.1000/a", "pmcid:PMC1", key="3"),
            work("pmcid:PMC1", "doi:10.1000/b", key="4"),
        ]
    )

    assert sorted(len(m.listings) for m in merged) == [2, 2]


def test_works_without_identifiers_never_merge_and_never_share_an_id() -> None:
    one = Reference("bib:smith", listings=(Listing(Location("a.bib", 1), "smith", library=True),))
    other = Reference("bib:smith", listings=(Listing(Location("b.bib", 1), "smith", library=True),))

    assert [m.id for m in merge_works([other, one])] == ["bib:smith", "bib:smith~2"]


def test_the_gravest_status_wins() -> None:
    fine = Reference("pmid:1", ("pmid:1",))
    gone = Reference("pmid:1", ("pmid:1",), status=EditorialStatus.RETRACTED)

    assert merge_works([fine, gone])[0].status is EditorialStatus.RETRACTED


REFERENCES = st.lists(
    st.builds(
        lambda names, key: work(*sorted(set(names)), key=str(key)),
        st.lists(st.sampled_from(NAMES), min_size=1, max_size=2),
        st.integers(1, 50),
    ),
    max_size=6,
)


@given(REFERENCES, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_nothing_is_lost(
    references: list[Reference], random: object
) -> None:
    shuffled = [*references]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    merged = merge_works(references)

    assert merge_works(shuffled) == merged
    assert len(merged) <= len(references)
    assert sum(len(m.listings) for m in merged) == len(references)
    assert {n for m in merged for n in m.identifiers} == {
        n for r in references for n in r.identifiers
    }
