"""EG208 weakly-based-recommendation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.audit.evidence import best_possible, place, support_in_words, supporting_works
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Certainty, Modality, Problem, Severity, WordingLevel

_JUDGES = re.compile(r"\bconsidered (?:as |to be )?(?:an?|the|one)\b", re.IGNORECASE)
"""Who considers something a drawback advises nothing."""


def weakly_based_recommendation(graph: Graph) -> Iterator[Problem]:
    """Note conditional advice whose evidence cannot be better than very low, unsaid.

    Why it matters
        Advice on case reports may be all there is, but who follows it should know.

    What is not flagged
        Advice that says how weak its evidence is; strong advice (EG207 strong-recommendation);
        advice that cites a guideline.

    How to fix it
        Add how sure the evidence is ("very low certainty"), or cite better evidence.
    """
    for claim in graph.corpus.claims:
        most = best_possible(graph, claim)
        wording = claim.wording
        said = wording.doubted or wording.level <= WordingLevel.VERY_UNCERTAIN
        unsaid = wording.modality is Modality.CONDITIONAL and not said
        judges = _JUDGES.search(claim.text) is not None
        if unsaid and not judges and most is not None and most <= Certainty.VERY_LOW:
            yield Problem(
                place(graph, claim),
                f"this advice rests on {support_in_words(graph, claim)}, and does not say so. "
                'Add "the evidence is very uncertain", or cite better evidence',
                claim.id,
                tuple(sorted(supporting_works(graph, claim))),
            )


RULE = Rule("EG208", "weakly-based-recommendation", Severity.NOTE, weakly_based_recommendation)
