from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.bibliography import read_library
from evidencegraph.corpus import identify, merge_works
from evidencegraph.model import Listing, Location, Problem, Reference
from evidencegraph.render.library import WRITERS, cited, to_bibtex, to_csl_json
from evidencegraph.render.references import references_json
from tests.builders import graph_of

FILES = {"bibtex": "a.bib", "csl-json": "a.json", "ris": "a.ris"}
WORK = Reference(
    "doi:10.1000/x_1",
    ("doi:10.1000/x_1", "pmcid:PMC55555", "pmid:77"),
    title="Sleep & shifts: 100% of {nurses}--a cost of $5",
    authors=("Noor, Ada", "World Health Organization"),
    year=2015,
    container="J Sleep Med",
    entry_type="article",
    volume="12",
    issue="3",
    pages="345-351",
    listings=(Listing(Location("old.bib", 1), "noor2015", library=True),),
)


@pytest.mark.parametrize("name", WRITERS)
def test_what_is_written_is_read_again(name: str) -> None:
    library = read_library(FILES[name], WRITERS[name]([WORK]))
    (again,) = library.references

    assert library.problems == ()
    assert again.listings[0].key == "noor2015"
    for field in (
        "identifiers",
        "title",
        "authors",
        "year",
        "container",
        "entry_type",
        "volume",
        "issue",
    ):
        assert getattr(again, field) == getattr(WORK, field), field


@pytest.mark.parametrize("name", WRITERS)
@given(
    titles=st.lists(
        st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1), max_size=4
    )
)
def test_every_work_comes_back_whatever_its_title(name: str, titles: list[str]) -> None:
    works = [
        Reference(f"pmid:{at}", (f"pmid:{at}",), title=title)
        for at, title in enumerate(titles, start=1)
    ]
    again = read_library(FILES[name], WRITERS[name](works)).references if works else ()

    assert sorted(work.id for work in again) == sorted(work.id for work in works)


def test_keys_are_unique() -> None:
    works = [
        Reference(f"pmid:{at}", (f"pmid:{at}",), authors=("Ňoor, A",), year=2015) for at in (1, 2)
    ]

    assert [line for line in WRITERS["bibtex"](works).splitlines() if line.startswith("@")] == [
        "@misc{noor2015,",
        "@misc{noor2015-2,",
    ]


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("url:ninds.nih.gov/pml", "@online{nindsnihgov,"),
        ("pmcid:PMC55", "@misc{pmc55,"),
        ("pmid:7", "@misc{pmid7,"),
        ("nbk:NBK9", "@misc{nbk9,"),
        ("bib:ü", "@misc{bibu,"),
    ],
)
def test_a_work_that_is_only_a_name_has_a_key_that_tells_which(name: str, entry: str) -> None:
    assert WRITERS["bibtex"]([Reference(name, (name,))]).startswith(entry)


def test_references_as_json() -> None:
    twin = Reference(
        "bib:b", title=WORK.title, listings=(Listing(Location("b.ris", 9), "b", library=True),)
    )
    problem = Problem(Location("b.ris", 3), "a record has no ER line.")
    data = json.loads(references_json(identify([WORK, twin]), [problem]))

    assert list(data) == ["references", "alike", "problems"]
    assert data["references"][1]["identifiers"] == list(WORK.identifiers)
    assert data["alike"][0]["references"] == ["bib:b", "pmid:77"] or data["alike"][0][
        "references"
    ] == [
        "bib:b",
        "doi:10.1000/x_1",
    ]
    assert data["problems"] == [
        {"path": "b.ris", "line": 3, "column": 0, "message": problem.message}
    ]


def test_merges_are_explained() -> None:
    copy = Reference(
        "pmid:77", ("pmid:77",), listings=(Listing(Location("c.nbib", 4), "77", library=True),)
    )
    data = json.loads(references_json(identify([WORK, copy])))

    assert data["references"][0]["merged_from"] == [
        {"origin": "c.nbib:4 77", "reason": "same pmid:77"}
    ]
    assert len(merge_works([WORK, copy])) == 1


ENTRIES = """# PML

It kills [1]. It is rare [2]. It spreads [3].

## References

1. Hall CD, Dafni U. Failure of cytarabine in PML. N Engl J Med. 1998;338(19):1345-51.
2. World Health Organization. Guidance on rare brain infections. Geneva: WHO; 2013.
3. PMID: 7
"""


def test_entries_of_a_document_become_articles_by_people() -> None:
    graph = graph_of({"a/my paper.md": ENTRIES})
    items = {item["id"]: item for item in json.loads(to_csl_json(cited(graph)))}

    assert sorted(items) == ["hall1998", "pmid7", "worldhealthorganization2013"]
    assert items["hall1998"]["type"] == "article-journal"
    assert items["hall1998"]["author"][0] == {"family": "Hall", "given": "CD"}
    assert items["worldhealthorganization2013"]["type"] == "document"
    assert "literal" in items["worldhealthorganization2013"]["author"][0]
    assert items["pmid7"]["URL"] == "https://pubmed.ncbi.nlm.nih.gov/7/"


def test_key_of_an_entry_without_an_author_is_of_its_title() -> None:
    entry = Reference("entry:/home/x/paper.md#4", title="Rush Memory and Aging Project")

    assert "@misc{rushmemoryand," in to_bibtex([entry])
