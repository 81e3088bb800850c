"""What words give away: the question a claim answers, the direction of a citation."""

from evidencegraph.wording.direction import direction_before
from evidencegraph.wording.kind import kind_of
from evidencegraph.wording.predicate import asserts

__all__ = ["asserts", "direction_before", "kind_of"]
