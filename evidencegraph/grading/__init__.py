"""What one work can bear: its kind of source, its design, its rung for a kind of claim."""

from evidencegraph.grading.conduits import known_names, linked, relays, with_links
from evidencegraph.grading.facts import MOST_PEOPLE, excerpt
from evidencegraph.grading.grade import grade
from evidencegraph.grading.rung import (
    TAINTED,
    automatic_rung,
    cap_of,
    ceiling_of,
    is_appraised,
    is_conduit,
    is_synthesis,
    may_be_rated_up,
    nature,
    ocebm_level,
    rung_of,
)
from evidencegraph.grading.tables import DEFAULT, Tables, with_tables

__all__ = [
    "DEFAULT",
    "MOST_PEOPLE",
    "TAINTED",
    "Tables",
    "automatic_rung",
    "cap_of",
    "ceiling_of",
    "excerpt",
    "grade",
    "is_appraised",
    "is_conduit",
    "is_synthesis",
    "known_names",
    "linked",
    "may_be_rated_up",
    "nature",
    "ocebm_level",
    "relays",
    "rung_of",
    "with_links",
    "with_tables",
]
