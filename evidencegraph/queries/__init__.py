"""Questions that people ask of a graph."""

from evidencegraph.queries.agreement import Consensus, consensus
from evidencegraph.queries.chains import Chain, bottlenecks, chain
from evidencegraph.queries.coverage import Coverage, coverage
from evidencegraph.queries.difference import Change, Difference, difference
from evidencegraph.queries.disagreement import contradictions
from evidencegraph.queries.robustness import robustness
from evidencegraph.queries.search import find_claims
from evidencegraph.queries.sensitivity import Impact, impact, without
from evidencegraph.queries.weakness import Weakness, weakest, worth_telling

__all__ = [
    "Chain",
    "Change",
    "Consensus",
    "Coverage",
    "Difference",
    "Impact",
    "Weakness",
    "bottlenecks",
    "chain",
    "consensus",
    "contradictions",
    "coverage",
    "difference",
    "find_claims",
    "impact",
    "robustness",
    "weakest",
    "without",
    "worth_telling",
]
