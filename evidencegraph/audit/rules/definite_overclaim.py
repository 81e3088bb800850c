"""EG204 definite-overclaim."""

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
from evidencegraph.model import Problem, Severity, TriggerRole


def definite_overclaim(graph: Graph) -> Iterator[Problem]:
    """Flag a claim worded more surely than its evidence could ever bear.

    Why it matters
        Readers act on the verb. Even if every source were appraised as well as its design allows,
        the evidence would not reach the certainty that the words promise.

    What is not flagged
        Claims with a source that could not be identified, whose design is undetermined, or that
        relays evidence nobody has listed (guidelines, reviews); results told with their study;
        recommendations; sentences that state no effect; causal verbs on observational studies
        (EG206 causal-wording); what a study's report says of its own work.

    How to fix it
        Word the claim as its certainty allows, or cite stronger evidence.
    """
    for claim, most in weighable_effects(graph):
        if claim.wording.level > most:
            yield Problem(
                place(graph, claim),
                f"{quoted(claim, TriggerRole.EFFECT, 'this')} is worded as "
                f"{claim.wording.level.label}, but its evidence could bear no more than "
                f"{most.label} certainty (now {support_in_words(graph, claim)}). "
                f"Write {bearable(claim, most)}, or cite stronger evidence",
                claim.id,
                tuple(sorted(supporting_works(graph, claim))),
            )


RULE = Rule("EG204", "definite-overclaim", Severity.WARNING, definite_overclaim)
