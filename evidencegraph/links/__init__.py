"""How claims stand to each other: one restates another, says it bolder, or speaks against it."""

from evidencegraph.links.opposition import Opposition, Strain, oppositions
from evidencegraph.links.restatement import restatements
from evidencegraph.links.strains import doubts_benefit
from evidencegraph.links.subject import SameSubject, same_subject
from evidencegraph.links.telling import tells_own_work
from evidencegraph.links.twins import Twins, twins

__all__ = [
    "Opposition",
    "SameSubject",
    "Strain",
    "Twins",
    "doubts_benefit",
    "oppositions",
    "restatements",
    "same_subject",
    "tells_own_work",
    "twins",
]
