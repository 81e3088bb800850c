"""EG101 uncited-claim."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.links import restatements
from evidencegraph.model import ClaimKind, Problem, Severity


def uncited_claim(graph: Graph) -> Iterator[Problem]:
    """Flag a claim about treatment, harm, outlook, diagnosis or evidence that cites nothing.

    Why it matters
        A reader cannot tell where it comes from, and no evidence can be weighed for it.

    What is not flagged
        Sentences whose words show no such question; advice to talk to one's doctor; takeaways that
        repeat what the document cites elsewhere; sentences covered by a pointer at the end of
        their paragraph; claims whose pointer leads nowhere (EG102 dangling-pointer).

    How to fix it
        Cite a source for it, soften it to what the cited sentences say, or take it out.
    """
    borrowed = restatements(graph)
    for claim in graph.corpus.claims:
        if claim.id in borrowed:
            continue
        if claim.kind is not ClaimKind.GENERAL and claim.id not in graph.citations_by_claim:
            yield Problem(
                claim.location,
                f'this {claim.kind} claim ("{claim.cue}") cites no source; '
                "cite one, soften it, or take it out",
                claim.id,
            )


RULE = Rule("EG101", "uncited-claim", Severity.WARNING, uncited_claim)
