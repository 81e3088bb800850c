"""Every way in which a design is shown, and what must not be taken for one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.grading import DEFAULT, excerpt, grade
from evidencegraph.model import Design, Reference, Reliability

D = Design


def work(  # noqa: PLR0913 - what a record has
    title: str = "",
    *,
    types: tuple[str, ...] = (),
    mesh: tuple[str, ...] = (),
    abstract: str = "",
    year: int = 2015,
    people: int | None = None,
) -> Reference:
    return Reference(
        "pmid:1",
        ("pmid:1",),
        title=title,
        publication_types=types,
        mesh=mesh,
        abstract=abstract,
        year=year,
        participants=people,
    )


@pytest.mark.parametrize(
    ("reference", "design"),
    [
        # MeSH
        (work(mesh=("Humans", "Cohort Studies")), D.COHORT),
        (work(mesh=("Humans", "*Follow-Up Studies")), D.COHORT),
        (work(mesh=("Retrospective Studies/methods",)), D.COHORT),
        (work(mesh=("Case-Control Studies",)), D.CASE_CONTROL),
        (work(mesh=("Cross-Sectional Studies",)), D.CROSS_SECTIONAL),
        (work(mesh=("Interrupted Time Series Analysis",)), D.CONTROLLED_TRIAL),
        (work(mesh=("Historically Controlled Study",)), D.UNCONTROLLED_TRIAL),
        (work(mesh=("Double-Blind Method",)), D.UNDETERMINED),
        (work(mesh=("Double-Blind Method",), abstract="Randomization was central."),
         D.RANDOMISED_TRIAL),
        (work("Effects of surgery on survival: an overview of the randomised trials"),
         D.REVIEW_OF_TRIALS),
        (work("Benefits and risks: accumulated evidence from randomised trials"),
         D.REVIEW_OF_TRIALS),
        (work("Trial watch: phase II and phase III attrition rates"), D.UNDETERMINED),
        (work("Is the drug a first choice? A Meta Analysis of Randomized Clinical Trials"),
         D.REVIEW_OF_TRIALS),
        # never "... as Topic"
        (work(mesh=("Randomized Controlled Trials as Topic",)), D.UNDETERMINED),
        (work(mesh=("Cohort Studies as Topic", "Non-Randomized Controlled Trials as Topic")),
         D.UNDETERMINED),
        # animals and the laboratory
        (work(types=("Randomized Controlled Trial",), mesh=("Animals", "Mice")), D.ANIMAL),
        (work(types=("Randomized Controlled Trial",), mesh=("Animals", "Humans")),
         D.RANDOMISED_TRIAL),
        (work("Mefloquine and JC virus", mesh=("Cells, Cultured",)), D.LABORATORY),
        (work("Mefloquine and JC virus", mesh=("Cells, Cultured", "Humans")), D.UNDETERMINED),
        # abstract
        (work(abstract="Patients were randomly assigned to A or B."), D.RANDOMISED_TRIAL),
        (work(abstract="A double-blind, randomized, placebo-controlled study."),
         D.RANDOMISED_TRIAL),
        (work(abstract="In this randomized, double-blind study"), D.RANDOMISED_TRIAL),
        (work(abstract="Earlier randomized trials disagree."), D.UNDETERMINED),
        (work(abstract="Mice were randomized to A."), D.UNDETERMINED),
        (work(abstract="We followed 57 consecutive patients."), D.COHORT),
        (work(abstract="This multicentre cohort study shows"), D.COHORT),
        (work(abstract="We did a case-control study."), D.CASE_CONTROL),
        (work(abstract="A cross-sectional survey of adults."), D.CROSS_SECTIONAL),
        (work(abstract="A phase II trial of drug A."), D.UNCONTROLLED_TRIAL),
        (work(abstract="We report three cases of PML."), D.CASE_SERIES),
        (work(abstract="We report a case of PML."), D.CASE_REPORT),
        (work(abstract="In this review, we discuss PML."), D.NARRATIVE_REVIEW),
        (work(abstract="Registered in PROSPERO."), D.REVIEW_OF_STUDIES),
        # the title weighs more than the abstract
        (work("PML: a cohort study", abstract="Patients were randomly assigned."), D.COHORT),
        (work("A case report", abstract="Earlier, patients were randomized."), D.CASE_REPORT),
        # ... and headings are asked beside the abstract, in the order of decision
        (work(mesh=("Prospective Studies",), abstract="They were randomly assigned."),
         D.RANDOMISED_TRIAL),
        # vetoes
        (work("Rationale and design of a randomized trial"), D.PROTOCOL),
        (work("Post hoc analysis of a randomized trial"), D.UNDETERMINED),
        (work("Secondary analysis", types=("Randomized Controlled Trial",)), D.UNDETERMINED),
        (work("Mendelian randomization", abstract="They were randomized."), D.UNDETERMINED),
        # synthesis of what
        (work(types=("Systematic Review",), abstract="We included randomized controlled trials."),
         D.REVIEW_OF_TRIALS),
        (work(types=("Meta-Analysis",), abstract="No randomized trial was found."),
         D.REVIEW_OF_STUDIES),
        (work("Systematic review of observational studies and randomized trials"),
         D.REVIEW_OF_STUDIES),
        (work("A systematic review of case series"), D.REVIEW_OF_CASES),
        # works about guidelines, series told in retrospect, models that are no people
        (work("A urinalysis guideline 2023"), D.GUIDELINE),
        (work("Clinical guidelines for PML"), D.GUIDELINE),
        (work("Adherence to clinical guidelines for PML"), D.UNDETERMINED),
        (work("An implementation guideline", types=("Practice Guideline",)), D.GUIDELINE),
        (work(abstract="A retrospective analysis. We describe a series of patients."),
         D.CASE_SERIES),
        (work(abstract="A retrospective analysis of a series of patients."), D.COHORT),
        (work("Safety of a stent in a swine clot model"), D.ANIMAL),
        (work("Canine teeth in children"), D.UNDETERMINED),
        (work("Two stents in a flow model"), D.LABORATORY),
        (work(types=("Review",), abstract="We searched MEDLINE and Embase."),
         D.REVIEW_OF_STUDIES),
        (work(types=("Review",), abstract="PML is rare."), D.NARRATIVE_REVIEW),
        # opinion by its title, and works about editors
        (work("Inaugural editorial: Rehabilitation"), D.EDITORIAL),
        (work("Guest Editorial"), D.EDITORIAL),
        (work("Editorial: PML today"), D.EDITORIAL),
        (work("Editorial commentary on natalizumab"), D.EDITORIAL),
        (work("PML today: an invited commentary"), D.EDITORIAL),
        (work("Editorial boards of neurology journals"), D.UNDETERMINED),
        (work("Inaugural editorial decisions and their effect"), D.UNDETERMINED),
        (work("Women on editorial boards: a cross-sectional study"), D.CROSS_SECTIONAL),
        (work("Effects of an editorial on prescribing"), D.UNDETERMINED),
        (work("Editorial expression of concern: Survival in PML"), D.NOTICE),
        # animals that people meet are not the animals of a study
        (work("Repair of facial nerves in rodents"), D.ANIMAL),
        (work("A rodent model of PML"), D.ANIMAL),
        (work("Natalizumab in rodents and humans"), D.UNDETERMINED),
        (work("Rodent-borne disease: a case-control study"), D.CASE_CONTROL),
        (work("Exposure to rodents and Lassa fever: a cohort study"), D.COHORT),
        (work("Rodent ulcer of the eyelid: a case report"), D.CASE_REPORT),
        (work("Rat-bite fever: a case report"), D.CASE_REPORT),
        (work("Mefloquine in rats"), D.ANIMAL),
        # models that observe nobody, and models made of people
        (work("Mathematical model of drug transport in the eye"), D.LABORATORY),
        (work("A computational fluid dynamics model of stents"), D.LABORATORY),
        (work("In silico discovery of inhibitors of JC virus"), D.LABORATORY),
        (work("Finite-element analysis of hip implants"), D.LABORATORY),
        (work("Computer simulations of viral capsids"), D.LABORATORY),
        (work("A mathematical prediction model in 900 patients"), D.UNDETERMINED),
        (work("A computational risk model of PML"), D.UNDETERMINED),
        (work("Mathematical modelling of costs of screening"), D.UNDETERMINED),
        (work("A computer simulation for training of surgeons"), D.UNDETERMINED),
        (work("Mathematical models of PML", types=("Review",)), D.NARRATIVE_REVIEW),
        (work("A computational model of PML: a cohort study"), D.COHORT),
        (work("A model of care for PML"), D.UNDETERMINED),
        # of two headings the order of decision; retrospective studies lie under case-control ones
        (work(mesh=("Case-Control Studies", "Follow-Up Studies")), D.COHORT),
        (work(mesh=("Case-Control Studies", "Retrospective Studies")), D.CASE_CONTROL),
        (work(mesh=("Cohort Studies", "Retrospective Studies")), D.COHORT),
        (work(mesh=("Cross-Sectional Studies", "Retrospective Studies")), D.COHORT),
        (work("A case-control study", mesh=("Retrospective Studies",)), D.CASE_CONTROL),
        # trials that are not known to be randomised
        (work(types=("Adaptive Clinical Trial",)), D.UNCONTROLLED_TRIAL),
        (work("A randomized study", types=("Adaptive Clinical Trial",)), D.RANDOMISED_TRIAL),
        (work(types=("Adaptive Clinical Trial",), abstract="Patients were randomized."),
         D.RANDOMISED_TRIAL),
        (work(types=("Clinical Trial, Phase III",)), D.CONTROLLED_TRIAL),
        (work(types=("Clinical Trial, Phase III",), abstract="They were randomly assigned."),
         D.RANDOMISED_TRIAL),
        (work("A versus B", types=("Clinical Trial",)), D.CONTROLLED_TRIAL),
        (work(types=("Clinical Trial, Phase II",), abstract="compared with standard care"),
         D.CONTROLLED_TRIAL),
        (work(types=("Clinical Trial",), abstract="compared with baseline"),
         D.UNCONTROLLED_TRIAL),
        (work(types=("Clinical Trial",), abstract="versus historical controls"),
         D.UNCONTROLLED_TRIAL),
        (work("A versus historical controls", types=("Clinical Trial",)), D.UNCONTROLLED_TRIAL),
        # inception cohorts
        (work("Newly diagnosed PML: a prospective registry"), D.INCEPTION_COHORT),
        (work("57 consecutive patients: a retrospective cohort"), D.INCEPTION_COHORT),
        (work("Consecutive patients with PML"), D.COHORT),
        (work("Incident PML: a case-control study with follow-up"), D.CASE_CONTROL),
        # diagnostic studies of consecutive patients
        (work("Diagnostic accuracy of JC virus PCR", abstract="In 60 consecutive patients, A was done."),
         D.CONSECUTIVE_DIAGNOSTIC),
        (work("Accuracy of CSF PCR for the diagnosis of PML in consecutive patients"),
         D.CONSECUTIVE_DIAGNOSTIC),
        (work("PCR in PML", abstract="Biopsy was the reference standard. Adults were consecutively "
              "enrolled. Consecutively enrolled adults had PCR."), D.CONSECUTIVE_DIAGNOSTIC),
        (work("Validation of a score to detect PML", mesh=("Cross-Sectional Studies",),
              abstract="Consecutive adults were seen."), D.CONSECUTIVE_DIAGNOSTIC),
        (work("Validation of a score for quality of life", mesh=("Cross-Sectional Studies",),
              abstract="Consecutive adults were seen."), D.CROSS_SECTIONAL),
        (work("Diagnostic accuracy of JC virus PCR", abstract="60 patients were chosen."),
         D.UNDETERMINED),
        (work("Diagnostic accuracy of PCR: a case-control study",
              abstract="consecutive patients and controls"), D.CASE_CONTROL),
        (work("Diagnostic accuracy of PCR: a systematic review",
              abstract="Studies of consecutive patients were included."), D.REVIEW_OF_STUDIES),
        (work("PCR in PML", abstract="Biopsy was the gold standard in consecutive patients and "
              "healthy controls."), D.COHORT),
        (work("Survival in PML", abstract="Biopsy was the gold standard in consecutive patients; "
              "survival was short."), D.COHORT),
        # surveys of random samples
        (work("Prevalence of JC virus antibodies in a random sample of adults"), D.RANDOM_SURVEY),
        (work("Seroprevalence of JC virus", abstract="Randomly selected households were visited."),
         D.RANDOM_SURVEY),
        (work("JC virus: a nationally representative survey"), D.RANDOM_SURVEY),
        (work("Prevalence of PML: a census of 40 villages"), D.RANDOM_SURVEY),
        (work("Prevalence of PML by census tract: a cross-sectional study"), D.CROSS_SECTIONAL),
        (work("Prevalence of PML: a cross-sectional study",
              abstract="Multistage cluster sampling was used."), D.CROSS_SECTIONAL),
        (work("Prevalence of PML: a cross-sectional study",
              abstract="Stratified random sampling was used."), D.RANDOM_SURVEY),
        (work("JC virus in a county", abstract="A population-based survey. A random sample of "
              "adults gave blood."), D.RANDOM_SURVEY),
        (work("JC virus in a county", abstract="A random sample of adults gave blood."),
         D.UNDETERMINED),
        (work("Prevalence of PML in a hospital", abstract="A random sample of adults"),
         D.UNDETERMINED),
        (work("An online survey", abstract="A random sample of adults"), D.UNDETERMINED),
        (work("Survey of members", abstract="A random sample of 2000"), D.UNDETERMINED),
        (work("Prevalence of JC virus: a cohort study", abstract="A random sample of adults"),
         D.COHORT),
        (work("JC virus", abstract="To estimate the prevalence, a random sample of charts was read."),
         D.UNDETERMINED),
        (work("A test for PML", abstract="To estimate the prevalence and the sensitivity, a random "
              "sample of adults was tested."), D.UNDETERMINED),
        (work("Prevalence of PML: a modelling study", abstract="A random sample of adults"),
         D.UNDETERMINED),
    ],
)  # fmt: skip
def test_design(reference: Reference, design: Design) -> None:
    assert grade(reference).design is design


def test_all_cues_that_fired_are_kept_the_deciding_ones_first() -> None:
    found = grade(
        work(
            "A prospective cohort study",
            types=("Observational Study",),
            mesh=("Humans", "Cohort Studies"),
            abstract="A phase II trial came first.",
        )
    )

    assert [str(signal) for signal in found.signals[1:]] == [
        'title "prospective cohort study" -> cohort study',
        'MeSH "cohort studies" -> cohort study',
        'abstract "phase II trial" -> uncontrolled trial',
    ]


@pytest.mark.parametrize(
    ("reference", "reliability"),
    [
        (work(mesh=("Cohort Studies",), year=2021), Reliability.INDEXED),
        (work(mesh=("Cohort Studies",), year=2022), Reliability.AUTOMATIC),
        (work(abstract="Patients were randomized."), Reliability.CUE),
    ],
)
def test_reliability_is_that_of_what_decided(
    reference: Reference, reliability: Reliability
) -> None:
    assert grade(reference).reliability is reliability


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("We studied 57 consecutive patients with PML.", 57),
        ("Of 1,234 HIV-infected adults, 12 patients died.", 1234),
        ("12 of 40 patients survived.", 40),
        ("Of 814 patients admitted to our unit, 14 patients were treated.", 14),
        ("Among 300 adults screened, none took part.", None),
        ("We followed 57 patients admitted with PML.", 57),
        ("groups (n = 61) and (n=30)", 61),
        ("The incidence was 3 per 100,000 people.", None),
        ("In 2015 patients were followed.", None),
        ("1.5 million people", None),
        ("90% of patients", None),
        ("0 patients", None),
        ("1000000000000 patients", None),
        ("Patients were few.", None),
    ],
)
def test_participants_are_read_from_the_abstract(text: str, people: int | None) -> None:
    found = grade(work("A cohort study", abstract=text))

    assert found.participants == people
    assert ("participants read by a pattern" in found.flags) == (people is not None)


@pytest.mark.parametrize(
    ("declared", "people"),
    [(1, 1), (10**10, 10**10), (0, None), (-5, None), (10**12, None)],
)
def test_numbers_that_cannot_be_are_unknown(declared: int, people: int | None) -> None:
    found = grade(work("A cohort study of 57 patients", people=declared))

    assert found.participants == people
    doubt = f"declared participants {declared} cannot be; taken as unknown"
    assert (doubt in found.flags) == (people is None)


def test_pages_and_laboratories_study_nobody() -> None:
    assert grade(work("A narrative review", abstract="57 patients")).participants is None
    assert grade(work("Drug A in mice", abstract="n = 40")).participants is None


@pytest.mark.parametrize(
    ("reference", "flags"),
    [
        (work("A narrative review", year=2010), ("16 years old in 2026",)),
        (work("A systematic review", year=2020), ("6 years old in 2026",)),
        (work("A systematic review", year=2021), ()),
        (work("A cohort study", year=1990), ()),
        (work("A cohort study", year=2090), ("dated 2090, after 2026",)),
        (work("A cohort study", abstract="at a single center"), ("single centre",)),
    ],
)
def test_age_and_single_centres_are_flags_only(
    reference: Reference, flags: tuple[str, ...]
) -> None:
    assert grade(reference, as_of=2026).flags == flags


def test_without_a_declared_year_nothing_is_old() -> None:
    assert grade(work("A narrative review", year=1950)).flags == ()


SNIPPETS = st.sampled_from(
    [
        "randomly assigned", "were randomized", "non-randomized study", "versus", "baseline",
        "cohort", "this cohort study", "case-control study", "57 patients", "per 100,000 people",
        "n = 61", "n=", "1,234 adults", "PRISMA", "single-centre", "low", "very", "no",
        "high-quality evidence", "moderate-certainty evidence", "of", "the", "in", "2015", "mice",
        "phase II trial", "consecutive patients", "control group", "systematic search", "…", ".",
    ]
)  # fmt: skip


@given(
    st.lists(SNIPPETS, max_size=8).map(" ".join),
    st.sampled_from(["", "A systematic review", "A cohort study"]),
    st.sampled_from([(), ("Clinical Trial",), ("Review",), ("Systematic Review",)]),
    st.sampled_from([(), ("Prospective Studies",), ("Double-Blind Method",)]),
)
def test_the_excerpt_is_graded_as_the_abstract_is(
    abstract: str, title: str, types: tuple[str, ...], mesh: tuple[str, ...]
) -> None:
    whole = work(title, types=types, mesh=mesh, abstract=abstract)
    short = replace(whole, abstract=excerpt(whole))

    assert grade(short) == grade(whole)
    assert excerpt(short) == excerpt(whole)
    assert grade(whole, DEFAULT) == grade(whole)
