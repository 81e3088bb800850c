"""EG206 causal-wording."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.evidence import (
    asserts_effect,
    best_possible,
    is_direct,
    place,
    quoted,
    support_in_words,
    supporting_works,
)
from evidencegraph.audit.own_work import own_parts
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import (
    Causality,
    Certainty,
    Claim,
    ClaimKind,
    Design,
    Problem,
    Severity,
    TriggerRole,
)

_OBSERVATIONAL = frozenset(
    {
        Design.REVIEW_OF_STUDIES,
        Design.INCEPTION_COHORT,
        Design.COHORT,
        Design.CASE_CONTROL,
        Design.CROSS_SECTIONAL,
        Design.CONSECUTIVE_DIAGNOSTIC,
        Design.RANDOM_SURVEY,
    }
)
_ABOUT_EFFECTS = frozenset({ClaimKind.TREATMENT, ClaimKind.HARM})


def causal_wording(graph: Graph) -> Iterator[Problem]:
    """Flag a claim that says cause where its studies only saw things go together.

    Why it matters
        Who gets a treatment outside a trial differs from who does not; a cohort cannot tell the
        treatment from that difference. Causal verbs for such findings are the commonest way in
        which certainty grows between a paper and the texts that cite it.

    What is not flagged
        Claims with one trial behind them, or a source whose design nobody knows; hedged causes
        ("may reduce", "can reduce"); prognosis, where cohorts are the right design; reviews of
        which nothing says what they gather; what a study's report says of its own work.

    How to fix it
        Write "is associated with" or "may", or cite a trial.
    """
    own = own_parts(graph)
    for claim in graph.corpus.claims:
        if claim.id not in own and states_cause_on_observation(graph, claim):
            yield Problem(
                place(graph, claim),
                f"{quoted(claim, TriggerRole.EFFECT, 'this')} says cause, but every study behind "
                f"it is observational ({support_in_words(graph, claim)}). "
                'Write "is associated with" or "may", or cite a trial',
                claim.id,
                tuple(sorted(supporting_works(graph, claim))),
            )


def weighable_effects(graph: Graph) -> Iterator[tuple[Claim, Certainty]]:
    """Yield the claims whose sureness can be held against the best that their evidence could bear.

    They state an effect, their evidence is known, and no other rule speaks of their causal verb.
    """
    own = own_parts(graph)
    for claim in graph.corpus.claims:
        if claim.id in own:
            continue
        most = best_possible(graph, claim)
        if most is None or not asserts_effect(claim) or states_cause_on_observation(graph, claim):
            continue
        yield claim, most


def states_cause_on_observation(graph: Graph, claim: Claim) -> bool:
    """Tell whether a claim states a cause and only observational studies support it."""
    if claim.kind not in _ABOUT_EFFECTS or claim.wording.causality is not Causality.DIRECT:
        return False
    if any(trigger.role is TriggerRole.CAPABILITY for trigger in claim.wording.triggers):
        return False
    most = best_possible(graph, claim)
    if most is None or most > Certainty.LOW or not asserts_effect(claim):
        return False
    designs = {
        graph.grade_behind(claim.id, work).design
        for work in supporting_works(graph, claim)
        if is_direct(graph, work, claim.id)
    }
    return bool(designs) and designs <= _OBSERVATIONAL


RULE = Rule("EG206", "causal-wording", Severity.WARNING, causal_wording)
