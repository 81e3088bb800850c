"""EG203 single-source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evidencegraph.audit.evidence import (
    GUIDELINE_DESIGNS,
    GUIDELINE_SOURCES,
    is_acted_on,
    named,
    own_citations,
    supporting_works,
)
from evidencegraph.audit.own_work import own_parts
from evidencegraph.audit.rule import Rule
from evidencegraph.audit.told_results import is_description, tells_result
from evidencegraph.grading import is_synthesis
from evidencegraph.graph import Graph
from evidencegraph.model import Certainty, Claim, Design, Grade, Problem, Severity, Verdict


def single_source(graph: Graph) -> Iterator[Problem]:
    """Note a claim that somebody may act on whose direct evidence is one study.

    Why it matters
        If that study is wrong, misquoted or withdrawn, nothing is left. About one citation in
        eight does not say what it is cited for (Jergas & Baethge 2015).

    What is not flagged
        The same study again in the same document: it is named once, with the number of claims;
        reviews and guidelines, which gather several studies, and works of undetermined design,
        which may, also beside the study; results told with their study or in the past tense;
        claims about mechanisms, and sentences
        that only name a treatment; claims without direct evidence (EG202 tertiary-sources-only);
        the other sentences of a paragraph that the same pointer covers; what a study's report
        says of its own work.

    How to fix it
        Check that the study says so, and add a second, independent one; or tell it as the result
        of one study.
    """
    own = own_parts(graph)
    resting: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in graph.corpus.claims:
        if (
            claim.id in own
            or not is_acted_on(claim)
            or tells_result(claim)
            or claim.wording.reported
            or is_description(claim)
        ):
            continue
        work = _pillar(graph, claim)
        if work:
            resting[claim.document, work].append(claim)
    for (_, work), claims in sorted(resting.items()):
        levels = sorted({graph.supports[claim.id].certainty for claim in claims})
        certainty = " to ".join(dict.fromkeys([levels[0].label, levels[-1].label]))
        others = f" and {len(claims) - 1} more of the document" if claims[1:] else ""
        yield Problem(
            own_citations(graph, claims[0])[0].location,
            f"the {certainty} certainty of this {claims[0].kind} claim{others} rests on "
            f"{named(graph, [work], claims[0].id)} alone. "
            "Check that it says so, and add a second study or tell it as the result of one",
            claims[0].id,
            (work,),
        )


def _pillar(graph: Graph, claim: Claim) -> str:
    """Return the study with which all direct evidence of a claim goes; empty without one."""
    support = graph.supports[claim.id]
    if not own_citations(graph, claim) or support.verdict is not Verdict.SUPPORTED:
        return ""
    first = next(one for one in support.contributions if one.credit > 0)
    if first.certainty_without is not Certainty.NONE:
        return ""
    behind = (graph.grade_behind(claim.id, work) for work in supporting_works(graph, claim))
    return "" if any(_gathers(graph, grade) for grade in behind) else first.reference


def _gathers(graph: Graph, grade: Grade) -> bool:
    """Tell whether a work may gather several studies; one that nobody knows more of may, too."""
    return (
        is_synthesis(grade, graph.tables)
        or grade.source in GUIDELINE_SOURCES
        or grade.design in {*GUIDELINE_DESIGNS, Design.NARRATIVE_REVIEW, Design.UNDETERMINED}
    )


RULE = Rule("EG203", "single-source", Severity.NOTE, single_source)
