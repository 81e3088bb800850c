"""How claims stand to each other: one restates another, or speaks against it."""

from evidencegraph.links.opposition import Opposition, Strain, doubts_benefit, oppositions
from evidencegraph.links.restatement import restatements

__all__ = ["Opposition", "Strain", "doubts_benefit", "oppositions", "restatements"]
