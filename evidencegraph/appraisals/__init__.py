"""Human judgements: read from text, led to what they are about, applied to claims and grades."""

from evidencegraph.appraisals.grading import Decision, decisions, graded
from evidencegraph.appraisals.judging import judge
from evidencegraph.appraisals.reading import read_appraisals

__all__ = ["Decision", "decisions", "graded", "judge", "read_appraisals"]
