"""Questions that people ask of a graph."""

from evidencegraph.queries.coverage import Coverage, coverage
from evidencegraph.queries.disagreement import contradictions
from evidencegraph.queries.search import find_claims
from evidencegraph.queries.sensitivity import Impact, impact, without
from evidencegraph.queries.weakness import Weakness, weakest

__all__ = [
    "Coverage",
    "Impact",
    "Weakness",
    "contradictions",
    "coverage",
    "find_claims",
    "impact",
    "weakest",
    "without",
]
