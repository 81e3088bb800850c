"""EG207 strong-recommendation."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.evidence import (
    best_possible,
    place,
    quoted,
    support_in_words,
    supporting_works,
)
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Certainty, ClaimKind, Modality, Problem, Severity, TriggerRole

_TO_BE_WEIGHED = frozenset({ClaimKind.TREATMENT, ClaimKind.DIAGNOSIS})


def strong_recommendation(graph: Graph) -> Iterator[Problem]:
    """Flag advice worded as strong on evidence of low certainty at best.

    Why it matters
        "Should" tells readers that nearly everybody is better off. GRADE asks for a conditional
        recommendation when the certainty is low, and for a stated reason in the few exceptions.

    What is not flagged
        Advice that cites a guideline, which may have such a reason; advice about monitoring and
        support; sources that could not be identified or whose design is undetermined.

    How to fix it
        Word it as conditional ("we suggest", "can be considered"), say why it is strong
        nevertheless, or cite stronger evidence.
    """
    for claim in graph.corpus.claims:
        most = best_possible(graph, claim)
        strong = claim.wording.modality is Modality.STRONG and claim.kind in _TO_BE_WEIGHED
        if strong and most is not None and most <= Certainty.LOW:
            yield Problem(
                place(graph, claim),
                f"{quoted(claim, TriggerRole.ADVICE, 'this')} is a strong recommendation on "
                f"{support_in_words(graph, claim)}. "
                'Write "we suggest" or "can be considered", or say why it is strong',
                claim.id,
                tuple(sorted(supporting_works(graph, claim))),
            )


RULE = Rule("EG207", "strong-recommendation", Severity.WARNING, strong_recommendation)
