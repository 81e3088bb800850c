"""Whether the identifier in an entry belongs to the work that the entry names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidencegraph.corpus.attribution import other_works
from evidencegraph.model import Listing, Location, Reference
from evidencegraph.queries import coverage
from tests.builders import graph_of

RECORD = Reference(
    "pmid:1",
    ("pmid:1",),
    title="Failure of cytarabine in progressive multifocal leukoencephalopathy",
    authors=("Hall, Colin D.",),
    year=1998,
)


def entry(text: str, year: int | None = None) -> Reference:
    listing = Listing(Location("paper.md", 9), "1", text)
    return Reference("pmid:1", ("pmid:1",), year=year, listings=(listing,))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Brown T. Transfer of donor lymphocytes in children. Blood. 2004;3:1. PMID: 1", True),
        ("Hall CD. Transfer of donor lymphocytes in children. Blood. 2004;3:1. PMID: 1", False),
        ("Brown T. Failure of cytarabine in multifocal encephalopathy. Blood. 2004;3:1.", False),
        ("HALL C: FAILURE OF CYTARABINE IN PROGRESSIVE LEUKOENCEPHALOPATHY. 1998.", False),
        ("Brown T. Blood. 2004;3:1. PMID: 1", False),
        ("https://pubmed.ncbi.nlm.nih.gov/1/", False),
        ("", False),
    ],
)
def test_title_and_first_author_must_both_differ(text: str, wrong: bool) -> None:
    assert bool(list(other_works([RECORD], [entry(text)]))) is wrong


OTHER = "Brown T. Transfer of donor lymphocytes in children. Blood. 2004;3:1."


def test_without_an_author_on_file_the_year_must_differ() -> None:
    record = replace(RECORD, authors=())

    assert not list(other_works([record], [entry(OTHER)]))
    assert not list(other_works([record], [entry(OTHER, 1998)]))
    assert list(other_works([record], [entry(OTHER, 2004)]))


def test_one_record_that_agrees_is_enough() -> None:
    agreeing = replace(RECORD, title="Transfer of donor lymphocytes in children")

    assert not list(other_works([RECORD, agreeing], [entry(OTHER)]))


def test_a_record_without_a_telling_title_cannot_speak() -> None:
    assert not list(other_works([replace(RECORD, title="Reply")], [entry(OTHER)]))


def test_the_three_states_are_counted() -> None:
    entries = (
        "1. Hall CD. Failure of cytarabine in leukoencephalopathy. N Engl J Med. 1998. PMID: 11",
        f"2. {OTHER} PMID: 12",
        "3. https://pubmed.ncbi.nlm.nih.gov/13/",
        f"4. {OTHER} PMID: 14",
        "5. Brown T. A book on lymphocytes. 2004.",
    )
    text = "It is rare [1-5].\n\n## References\n\n" + "\n".join(entries)
    bibtex = "".join(
        f"@article{{k{number}, author={{Hall, Colin}}, pmid={{{number}}}, year={{1998}}, "
        "title={Failure of cytarabine in progressive multifocal leukoencephalopathy "
        f"{number}}}}}\n"
        for number in (11, 12, 13)
    )
    counts = coverage(graph_of(text, bibtex))

    assert (counts.identified, counts.misattributed, counts.unchecked) == (1, 1, 2)
