"""The numbers of the method, as one value that can be printed, changed and hashed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Method:
    """Every number that support strength depends on (METHOD 4.8), with its source.

    Attributes:
        information_sizes: below each of these pooled participants, a body loses one level.
            400 is GRADE's rule of thumb (GRADE guideline 6, J Clin Epidemiol 2011;64:1283);
            100 is a choice of this project.
        imputed_study: participants assumed for a study that states none. A choice: the median
            trial has 66 (Trialstreamer).
        imputed_synthesis: the same for a systematic review. A choice.
        contradiction_levels: what evidence of equal strength against a claim costs. One level,
            as "serious inconsistency" does in GRADE.
        assurance: chance with which the assured level must survive. Convention.
        quotation_error: citations that do not support their claim: 11.9 % major errors
            (Jergas & Baethge 2015, PMC4627914).
        confirmed_error: the same after a person has checked the citation. A choice.
        retraction_rate: works later retracted: 0.2 % (Nature 2025, of papers of 2022).
        design_error: wrong designs, by how the design is known; METHOD 4.6.
        as_of: the year from which the age of a review or page is counted; None: it is not looked
            at. Never the clock's, so that the same input gives the same output.
        enumerated_bodies: up to so many bodies the assured level is exact in every case, over all
            subsets if need be.
        replicates: above that, where nothing quicker settles it, over so many fixed
            pseudo-random subsets.
    """

    information_sizes: tuple[int, ...] = (400, 100)
    imputed_study: int = 100
    imputed_synthesis: int = 400
    contradiction_levels: float = 1.0
    assurance: float = 0.95
    quotation_error: float = 0.119
    confirmed_error: float = 0.01
    retraction_rate: float = 0.002
    design_error: tuple[tuple[str, float], ...] = field(
        default=(
            ("HUMAN", 0.005),
            ("INDEXED", 0.03),
            ("AUTOMATIC", 0.10),
            ("CUE", 0.15),
            ("ABSENT", 0.15),
        )
    )
    enumerated_bodies: int = 16
    replicates: int = 1024
    as_of: int | None = None
