"""EG212 stale-status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evidencegraph.audit.evidence import shortened
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.links import doubts_benefit
from evidencegraph.model import Causality, Certainty, Claim, ClaimKind, Problem, Severity


def stale_status(graph: Graph) -> Iterator[Problem]:
    """Flag a claim that something is unproven where another claim shows it well supported.

    Why it matters
        "Unproven" is true until a trial reports. Old doubts are copied from text to text and
        keep a treatment from people after it has been shown to work.

    What is not flagged
        Doubts about treatments whose effect has at most low certainty here, or names other
        patients or outcomes.

    How to fix it
        Read the newer evidence and drop the doubt, or say what is still open.
    """
    shown: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.corpus.claims:
        for name in claim.topic.interventions:
            if _shows_benefit(graph, claim):
                shown[name].append(claim)
    for claim in graph.corpus.claims:
        if claim.kind is not ClaimKind.STATUS or not doubts_benefit(claim):
            continue
        for name in claim.topic.interventions:
            newer = [other for other in shown[name] if _same_patients(claim, other)]
            if newer:
                level = graph.supports[newer[0].id].certainty.label
                yield Problem(
                    claim.location,
                    f"this doubts {name}, but {newer[0].location} supports it with {level} "
                    f'certainty ("{shortened(newer[0].text)}"). '
                    "Drop the doubt, or say what is still open",
                    claim.id,
                )
                break


def _shows_benefit(graph: Graph, claim: Claim) -> bool:
    wording = claim.wording
    return (
        claim.kind is ClaimKind.TREATMENT
        and wording.causality in {Causality.DIRECT, Causality.CONDITIONAL}
        and not wording.negated
        and graph.supports[claim.id].certainty >= Certainty.MODERATE
    )


def _same_patients(doubt: Claim, other: Claim) -> bool:
    here, there = set(doubt.topic.conditions), set(other.topic.conditions)
    return not here or not there or bool(here & there)


RULE = Rule("EG212", "stale-status", Severity.WARNING, stale_status)
