"""How strongly each claim is supported, on how many independent bodies of evidence."""

from evidencegraph.support.assessment import assess
from evidencegraph.support.columns import Columns
from evidencegraph.support.explanation import blast_radius
from evidencegraph.support.pieces import columns_of
from evidencegraph.support.robustness import robustness
from evidencegraph.support.strength import Strength, weigh

__all__ = ["Columns", "Strength", "assess", "blast_radius", "columns_of", "robustness", "weigh"]
