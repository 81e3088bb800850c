from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.corpus import identify, merge_works, suggest
from evidencegraph.model import Listing, Location, Reference, Relation

TITLE = "Failure of cytarabine in multifocal leukoencephalopathy"
BASE = Reference(
    "bib:a",
    title=TITLE,
    authors=("Hall, Colin D.",),
    year=1998,
    container="New England Journal of Medicine",
    volume="338",
    pages="1345-1351",
    listings=(Listing(Location("a.bib", 1), "a", library=True),),
)


def other(**changes: object) -> Reference:
    place = (Listing(Location("b.ris", 5), "b", library=True),)
    return replace(BASE, id="bib:b", listings=place, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="nothing differs"),
        pytest.param({"container": "N Engl J Med"}, id="abbreviated journal"),
        pytest.param({"authors": ("Hall CD",)}, id="initials"),
        pytest.param({"title": TITLE.upper() + "."}, id="capitals"),
        pytest.param({"title": TITLE + ": a multicentre trial"}, id="subtitle, same page"),
        pytest.param({"pages": "1345-51"}, id="short pages"),
        pytest.param({"volume": "", "pages": ""}, id="no place"),
        pytest.param({"title": "RETRACTED: " + TITLE}, id="labelled by the publisher"),
        pytest.param({"identifiers": ("doi:10.1000/x",)}, id="only one has a DOI"),
    ],
)
def test_one_work(changes: dict[str, object]) -> None:
    (work,) = merge_works([BASE, other(**changes)])

    assert len(work.listings) == 2
    assert len(work.merged_from) == 1


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"year": 2004}, id="another year"),
        pytest.param(
            {"authors": ("Marra, Christina",), "volume": "", "pages": ""}, id="another author"
        ),
        pytest.param({"title": TITLE + ", part 2"}, id="another part"),
        pytest.param({"title": "Correction: " + TITLE}, id="a correction of it"),
        pytest.param({"title": "Reply to: " + TITLE}, id="a reply to it"),
        pytest.param({"pages": "88-90"}, id="another page"),
        pytest.param({"container": "Neurology", "volume": "", "pages": ""}, id="another journal"),
    ],
)
def test_two_works(changes: dict[str, object]) -> None:
    assert len(merge_works([BASE, other(**changes)])) == 2


def test_the_same_title_with_two_dois_is_alike_and_not_merged() -> None:
    found = identify(
        [replace(BASE, identifiers=("doi:10.1000/a",)), other(identifiers=("doi:10.1000/b",))]
    )

    assert len(found.works) == 2
    assert [pair.reason for pair in found.alike] == ["the same title, but different identifiers"]


def test_short_titles_name_many_works() -> None:
    notes = [
        replace(BASE, title="Editorial", volume="", pages=""),
        other(title="Editorial", volume="", pages=""),
    ]

    assert len(merge_works(notes)) == 2


def test_abstracts_of_one_supplement_share_a_doi() -> None:
    first = replace(BASE, identifiers=("doi:10.1000/s",))
    second = other(
        title="Night shifts and the heart of nurses", identifiers=("doi:10.1000/s",), pages="9"
    )

    assert len(merge_works([first, second])) == 2


def test_a_preprint_is_linked_and_not_merged() -> None:
    article = replace(BASE, id="doi:10.1000/a", identifiers=("doi:10.1000/a",))
    name = "doi:10.1101/1998.01.01.123456"
    preprint = replace(
        other(container="medRxiv", volume="", pages="", year=1997, identifiers=(name,)), id=name
    )
    works = {work.id: work for work in identify([article, preprint]).works}

    assert [(r.relation, r.target) for r in works[name].related] == [
        (Relation.PREPRINT_OF, "doi:10.1000/a")
    ]
    assert [(r.relation, r.target) for r in works["doi:10.1000/a"].related] == [
        (Relation.PUBLISHED_AS, name)
    ]


def test_updates_of_a_cochrane_review_are_linked() -> None:
    names = [f"doi:10.1002/14651858.cd001234{end}" for end in ("", ".pub2", ".pub3")]
    works = merge_works([Reference(name, (name,), title=TITLE) for name in names])

    assert [sorted(r.relation.value for r in work.related) for work in works] == [
        ["updated by"],
        ["update of", "updated by"],
        ["update of"],
    ]


def test_a_bare_pmcid_and_a_bare_pmid_of_that_time_may_be_one() -> None:
    names = ["pmcid:PMC9291129", "pmid:34405435", "pmid:9571254"]
    works = [
        Reference(name, (name,), listings=(Listing(Location("a.md", at), str(at)),))
        for at, name in enumerate(names, start=1)
    ]
    found = identify(works)

    assert len(found.works) == 3
    assert [(pair.first, pair.second) for pair in found.alike] == [
        ("pmcid:PMC9291129", "pmid:34405435")
    ]


CHANGES = [
    {},
    {"container": "N Engl J Med"},
    {"identifiers": ("doi:10.1000/a",)},
    {"identifiers": ("doi:10.1000/b",)},
    {"identifiers": ("pmid:7", "doi:10.1000/a")},
    {"title": "Correction: " + TITLE},
    {"year": 2004},
    {"title": "", "identifiers": ("pmid:7",)},
]


@given(st.lists(st.sampled_from(CHANGES), max_size=6), st.randoms())
def test_order_does_not_matter_and_nothing_is_lost(
    changes: list[dict[str, object]], chance: object
) -> None:
    works = [
        replace(other(**each), listings=(Listing(Location("b.ris", at), f"k{at}", library=True),))
        for at, each in enumerate(changes)
    ]
    shuffled = list(works)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found = identify(works)

    assert identify(shuffled) == found
    assert sum(len(work.listings) for work in found.works) == len(works)


def test_suggestions_name_the_words_that_matched() -> None:
    works = [BASE, Reference("pmid:2", title="Sleep")]

    assert [s.words for s in suggest("Does cytarabine help?", works)] == [("cytarabine",)]
    assert suggest("nothing of the kind", works) == ()
