"""EG102 dangling-pointer."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Problem, Severity


def dangling_pointer(graph: Graph) -> Iterator[Problem]:
    """Report a pointer that leads to no entry, once, with the number of claims it leaves hanging.

    Why it matters
        The claims behind it may be well founded or not at all: nobody can tell. Their support is
        *unknown*, which is not the same as none.

    What is not flagged
        Entries that nothing points at (EG103 uncited-reference).

    How to fix it
        Add the entry to the list of references, or correct the number.
    """
    listing = {paper.path: paper.entries for paper in graph.corpus.papers}
    for work in graph.corpus.references:
        citations = graph.citations_by_reference.get(work.id, ())
        if work.resolved or not citations:
            continue
        first = min(citations, key=lambda citation: citation.location)
        hanging = len({citation.claim for citation in citations})
        entries = listing.get(first.location.path, 0)
        where = f"the list ends at {entries}" if entries else "the document has no list"
        claims = "claim hangs" if hanging == 1 else "claims hang"
        yield Problem(
            first.location,
            f"pointer {first.key} leads to no entry ({where}); {hanging} {claims} on it, and "
            "nobody can tell with what support. Add the entry or correct the number",
            references=(work.id,),
        )


RULE = Rule("EG102", "dangling-pointer", Severity.ERROR, dangling_pointer)
