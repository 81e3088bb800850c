"""EG101 uncited-claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.audit.evidence import asks_for_evidence
from evidencegraph.audit.own_work import concluded, own_parts, study_reports, tells_own_work
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

_WANTED = {
    ClaimKind.TREATMENT: "a trial, a systematic review or a guideline",
    ClaimKind.HARM: "the study or the label that reports it",
    ClaimKind.PROGNOSIS: "a cohort or a systematic review",
    ClaimKind.DIAGNOSIS: "a study of the test or a guideline",
    ClaimKind.PREVALENCE: "a survey or a registry",
    ClaimKind.MECHANISM: "the study that showed it",
    ClaimKind.STATUS: "the review that looked for evidence",
}
"""What a reader would want to see behind a claim (METHOD 1.3, from OCEBM 2011)."""
_ON_ONES_OWN = re.compile(r"\bon (?:your|their|one's|his or her) own\b", re.IGNORECASE)


def uncited_claim(graph: Graph) -> Iterator[Problem]:
    """Flag a claim about treatment, harm, outlook, diagnosis or evidence that cites nothing.

    Why it matters
        A reader cannot tell where it comes from, and no evidence can be weighed for it.

    What is not flagged
        Sentences whose words show no such question, or name treatments without saying what they
        do; advice to talk to one's doctor, or to change nothing on one's own; an abstract; in a
        study's report its methods, its results, its discussion, and background that states no
        effect, advice or number; takeaways that repeat what the document cites
        elsewhere; sentences covered by a pointer at the end of their paragraph; claims whose
        pointer leads nowhere (EG102 dangling-pointer).

    How to fix it
        Cite a source for it, soften it to what the cited sentences say, or take it out.
    """
    borrowed = restatements(graph)
    own = own_parts(graph) | concluded(graph)
    reports = study_reports(graph)
    for claim in graph.corpus.claims:
        if claim.id in borrowed or claim.id in own or tells_own_work(claim) or _names_only(claim):
            continue
        asked = asks_for_evidence(claim, among_peers=claim.document in reports)
        if asked and claim.id not in graph.citations_by_claim:
            yield Problem(
                claim.location,
                f'this {claim.kind} claim ("{claim.cue}") cites no source, so that nothing '
                f"supports it. Cite {_WANTED[claim.kind]}, or soften it",
                claim.id,
            )


def _names_only(claim: Claim) -> bool:
    """Tell whether a claim names treatments and says of them neither effect nor advice nor doubt.

    Doubt about no treatment in particular says nothing that a source could tell.
    """
    wording = claim.wording
    if claim.kind is not ClaimKind.TREATMENT:
        return False
    if wording.modality.recommends:
        return _ON_ONES_OWN.search(claim.text) is not None
    in_doubt = wording.level is WordingLevel.STATUS and claim.topic.interventions
    return wording.causality is Causality.NONE and not in_doubt


RULE = Rule("EG101", "uncited-claim", Severity.WARNING, uncited_claim)
