from __future__ import annotations

import pytest

from evidencegraph.grading import ceiling_of, grade, nature, rung_of
from evidencegraph.identifiers import find_identifiers
from evidencegraph.model import (
    Certainty,
    ClaimKind,
    Design,
    EditorialStatus,
    Listing,
    Location,
    Reference,
    Reliability,
    SourceKind,
)


def page(address: str) -> Reference:
    names = find_identifiers(address)
    return Reference(names[0], names)


def article(title: str = "", *types: str, year: int | None = 2015, design: str = "") -> Reference:
    return Reference(
        "pmid:1", ("pmid:1",), title=title, publication_types=types, year=year, design=design
    )


@pytest.mark.parametrize(
    ("address", "kind", "publisher"),
    [
        ("https://www.ninds.nih.gov/pml", SourceKind.GOVERNMENT, "NINDS"),
        ("https://www.cdc.gov/pml", SourceKind.GOVERNMENT, "CDC"),
        ("https://en.wikipedia.org/wiki/PML", SourceKind.ENCYCLOPAEDIA, "Wikipedia"),
        ("https://www.ncbi.nlm.nih.gov/books/NBK560584/", SourceKind.REFERENCE_WORK, "StatPearls"),
        ("https://www.ncbi.nlm.nih.gov/books/NBK1/", SourceKind.REFERENCE_WORK, "NCBI Bookshelf"),
        ("https://my.clevelandclinic.org/a", SourceKind.PATIENT_PAGE, "Cleveland Clinic"),
        ("https://www.nice.org.uk/guidance/ng1", SourceKind.SYSTEMATIC_GUIDELINE, "NICE"),
        ("https://doi.org/10.1002/14651858.CD001.pub2", SourceKind.SYSTEMATIC_REVIEW,
         "Cochrane Library"),
        ("https://doi.org/10.1101/2020.03.01.1", SourceKind.PREPRINT, "preprint server"),
        ("https://doi.org/10.1101/gr.1234", SourceKind.JOURNAL, "doi.org/10.1101/gr.1234"),
        ("https://clinicaltrials.gov/study/NCT02479698", SourceKind.REGISTRY,
         "ClinicalTrials.gov"),
        ("https://notnih.gov.example.org/a", SourceKind.ASSERTION, "notnih.gov.example.org"),
        ("https://fakenih.org/a", SourceKind.ASSERTION, "fakenih.org"),
        ("https://nice.org.uk/guidances", SourceKind.ASSERTION, "nice.org.uk"),
    ],
)  # fmt: skip
def test_host_tells_the_kind_of_source(address: str, kind: SourceKind, publisher: str) -> None:
    graded = grade(page(address))

    assert (graded.source, graded.publisher) == (kind, publisher)
    assert graded.signals[0].source == "host"


@pytest.mark.parametrize(
    ("reference", "design", "reliability"),
    [
        (article("", "Randomized Controlled Trial"), Design.RANDOMISED_TRIAL, Reliability.INDEXED),
        (article("", "Randomized Controlled Trial", year=2023), Design.RANDOMISED_TRIAL,
         Reliability.AUTOMATIC),
        (article("Drug A: a randomised trial"), Design.RANDOMISED_TRIAL, Reliability.CUE),
        (article("A non-randomised study"), Design.CONTROLLED_TRIAL, Reliability.CUE),
        (article("Drug A: protocol of a randomised controlled trial"), Design.PROTOCOL,
         Reliability.CUE),
        (article("Drug A: study protocol for a randomised trial"), Design.PROTOCOL,
         Reliability.CUE),
        (article("", "Meta-Analysis"), Design.REVIEW_OF_STUDIES, Reliability.INDEXED),
        (article("Randomised trials of A", "Meta-Analysis"), Design.REVIEW_OF_TRIALS,
         Reliability.INDEXED),
        (article("A systematic review of case reports"), Design.REVIEW_OF_CASES, Reliability.CUE),
        (article("", "Review"), Design.NARRATIVE_REVIEW, Reliability.INDEXED),
        (article("", "Case Reports", "Review"), Design.CASE_REPORT, Reliability.INDEXED),
        (article("", "Letter", "Case Reports"), Design.CASE_REPORT, Reliability.INDEXED),
        (article("", "Letter"), Design.EDITORIAL, Reliability.INDEXED),
        (article("", "Comment", "Randomized Controlled Trial"), Design.EDITORIAL,
         Reliability.INDEXED),
        (article("", "Clinical Trial"), Design.UNCONTROLLED_TRIAL, Reliability.INDEXED),
        (article("Drug A in mice"), Design.ANIMAL, Reliability.CUE),
        (article("Patients and mice given A"), Design.UNDETERMINED, Reliability.ABSENT),
        (article("Drug A in vitro"), Design.LABORATORY, Reliability.CUE),
        (article("Retraction: drug A", "Retraction Notice"), Design.NOTICE, Reliability.INDEXED),
        (article("A prospective cohort of 57 patients"), Design.COHORT, Reliability.CUE),
        (article("Anything", design="RCT"), Design.RANDOMISED_TRIAL, Reliability.HUMAN),
        (article("A cohort", design="case series"), Design.CASE_SERIES, Reliability.HUMAN),
        (article("Progressive multifocal leukoencephalopathy", "Journal Article"),
         Design.UNDETERMINED, Reliability.ABSENT),
        (article("Mendelian randomization of A"), Design.UNDETERMINED, Reliability.ABSENT),
    ],
)  # fmt: skip
def test_design_is_told_by_declaration_types_and_title(
    reference: Reference, design: Design, reliability: Reliability
) -> None:
    graded = grade(reference)

    assert (graded.design, graded.reliability) == (design, reliability)
    assert design is Design.UNDETERMINED or any(
        design.value in signal.meaning for signal in graded.signals
    )


def test_nothing_known_stays_undetermined_and_says_so() -> None:
    graded = grade(article())

    assert graded.design is Design.UNDETERMINED
    assert graded.flags == ("design undetermined, counted as a case series",)
    assert nature(graded) == "journal article of undetermined design"
    assert ceiling_of(graded, ClaimKind.TREATMENT) is Certainty.HIGH


def test_unknown_words_for_a_design_are_flagged_not_guessed() -> None:
    graded = grade(article("Anything", design="very good study"))

    assert graded.design is Design.UNDETERMINED
    assert "declared design 'very good study' is not in the table of designs" in graded.flags


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        (Reference("pmid:1", ("pmid:1",), status=EditorialStatus.RETRACTED), "retracted"),
        (Reference("unresolved:a#1", resolved=False), "the pointer leads to no entry"),
        (article("", "Clinical Trial Protocol"), "a protocol reports no results"),
        (article("", "Retraction of Publication"), "a notice about another work is no evidence"),
    ],
)
def test_some_works_count_for_nothing(reference: Reference, why: str) -> None:
    assert grade(reference).excluded == why


def test_free_text_that_looks_like_a_journal_is_one_and_other_text_is_unknown() -> None:
    place = Location("a.md", 1)
    journal = Reference("entry:a#1", listings=(Listing(place, "1", "Hall CD. 1998;338:1345-51"),))
    words = Reference("entry:a#2", listings=(Listing(place, "2", "Personal communication"),))

    assert grade(journal).source is SourceKind.JOURNAL
    assert grade(words).source is SourceKind.UNKNOWN
    assert grade(words).excluded == "the source could not be identified"


@pytest.mark.parametrize(
    ("design", "kind", "rung"),
    [
        (Design.REVIEW_OF_TRIALS, ClaimKind.TREATMENT, 7),
        (Design.RANDOMISED_TRIAL, ClaimKind.TREATMENT, 6),
        (Design.REVIEW_OF_STUDIES, ClaimKind.HARM, 5),
        (Design.COHORT, ClaimKind.TREATMENT, 4),
        (Design.INCEPTION_COHORT, ClaimKind.PROGNOSIS, 6),
        (Design.INCEPTION_COHORT, ClaimKind.TREATMENT, 4),
        (Design.REVIEW_OF_CASES, ClaimKind.TREATMENT, 3),
        (Design.CASE_CONTROL, ClaimKind.TREATMENT, 2),
        (Design.CASE_REPORT, ClaimKind.TREATMENT, 2),
        (Design.ANIMAL, ClaimKind.TREATMENT, 1),
        (Design.EDITORIAL, ClaimKind.TREATMENT, 0),
        (Design.REVIEW_OF_STUDIES, ClaimKind.STATUS, 7),
        (Design.RANDOMISED_TRIAL, ClaimKind.STATUS, 1),
        (Design.NARRATIVE_REVIEW, ClaimKind.STATUS, 2),
        (Design.SYSTEMATIC_GUIDELINE, ClaimKind.STATUS, 5),
        (Design.CONSECUTIVE_DIAGNOSTIC, ClaimKind.DIAGNOSIS, 6),
        (Design.CONSECUTIVE_DIAGNOSTIC, ClaimKind.PREVALENCE, 4),
        (Design.CONSECUTIVE_DIAGNOSTIC, ClaimKind.TREATMENT, 2),
        (Design.CROSS_SECTIONAL, ClaimKind.DIAGNOSIS, 4),
        (Design.RANDOM_SURVEY, ClaimKind.PREVALENCE, 6),
        (Design.RANDOM_SURVEY, ClaimKind.DIAGNOSIS, 4),
        (Design.RANDOM_SURVEY, ClaimKind.STATUS, 1),
    ],
)
def test_rungs_are_those_of_the_method(design: Design, kind: ClaimKind, rung: int) -> None:
    assert rung_of(grade(article("x", design=design.value)), kind) == rung


@pytest.mark.parametrize(
    ("changed", "rung"),
    [
        (article("", "Randomized Controlled Trial"), 6),
        (article("", "Randomized Controlled Trial", "Preprint"), 5),
        (article("", "Randomized Controlled Trial", "Congress"), 4),
        (
            Reference(
                "pmid:1",
                ("pmid:1",),
                publication_types=("Randomized Controlled Trial",),
                status=EditorialStatus.CONCERN,
            ),
            4,
        ),
    ],
)
def test_known_facts_lower_the_rung(changed: Reference, rung: int) -> None:
    assert rung_of(grade(changed), ClaimKind.TREATMENT) == rung
