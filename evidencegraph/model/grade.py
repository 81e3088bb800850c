"""What kind of source a work is, by which design it was made, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    REFERENCE_WORK = "reference work"
    PATIENT_PAGE = "patient page"
    ENCYCLOPAEDIA = "encyclopaedia"
    ADVOCACY = "advocacy page"
    NEWS = "news"
    PREPRINT = "preprint"
    REGISTRY = "trial registry"
    ASSERTION = "unclassified page"
    """A host that no row of the table names: its word stands for itself alone."""
    UNKNOWN = "unknown"
    """The source could not be identified at all."""


class Reliability(StrEnum):
    """How a grade is known; decides how sure the lower end of the interval is (METHOD 4.6)."""

    HUMAN = "stated by a person or by the address"
    INDEXED = "indexed by hand (until 2021)"
    AUTOMATIC = "indexed by machine (since 2022)"
    CUE = "read from the title"
    ABSENT = "nothing known"


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that led to a grade.

    Attributes:
        source: where it was seen: ``host``, ``publication type``, ``declared``, ``title``.
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
    """

    source: SourceKind
    publisher: str = ""
    design: Design = Design.UNDETERMINED
    reliability: Reliability = Reliability.ABSENT
    signals: tuple[Signal, ...] = ()
    participants: int | None = None
    excluded: str = ""
    flags: tuple[str, ...] = ()
