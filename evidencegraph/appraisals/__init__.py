"""Human judgements: read from text, led to what they are about, applied to claims and grades."""

from evidencegraph.appraisals.anchoring import spellings
from evidencegraph.appraisals.grading import Decision, decisions, graded
from evidencegraph.appraisals.judging import added_works, judge
from evidencegraph.appraisals.reading import read_appraisals

__all__ = [
    "Decision",
    "added_works",
    "decisions",
    "graded",
    "judge",
    "read_appraisals",
    "spellings",
]
