"""EG214 outdated-secondary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from evidencegraph.audit.evidence import (
    asks_for_evidence,
    certainty_in_words,
    own_citations,
    supporting_works,
)
from evidencegraph.audit.own_work import own_parts, study_reports
from evidencegraph.audit.rule import Rule
from evidencegraph.audit.told_results import is_description, tells_kinetics, tells_result
from evidencegraph.grading import is_conduit, is_synthesis, known_names, linked, nature
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import source_name
from evidencegraph.model import Claim, ClaimKind, Problem, Relation, Severity


def outdated_secondary(graph: Graph, *, years: int = 5) -> Iterator[Problem]:
    """Note claims that rest on a review, guideline or page that newer work may have overtaken.

    Why it matters
        A review knows nothing of what appeared after it. Reviews and pages are ideally at most
        five years old (Wikipedia:MEDRS); old ones carry doubts and hopes on that trials have
        settled since.

    What is not flagged
        Works whose year is unknown; claims beside whose old source a newer one is cited; claims
        about mechanisms and other things that seldom change; sentences that state no effect,
        advice or number, or only name what there is; results told with their study or in the past
        tense; studies, which do not age so. Age is counted to ``--as-of``, else to the newest work
        that the same document lists, and may be five years (threshold ``years``). A source of
        which a newer edition is listed is always named.

    How to fix it
        Cite the newer edition or a newer review, or say that nothing newer was found.
    """
    newest = _newest(graph)
    newer = _newer_editions(graph)
    own = own_parts(graph)
    reports = study_reports(graph)
    resting: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in graph.corpus.claims:
        peers = claim.document in reports
        asked = asks_for_evidence(claim, among_peers=True) or claim.kind is ClaimKind.STATUS
        if not asked or (peers and claim.kind is ClaimKind.STATUS) or claim.id in own:
            continue
        lasting = tells_result(claim) or is_description(claim) or tells_kinetics(claim)
        if lasting or not own_citations(graph, claim):
            continue
        works = supporting_works(graph, claim)
        dated = {work: graph.references_by_id[work].year for work in works}
        latest = max((year for year in dated.values() if year is not None), default=None)
        for work in works[:1] if None in dated.values() else works:
            year = dated[work]
            if year is None or year != latest or not _is_secondary(graph, work):
                continue
            if work in newer or newest.get(claim.document, year) - year > years:
                resting[claim.document, work].append(claim)
                break
    for (document, work), claims in sorted(resting.items()):
        yield _problem(graph, work, claims, newest[document], newer.get(work, ""))


def _problem(graph: Graph, work: str, claims: list[Claim], now: int, edition: str) -> Problem:
    first = claims[0]
    year = graph.references_by_id[work].year or now
    why = (
        f"{source_name(graph, edition)} is a newer edition"
        if edition
        else f"{now - year} years older than "
        + ("the year asked about" if graph.method.as_of else "the newest work listed here")
    )
    others = f" and {len(claims) - 1} more of the document" if claims[1:] else ""
    return Problem(
        own_citations(graph, first)[0].location,
        f"{source_name(graph, work)} ({nature(graph.grades[work])}, {year}) is {why}; this "
        f"{first.kind} claim{others} ({certainty_in_words(graph, first)}) "
        "cites nothing newer. Cite a newer edition or review, or say that none was found",
        first.id,
        (work,),
    )


def _newest(graph: Graph) -> Mapping[str, int]:
    """Return for each document the year to count from."""
    newest: dict[str, int] = {}
    as_of = graph.method.as_of
    for work in graph.corpus.references:
        for entry in work.listings:
            if not entry.library and work.year is not None:
                path = entry.location.path
                newest[path] = as_of or max(work.year, newest.get(path, 0))
    return newest


def _newer_editions(graph: Graph) -> Mapping[str, str]:
    """Return the works of which a newer edition is known in the graph, each with that edition."""
    works = graph.corpus.references
    names = known_names(works)
    found: dict[str, str] = {}
    for work in works:
        others = linked(work, Relation.UPDATED_BY, names)
        others += [
            other
            for other in linked(work, Relation.EDITION_OF, names)
            if (graph.references_by_id[other].year or 0) > (work.year or 9999)
        ]
        if others:
            found[work.id] = others[-1]
    return found


def _is_secondary(graph: Graph, work: str) -> bool:
    grade = graph.grades[work]
    return is_conduit(grade) or is_synthesis(grade, graph.tables)


RULE = Rule("EG214", "outdated-secondary", Severity.NOTE, outdated_secondary)
