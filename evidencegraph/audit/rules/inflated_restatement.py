"""EG108 inflated-restatement."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.evidence import certainty_in_words, shortened
from evidencegraph.audit.own_work import study_reports
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.links import restatements
from evidencegraph.model import Causality, Citation, ClaimKind, Problem, Severity, WordingLevel

_STEPS = 2
"""One step lies within the error of hedges as measured (Pei and Jurgens 2021)."""


def inflated_restatement(graph: Graph) -> Iterator[Problem]:
    """Flag a takeaway worded two steps more surely than the cited sentence that it repeats.

    Why it matters
        Summaries are what most people read. Between a sentence and its summary "may" becomes
        "does", and the pointer stays behind.

    What is not flagged
        One step, which wording alone does not settle; takeaways that repeat nothing (EG101
        uncited-claim); plain facts without an effect; reports of studies, which conclude from
        their own results.

    How to fix it
        Give the takeaway the words of the sentence it repeats.
    """
    reports = study_reports(graph)
    for name, (twin, pointer) in restatements(graph).items():
        claim = graph.claims_by_id[name]
        if claim.document in reports:
            continue
        level = _surest(graph, pointer)
        states_effect = claim.wording.causality in {Causality.DIRECT, Causality.CONDITIONAL}
        steps = claim.wording.level - level
        if states_effect and claim.kind is not ClaimKind.STATUS and steps >= _STEPS:
            yield Problem(
                claim.location,
                f"this repeats line {twin.location.line} in stronger words, "
                f'{claim.wording.level.label} for {level.label} ("{shortened(twin.text)}", '
                f"{certainty_in_words(graph, twin)}). "
                "Word it as the cited sentence does",
                claim.id,
            )


def _surest(graph: Graph, pointer: Citation) -> WordingLevel:
    """Return how surely the boldest sentence is worded that a pointer covers."""
    return max(
        graph.claims_by_id[citation.claim].wording.level
        for citation in graph.citations_by_reference[pointer.reference]
        if citation.location == pointer.location
    )


RULE = Rule("EG108", "inflated-restatement", Severity.WARNING, inflated_restatement)
