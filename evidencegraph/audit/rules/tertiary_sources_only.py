"""EG202 tertiary-sources-only."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.grading import is_conduit, nature
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name, stands_in_sentence
from evidencegraph.model import Citation, Claim, Problem, Severity, Verdict


def tertiary_sources_only(graph: Graph) -> Iterator[Problem]:
    """Flag a claim that rests on pages and opinions alone.

    Why it matters
        Encyclopaedias, institute pages, reference works and opinion pieces relay what others
        found. They may be right, but they are not the evidence, and several of them often repeat
        one source.

    What is not flagged
        A claim with at least one study behind it, also one of unknown design; the other sentences
        of a paragraph that the same pointers cover: they are counted in the message.

    How to fix it
        Cite the study or the review that the page itself cites.
    """
    for claim in graph.corpus.claims:
        citations = [c for c in graph.citations_by_claim.get(claim.id, ()) if stands_in_sentence(c)]
        works = tuple(sorted({citation.reference for citation in citations}))
        relayed = works and all(is_conduit(graph.grade_behind(claim.id, work)) for work in works)
        if relayed and graph.supports[claim.id].verdict is Verdict.INDIRECT:
            kinds = listed(
                f"{source_name(graph, work)} ({nature(graph.grade_behind(claim.id, work))})"
                for work in works
            )
            yield Problem(
                citations[0].location,
                f"no direct evidence, only {kinds}{_paragraph(graph, claim, citations[0])}; "
                "cite the studies behind it",
                claim.id,
                works,
            )


def _paragraph(graph: Graph, claim: Claim, citation: Citation) -> str:
    """Say how many other sentences the same pointer covers."""
    covered = {
        other.claim
        for other in graph.citations_by_reference[citation.reference]
        if other.location == citation.location
    }
    others = len(covered - {claim.id})
    more = "sentence" if others == 1 else "sentences"
    return f", here and for {others} more {more} of the paragraph" if others else ""


RULE = Rule("EG202", "tertiary-sources-only", Severity.WARNING, tertiary_sources_only)
