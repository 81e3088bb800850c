"""EG101 uncited-claim."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.own_work import stands_in_own_part, study_reports, tells_own_work
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.links import restatements
from evidencegraph.model import (
    Causality,
    Claim,
    ClaimKind,
    Problem,
    Severity,
    WordingLevel,
)


def uncited_claim(graph: Graph) -> Iterator[Problem]:
    """Flag a claim about treatment, harm, outlook, diagnosis or evidence that cites nothing.

    Why it matters
        A reader cannot tell where it comes from, and no evidence can be weighed for it.

    What is not flagged
        Sentences whose words show no such question, or name a treatment without saying what it
        does; advice to talk to one's doctor; a document's own methods and results; takeaways that
        repeat what it cites elsewhere; sentences covered by a pointer at the end of their
        paragraph; claims whose pointer leads nowhere (EG102 dangling-pointer).

    How to fix it
        Cite a source for it, soften it to what the cited sentences say, or take it out.
    """
    borrowed = restatements(graph)
    reports = study_reports(graph.corpus.claims)
    for claim in graph.corpus.claims:
        own = claim.document in reports and stands_in_own_part(claim)
        if claim.id in borrowed or own or tells_own_work(claim) or _names_only(claim):
            continue
        if claim.kind is not ClaimKind.GENERAL and claim.id not in graph.citations_by_claim:
            yield Problem(
                claim.location,
                f'this {claim.kind} claim ("{claim.cue}") cites no source; '
                "cite one, soften it, or take it out",
                claim.id,
            )


def _names_only(claim: Claim) -> bool:
    """Tell whether a claim names a treatment and says of it neither effect nor advice nor doubt."""
    wording = claim.wording
    return (
        claim.kind is ClaimKind.TREATMENT
        and wording.causality is Causality.NONE
        and not wording.modality.recommends
        and wording.level is not WordingLevel.STATUS
    )


RULE = Rule("EG101", "uncited-claim", Severity.WARNING, uncited_claim)
