"""What one work can bear: its kind of source, its design, its rung for a kind of claim."""

from evidencegraph.grading.grade import grade
from evidencegraph.grading.rung import ceiling_of, is_conduit, is_synthesis, nature, rung_of
from evidencegraph.grading.tables import tables_digest

__all__ = [
    "ceiling_of",
    "grade",
    "is_conduit",
    "is_synthesis",
    "nature",
    "rung_of",
    "tables_digest",
]
