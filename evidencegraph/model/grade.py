"""What kind of source a work is, by which design it was made, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidencegraph.model.support import Certainty


class Design(StrEnum):
    """The study design of one work (PubMed publication types, branch V03)."""

    REVIEW_OF_TRIALS = "systematic review of randomised trials"
    REVIEW_OF_STUDIES = "systematic review of observational studies"
    REVIEW_OF_CASES = "systematic review of case reports"
    RANDOMISED_TRIAL = "randomised controlled trial"
    CONTROLLED_TRIAL = "non-randomised controlled trial"
    INCEPTION_COHORT = "inception cohort"
    COHORT = "cohort study"
    CASE_CONTROL = "case-control study"
    CROSS_SECTIONAL = "cross-sectional study"
    CONSECUTIVE_DIAGNOSTIC = "diagnostic study of consecutive patients"
    RANDOM_SURVEY = "survey of a random sample"
    """Or of everybody: a census."""
    UNCONTROLLED_TRIAL = "uncontrolled trial"
    CASE_SERIES = "case series"
    CASE_REPORT = "case report"
    LABORATORY = "laboratory study"
    ANIMAL = "animal study"
    SYSTEMATIC_GUIDELINE = "systematic guideline"
    GUIDELINE = "guideline"
    CONSENSUS = "consensus statement"
    NARRATIVE_REVIEW = "narrative review"
    EDITORIAL = "editorial"
    PROTOCOL = "protocol"
    """Reports no results."""
    NOTICE = "editorial notice"
    """A retraction or correction notice: not evidence about any claim."""
    UNDETERMINED = "undetermined"
    """A work that has a design, but nothing known of it tells which."""
    NONE = "no study design"
    """A page, a label, an encyclopaedia: not a study."""


class SourceKind(StrEnum):
    """What kind of place a source is (METHOD section 2)."""

    JOURNAL = "journal article"
    SYSTEMATIC_REVIEW = "systematic review library"
    SYSTEMATIC_GUIDELINE = "systematic guideline"
    SOCIETY_GUIDELINE = "society guideline"
    REGULATOR = "regulator"
    POINT_OF_CARE = "point-of-care summary"
    GOVERNMENT = "government page"
    """Of a state or of a body of several states."""
    PROFESSIONAL = "professional body page"
    """Of a learned society or an association of a profession, other than its guidelines."""
    REFERENCE_WORK = "reference work"
    PATIENT_PAGE = "patient page"
    ACADEMIC = "academic page"
    """Of a university or a research institute, other than what it publishes in journals."""
    ENCYCLOPAEDIA = "encyclopaedia"
    ADVOCACY = "advocacy page"
    NEWS = "news"
    COMPANY = "company page"
    PREPRINT = "preprint"
    REGISTRY = "trial registry"
    ASSERTION = "unclassified page"
    """A host of which the tables say nothing: its word stands for itself alone."""
    SELF_PUBLISHED = "self-published page"
    """Blogs, social media, forums, uploads and answers of assistants: no editor stands behind."""
    UNKNOWN = "unknown"
    """The source could not be identified at all."""


class Reliability(StrEnum):
    """How a grade is known; decides how sure the lower end of the interval is (METHOD 4.6)."""

    HUMAN = "stated by a person or by the address"
    INDEXED = "indexed by hand (until 2021)"
    AUTOMATIC = "indexed by machine (since 2022)"
    CUE = "read from title or abstract"
    ABSENT = "nothing known"


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that led to a grade.

    Attributes:
        source: where it was seen: ``host``, ``publication type``, ``MeSH``, ``title``,
            ``abstract``, ``declared``, ``appraisal``.
        value: what was seen there, ``ninds.nih.gov``.
        meaning: what it was taken to mean, ``government page``.
    """

    source: str
    value: str
    meaning: str

    def __str__(self) -> str:
        """Print the signal as people note it.

        >>> str(Signal("title", "randomized", "randomised controlled trial"))
        'title "randomized" -> randomised controlled trial'
        """
        return f'{self.source} "{self.value}" -> {self.meaning}'


@dataclass(frozen=True, slots=True)
class Judgement:
    """What people decided about a body of evidence, instead of a machine or on top of it.

    Attributes:
        level: the certainty as a whole; None where it was only rated up or down.
        down: levels lost in GRADE's domains, 0 or negative.
        up: levels gained, 0 or positive.
        complete: whether all five domains were rated: GRADE's own start then counts.
        declared: whether the source declares the level of itself.
        words: what was decided, why, by whom and when.
    """

    level: Certainty | None = None
    down: int = 0
    up: int = 0
    complete: bool = False
    declared: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inheritance:
    """What a page passes on of the evidence that it cites (METHOD 4.5).

    Attributes:
        root: id of the work that the best of it comes from.
        rung: what arrives here, 0-9.
        participants: of the root.
        appraised: whether people have judged the root.
    """

    root: str
    rung: int
    participants: int | None = None
    appraised: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """What one work can bear, as far as its facts tell.

    Attributes:
        source: the kind of place.
        publisher: who speaks, ``NINDS``; conduits of one publisher are one body of evidence.
        design: the study design.
        reliability: how the design is known.
        signals: what produced source and design, in the order they were read.
        participants: how many people were studied, None where unknown.
        excluded: why the work counts for nothing; empty where it counts.
        flags: what a reader should know besides.
        judgement: what people decided about it; None where nobody has.
        inherited: what a page passes on, by the kind of claim; empty where its references are
            unknown, or where it is no page.
    """

    source: SourceKind
    publisher: str = ""
    design: Design = Design.UNDETERMINED
    reliability: Reliability = Reliability.ABSENT
    signals: tuple[Signal, ...] = ()
    participants: int | None = None
    excluded: str = ""
    flags: tuple[str, ...] = ()
    judgement: Judgement | None = None
    inherited: tuple[tuple[str, Inheritance], ...] = ()

    def inheritance(self, kind: str) -> Inheritance | None:
        """Return what a page passes on to claims of a kind; None where it stands for itself.

        >>> Grade(SourceKind.NEWS).inheritance("harm") is None
        True
        """
        return dict(self.inherited).get(kind) if self.inherited else None
