"""EG106 stretched-citation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import ClaimKind, Location, Problem, Severity


def stretched_citation(graph: Graph, *, claims: int = 4) -> Iterator[Problem]:
    """Note, once for each document, pointers that have to cover whole paragraphs.

    Why it matters
        A pointer at the end of five claims does not say which of them its source makes. About one
        citation in eight fails its own sentence already (Jergas & Baethge 2015).

    What is not flagged
        Paragraphs with fewer than four such claims (threshold ``claims``); sentences whose words
        show no question that a reader would want a source for.

    How to fix it
        Repeat the pointer at each sentence that its source makes, and leave it off the others.
    """
    covered: dict[str, dict[Location, set[str]]] = defaultdict(lambda: defaultdict(set))
    for citation in graph.corpus.citations:
        if graph.claims_by_id[citation.claim].kind is not ClaimKind.GENERAL:
            covered[citation.location.path][citation.location].add(citation.claim)
    for path in sorted(covered):
        wide = {at: over for at, over in covered[path].items() if len(over) >= claims}
        if wide:
            first = min(wide, key=lambda at: (-len(wide[at]), at))
            others = len(wide) - 1
            more = f"; so do {others} others in this document" if others > 1 else ""
            more = "; so does one other in this document" if others == 1 else more
            yield Problem(
                first,
                f"this closing pointer has to cover {len(wide[first])} claims, and a reader cannot "
                f"tell which of them its source makes{more}. Repeat it at those, and leave it off "
                "the others",
            )


RULE = Rule("EG106", "stretched-citation", Severity.NOTE, stretched_citation)
