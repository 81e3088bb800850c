from __future__ import annotations

import pytest

from evidencegraph.bibliography import read_library
from evidencegraph.model import EditorialStatus, Relation

ONE = "TY  - JOUR\nTI  - One\nER  - \n"
TWO = "TY  - JOUR\nTI  - Two\nER  - \n"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param(ONE + TWO, 0, id="as it should be"),
        pytest.param("\ufeff" + ONE + TWO, 0, id="byte order mark"),
        pytest.param((ONE + TWO).replace("\n", "\r\n"), 0, id="Windows line ends"),
        pytest.param((ONE + TWO).replace("  - ", " - "), 0, id="one space"),
        pytest.param((ONE + TWO).lower(), 0, id="lower case"),
        pytest.param(ONE.replace("ER  - \n", "") + TWO, 1, id="no ER between"),
        pytest.param(ONE + TWO.replace("ER  - \n", ""), 1, id="no ER at the end"),
        pytest.param(ONE + "NL  - strays\n\n1.\n" + TWO, 1, id="lines outside"),
    ],
)
def test_ris_loses_no_record_in_silence(text: str, problems: int) -> None:
    library = read_library("a.ris", text)

    assert [work.title.lower() for work in library.references] == ["one", "two"]
    assert len(library.problems) == problems


def test_ris_joins_lines_and_reads_older_tags() -> None:
    text = (
        "TY  - JOUR\nT1  - A title over\ntwo lines\nA1  - Noor,A.\nY1  - 1996///\nSP  - 4\nEP "
        " - 9\nER  -"
    )
    (work,) = read_library("a.ris", text).references

    assert (work.title, work.authors, work.year, work.pages) == (
        "A title over two lines",
        ("Noor, A.",),
        1996,
        "4-9",
    )


def test_the_problem_names_the_line() -> None:
    library = read_library("a.ris", ONE + "\nTY  - JOUR\nDO  - none\nTI  - Two\nER  - \n")

    assert [(p.location.line, p.message) for p in library.problems] == [
        (5, "Two: doi = 'none' is no DOI; it was ignored.")
    ]


def test_medline_reads_facts() -> None:
    text = (
        "\nPMID- 77\nTI  - [A title\n      over two lines].\nPT  - Randomized Controlled Trial\n"
        "PT  - Retracted Publication\nMH  - *Sleep/physiology\nSI  - "
        "ClinicalTrials.gov/NCT01234567\n"
        "RIN - Sleep. 2016;5:1. PMID: 88\nPMC - PMC123456\n\nPMID- 78\nTI  - Next.\n"
    )
    first, second = read_library("a.nbib", text).references

    assert first.title == "A title over two lines"
    assert first.identifiers == ("pmcid:PMC123456", "pmid:77")
    assert first.status is EditorialStatus.RETRACTED
    assert first.mesh == ("Sleep",)
    assert {(r.relation, r.target) for r in first.related} == {
        (Relation.RETRACTED_BY, "pmid:88"),
        (Relation.REGISTERED_AS, "nct:NCT01234567"),
    }
    assert second.id == "pmid:78"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("77", "pmid:77"),
        ("PMID: 9571254", "pmid:9571254"),
        ("10.1000/x", "doi:10.1000/x"),
        ("https://pubmed.ncbi.nlm.nih.gov/77/?term=sleep", "pmid:77"),
        ("www.nih.gov/pml", "url:nih.gov/pml"),
        ("NCT01234567", "nct:NCT01234567"),
    ],
)
def test_a_list_holds_a_work_on_each_line(line: str, name: str) -> None:
    line = "10077" if line == "77" else line
    name = "pmid:10077" if name == "pmid:77" and line == "10077" else name
    library = read_library("ids.txt", f"# mine\n{line}\n\n")

    assert [work.id for work in library.references] == [name]


def test_a_line_that_names_nothing_is_reported() -> None:
    library = read_library("ids.txt", "10.1000/x\nsee above\n")

    assert len(library.references) == 1
    assert library.problems[0].location.line == 2
