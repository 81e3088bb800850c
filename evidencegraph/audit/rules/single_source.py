"""EG203 single-source."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.naming import source_name, stands_in_sentence
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Certainty, Problem, Severity, Verdict


def single_source(graph: Graph) -> Iterator[Problem]:
    """Note a claim whose direct evidence is one independent body.

    Why it matters
        If that source is wrong, misquoted or withdrawn, nothing is left. About one citation in
        eight does not say what it is cited for (Jergas & Baethge 2015).

    What is not flagged
        Claims without direct evidence (EG202 tertiary-sources-only); the other sentences of a
        paragraph that the same pointer covers.

    How to fix it
        Add a second, independent source, or check this one against the claim.
    """
    for claim in graph.corpus.claims:
        support = graph.supports[claim.id]
        own = [c for c in graph.citations_by_claim.get(claim.id, ()) if stands_in_sentence(c)]
        if not own or support.verdict is not Verdict.SUPPORTED:
            continue
        bearing = [c for c in support.contributions if c.credit > 0]
        # The claim stands on one body if its direct evidence goes with that body.
        first = bearing[0]
        if first.certainty_without is Certainty.NONE:
            name = source_name(graph, first.reference)
            yield Problem(
                own[0].location,
                f"{support.certainty.label} certainty rests on {name} alone; "
                "without it there is no direct evidence",
                claim.id,
                (first.reference,),
            )


RULE = Rule("EG203", "single-source", Severity.NOTE, single_source)
