"""EG302 lone-pillar."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.grading import nature
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import source_name
from evidencegraph.model import Problem, Severity


def lone_pillar(graph: Graph, *, claims: int = 8, share: float = 0.5) -> Iterator[Problem]:
    """Note a document half of whose cited claims rest on one work alone.

    Why it matters
        The document looks referenced, but if that work is wrong, outdated or withdrawn, half of it
        falls. One paper cited often is one paper.

    What is not flagged
        Documents with fewer than eight cited claims (thresholds ``claims`` and ``share``); a work
        that others stand beside; pointers that lead nowhere (EG102 dangling-pointer).

    How to fix it
        Cite the studies that the work itself rests on, or say that the document summarises it.
    """
    alone: dict[str, Counter[str]] = defaultdict(Counter)
    cited: Counter[str] = Counter()
    for claim in graph.corpus.claims:
        works = {citation.reference for citation in graph.citations_by_claim.get(claim.id, ())}
        cited[claim.document] += bool(works)
        if len(works) == 1:
            alone[claim.document].update(works)
    for paper in graph.corpus.papers:
        for work, count in sorted(alone[paper.path].items()):
            total = cited[paper.path]
            known = graph.references_by_id[work].resolved
            if known and total >= claims and count >= share * total:
                places = (c.location for c in graph.citations_by_reference[work])
                first = min(place for place in places if place.path == paper.path)
                yield Problem(
                    first,
                    f"{count} of {total} cited claims of this document rest on "
                    f"{source_name(graph, work)} ({nature(graph.grades[work])}) alone: "
                    "if it is wrong, they all fall. Cite the studies behind it",
                    references=(work,),
                )


RULE = Rule("EG302", "lone-pillar", Severity.NOTE, lone_pillar)
