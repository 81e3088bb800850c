"""EG210 expression-of-concern."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import source_name
from evidencegraph.model import Direction, EditorialStatus, Problem, Severity


def expression_of_concern(graph: Graph) -> Iterator[Problem]:
    """Flag a claim that cites a work under an expression of concern in its support.

    Why it matters
        Its publisher doubts it and has not decided yet. Until then it counts one level less.

    What is not flagged
        Works cited to dispute them or only mentioned; works whose status nobody has checked;
        retracted works (EG201 retracted-support).

    How to fix it
        Read the notice, cite other work beside it, or wait for the decision.
    """
    for citation in graph.corpus.citations:
        work = graph.references_by_id[citation.reference]
        supports = citation.direction in {Direction.SUPPORTS, Direction.QUALIFIES}
        if supports and work.status is EditorialStatus.CONCERN:
            level = graph.supports[citation.claim].certainty.label
            yield Problem(
                citation.location,
                f"{source_name(graph, work.id)} is under an expression of concern and counts one "
                f"level less; certainty is {level}. Read the notice, or cite other work beside it",
                citation.claim,
                (work.id,),
            )


RULE = Rule("EG210", "expression-of-concern", Severity.WARNING, expression_of_concern)
