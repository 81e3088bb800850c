"""What words give away: how surely they assert, what they answer, what a citation does."""

from evidencegraph.wording.assertion import wording_of
from evidencegraph.wording.clauses import Clause, clauses_of
from evidencegraph.wording.direction import direction_before
from evidencegraph.wording.kind import kind_of
from evidencegraph.wording.ladder import permitted_wording
from evidencegraph.wording.language import foreign_language
from evidencegraph.wording.note import note_of
from evidencegraph.wording.predicate import asserts
from evidencegraph.wording.stance import Stance, concerns_drug, stance_of

__all__ = [
    "Clause",
    "Stance",
    "asserts",
    "clauses_of",
    "concerns_drug",
    "direction_before",
    "foreign_language",
    "kind_of",
    "note_of",
    "permitted_wording",
    "stance_of",
    "wording_of",
]
