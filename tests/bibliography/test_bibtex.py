from __future__ import annotations

import pytest

from evidencegraph.bibliography import read_library
from evidencegraph.bibliography.latex import names, plain
from evidencegraph.model import EditorialStatus, ProblemKind, Reference


def read(text: str) -> Reference:
    library = read_library("a.bib", text)
    assert library.problems == ()
    return library.references[0]


def test_all_fields_of_the_project_are_read() -> None:
    work = read(
        """@article{hall1998, title={Failure of {Cytarabine}}, author={Hall, Colin D. and Dafni, U},
        journal={N Engl J Med}, year={1998}, pmid={9571254}, doi={10.1056/X1}, nct={NCT00000001},
        pubtype={Journal Article; Randomized Controlled Trial}, studydesign={RCT},
        participants={57}}"""
    )

    assert work.id == "pmid:9571254"
    assert work.identifiers == ("doi:10.1056/x1", "nct:NCT00000001", "pmid:9571254")
    assert work.title == "Failure of Cytarabine"
    assert work.authors == ("Hall, Colin D.", "Dafni, U")
    assert (work.year, work.container, work.participants) == (1998, "N Engl J Med", 57)
    assert work.publication_types == ("Journal Article", "Randomized Controlled Trial")
    assert (work.design, work.label) == ("RCT", "Hall 1998")
    assert str(work.listings[0].location) == "a.bib:1"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("status={retracted}", EditorialStatus.RETRACTED),
        ("pubtype={Retracted Publication}", EditorialStatus.RETRACTED),
        ("status={expression of concern}", EditorialStatus.CONCERN),
        ("title={Retracted}", EditorialStatus.UNCHECKED),
    ],
)
def test_status(fields: str, status: EditorialStatus) -> None:
    assert read(f"@article{{a, pmid={{1}}, {fields}}}").status is status


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"{\v{S}}imek", "Šimek"),
        (r"100% of {PML}", "100% of PML"),
        (r"S{\'e}verine  Kerever", "Séverine Kerever"),
        ("plain & simple", "plain & simple"),
        (r"5 \% of all", "5 % of all"),
    ],
)
def test_latex_is_decoded_and_nothing_is_lost(written: str, shown: str) -> None:
    assert plain(written) == shown


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("Hall, C and Dafni, U", ("Hall, C", "Dafni, U")),
        ("Colin D. Hall", ("Hall, Colin D.",)),
        ("Ludwig van Beethoven", ("van Beethoven, Ludwig",)),
        ("{World Health Organization} and Hall, C", ("World Health Organization", "Hall, C")),
        (r"Doe, J and \v{S}imek, B", ("Doe, J", "Šimek, B")),
        ("Hall, C and others", ("Hall, C",)),
        ("{Barnes and Noble}", ("Barnes and Noble",)),
        ("", ()),
    ],
)
def test_names(written: str, people: tuple[str, ...]) -> None:
    assert names(written) == people


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("@article{a, title={x}}\n@article{a, title={y}}", 2, "the key 'a' is used twice"),
        ("\n@article{a, title={x}, title={y}}", 2, "the field title twice"),
        ("@article{a, title={One} year={2001}}", 1, "title swallowed the next one"),
        ("@article{a, title={x\n\n@misc{b, pmid={1}}", 1, "cannot be read"),
        ("@misc{a, doi={none}}", 1, "doi = 'none' is no DOI"),
        ("@misc{a, participants={many}}", 1, "participants = 'many' is no whole number"),
    ],
)
def test_what_cannot_be_read_is_reported_with_its_line(text: str, line: int, words: str) -> None:
    problems = read_library("a.bib", text).problems

    assert len(problems) == 1
    assert problems[0].location.line == line
    assert words in problems[0].message
    assert problems[0].kind is ProblemKind.FAILED_BLOCK


def test_works_without_identifier_are_named_by_their_key() -> None:
    work = read("@article{smith, title={x}}")

    assert (work.id, work.identifiers) == ("bib:smith", ())
