"""EG205 possible-overclaim."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.evidence import (
    bearable,
    place,
    quoted,
    support_in_words,
    supporting_works,
)
from evidencegraph.audit.rule import Rule
from evidencegraph.audit.rules.causal_wording import weighable_effects
from evidencegraph.graph import Graph
from evidencegraph.model import Certainty, Problem, Severity, TriggerRole, WordingLevel


def possible_overclaim(graph: Graph) -> Iterator[Problem]:
    """Note a claim worded more surely than its evidence bears as it was weighed.

    Why it matters
        Designs and numbers alone grant less than the words promise. An appraisal by a person may
        grant more: then it should be written down; if not, the wording is too bold.

    What is not flagged
        Claims that no appraisal could save (EG204 definite-overclaim); bold words one step above
        moderate certainty, since a machine never grants more; what is hedged ("may"); whatever
        EG204 leaves alone.

    How to fix it
        Soften the wording by a step, or record an appraisal that raises the evidence.
    """
    for claim, most in weighable_effects(graph):
        level = graph.supports[claim.id].certainty
        # High is never granted by a machine: a plain verb on moderate evidence may be right.
        asserted = min(claim.wording.level, WordingLevel(Certainty.MODERATE))
        hedged = claim.wording.level <= WordingLevel.MAY
        if level < asserted and claim.wording.level <= most and not hedged:
            yield Problem(
                place(graph, claim),
                f"{quoted(claim, TriggerRole.EFFECT, 'this')} is worded as "
                f"{claim.wording.level.label}; as weighed it has "
                f"{support_in_words(graph, claim)}. Write {bearable(claim, level)}, "
                "or record an appraisal that raises it",
                claim.id,
                tuple(sorted(supporting_works(graph, claim))),
            )


RULE = Rule("EG205", "possible-overclaim", Severity.NOTE, possible_overclaim)
