from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.bibliography import format_of, is_library, read_library

RIS = "TY  - JOUR\nTI  - Sleep after shifts\nAU  - Noor, Ada\nPY  - 2015\nDO  - 10.1000/s\nER  - \n"
MEDLINE = (
    "PMID- 77\nTI  - Sleep after shifts.\nFAU - Noor, Ada\nDP  - 2015 Mar\nLID - 10.1000/s [doi]\n"
)
PUBMED = (
    "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>77</PMID><Article>"
    "<Journal><JournalIssue><PubDate><Year>2015</Year></PubDate></JournalIssue></Journal>"
    "<ArticleTitle>Sleep after shifts.</ArticleTitle><ELocationID "
    "EIdType='doi'>10.1000/s</ELocationID>"
    "<AuthorList><Author><LastName>Noor</LastName><ForeName>Ada</ForeName></Author></AuthorList>"
    "</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
)
ENDNOTE = (
    "<?xml version='1.0' encoding='UTF-8'?><xml><records><record><ref-type name='Journal Article'/>"
    "<contributors><authors><author>Noor, Ada</author></authors></contributors>"
    "<titles><title><style>Sleep after shifts</style></title></titles>"
    "<dates><year>2015</year></dates><electronic-resource-num>10.1000/s</electronic-resource-num>"
    "</record></records></xml>"
)
CSL = (
    '[{"id": "a", "title": "Sleep after shifts", "author": [{"family": "Noor", "given": "Ada"}],'
    ' "issued": {"date-parts": [["2015", 3]]}, "DOI": "10.1000/S"}]'
)
CSV = "Title,Authors,Year,DOI\nSleep after shifts,Noor Ada,2015,10.1000/s\n"
BIBTEX = "@article{a, title={Sleep after shifts}, author={Noor, Ada}, year=2015, doi={10.1000/s}}"
ALL = {
    "a.ris": RIS,
    "a.nbib": MEDLINE,
    "pubmed.xml": PUBMED,
    "endnote.xml": ENDNOTE,
    "a.json": CSL,
    "a.csv": CSV,
    "a.bib": BIBTEX,
}


@pytest.mark.parametrize("path", ALL)
def test_every_format_tells_the_same_work(path: str) -> None:
    (work,) = read_library(path, ALL[path]).references

    assert (work.title, work.year) == ("Sleep after shifts", 2015)
    assert work.authors[0].replace(",", "") == "Noor Ada"
    assert "doi:10.1000/s" in work.identifiers


@pytest.mark.parametrize("path", ALL)
def test_content_tells_the_format_where_the_ending_does_not(path: str) -> None:
    text = ALL[path]
    shared = "export.csv" if path == "a.csv" else "export.txt"

    assert format_of(shared, text) == format_of(path, text)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("notes.txt", "As Noor said 1.\n", id="prose"),
        pytest.param("article.xml", "<article><front/></article>", id="JATS"),
        pytest.param("graph.json", '{"directed": true, "nodes": []}', id="graph"),
        pytest.param("figures.csv", "dose,effect\n1,2\n", id="figures"),
    ],
)
def test_other_files_are_no_library(path: str, text: str) -> None:
    assert not is_library(path, text)


@pytest.mark.parametrize("path", ALL)
@given(data=st.data())
def test_damage_never_crashes(path: str, data: st.DataObject) -> None:
    text = ALL[path]
    at = data.draw(st.integers(0, len(text)))
    gone = data.draw(st.integers(0, 30))
    sign = data.draw(
        st.sampled_from(["", "{", "}", '"', "<", "&", "\0", "\u2028", "TY  - ", "@a{", "\n\n"])
    )
    library = read_library(path, text[:at] + sign + text[at + gone :])

    assert isinstance(library.references, tuple)


def test_external_entities_are_not_read() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY own SYSTEM "file:///etc/passwd">]>' + PUBMED.replace(
        "Sleep after shifts.", "Sleep &own;"
    )
    library = read_library("a.xml", bomb)

    assert all("root" not in work.title for work in library.references)


def test_an_unknown_format_is_a_problem_with_the_file() -> None:
    library = read_library("a.json", "{}")

    assert library.references == ()
    assert "none of the formats" in library.problems[0].message
