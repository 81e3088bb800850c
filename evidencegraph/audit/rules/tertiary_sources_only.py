"""EG202 tertiary-sources-only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidencegraph.audit.asides import names_only
from evidencegraph.audit.own_work import own_parts, study_reports
from evidencegraph.audit.rule import Rule
from evidencegraph.audit.told_results import is_description, ranks_causes
from evidencegraph.grading import is_conduit, nature
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name, stands_in_sentence
from evidencegraph.model import Citation, Claim, ClaimKind, Design, Problem, Severity, Verdict

_SETTLED_BY_REVIEWS = frozenset({ClaimKind.GENERAL, ClaimKind.MECHANISM, ClaimKind.PREVALENCE})
"""Questions for which a review in a journal is a usual source."""


def tertiary_sources_only(graph: Graph) -> Iterator[Problem]:
    """Flag a claim that rests on pages and opinions alone.

    Why it matters
        Encyclopaedias, institute pages, reference works and opinion pieces relay what others
        found. They may be right, but they are not the evidence, and several of them often repeat
        one source.

    What is not flagged
        A claim with at least one study behind it, also one of unknown design; pointers none of
        whose sentences answers a question of evidence, or says more than the name of a treatment;
        background about mechanisms and frequency from a review in a journal, in a study's report
        whatever a review is cited for, and there sentences that only say what there is, how often
        it is and what it is used for; the other sentences of a paragraph that the same pointers
        cover: they are counted in the message; what a study's report says of its own work.

    How to fix it
        Cite the study or the review that the page itself cites.
    """
    own = own_parts(graph)
    reports = study_reports(graph)
    for claim in graph.corpus.claims:
        citations = [c for c in graph.citations_by_claim.get(claim.id, ()) if stands_in_sentence(c)]
        works = tuple(sorted({citation.reference for citation in citations}))
        relayed = works and all(is_conduit(graph.grade_behind(claim.id, work)) for work in works)
        if (
            not relayed
            or claim.id in own
            or graph.supports[claim.id].verdict is not Verdict.INDIRECT
        ):
            continue
        asked = _asked(graph, claim, citations, peers=claim.document in reports)
        usual = claim.document in reports or _SETTLED_BY_REVIEWS.issuperset(asked)
        if asked and not (usual and _reviewed(graph, works)):
            kinds = listed(
                f"{source_name(graph, work)} ({nature(graph.grade_behind(claim.id, work))})"
                for work in works
            )
            yield Problem(
                citations[0].location,
                f"no direct evidence for {_what(asked)}, only {kinds}. Cite the studies behind it",
                claim.id,
                works,
            )


def _is_counted(claim: Claim) -> bool:
    """Tell whether a claim says what there is, or how often: who counts has it on a page."""
    return is_description(claim) or ranks_causes(claim) or claim.kind is ClaimKind.PREVALENCE


def _asked(
    graph: Graph, claim: Claim, citations: Sequence[Citation], *, peers: bool
) -> list[ClaimKind]:
    """Return the kinds of all claims that the same pointer covers and that ask for evidence."""
    first = citations[0]
    covered = {
        other.claim: graph.claims_by_id[other.claim]
        for other in graph.citations_by_reference[first.reference]
        if other.location == first.location
    }
    every = {**covered, claim.id: claim}.values()
    asking = [one for one in every if one.kind is not ClaimKind.GENERAL and not names_only(one)]
    return [one.kind for one in asking if not (peers and _is_counted(one))]


def _reviewed(graph: Graph, works: Sequence[str]) -> bool:
    return any(graph.grades[work].design is Design.NARRATIVE_REVIEW for work in works)


def _what(asked: Sequence[ClaimKind]) -> str:
    """Say for which claims the pointer stands, the same for each of them: it is said once."""
    if len(asked) == 1:
        return f"this {asked[0]} claim"
    kinds = listed(sorted(set(asked)))
    return f"{len(asked)} claims here ({kinds})"


RULE = Rule("EG202", "tertiary-sources-only", Severity.WARNING, tertiary_sources_only)
