"""EG103 uncited-reference."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import source_name
from evidencegraph.model import Problem, Severity


def uncited_reference(graph: Graph) -> Iterator[Problem]:
    """Report an entry of a list of references that no pointer names.

    Why it matters
        It lends the document weight that none of its claims has, or its pointer was lost.

    What is not flagged
        Works of a library that no document lists; all entries of a document without pointers; the
        second entry of a work that is pointed at by another number (EG104 duplicate-reference).

    How to fix it
        Point at it where it is used, or take it out of the list.
    """
    pointed = {(c.location.path, c.key) for c in graph.corpus.citations}
    papers = {paper.path for paper in graph.corpus.papers if paper.pointers}
    for work in graph.corpus.references:
        cited = {c.location.path for c in graph.citations_by_reference.get(work.id, ())}
        for entry in work.listings:
            path = entry.location.path
            if entry.library or path not in papers or path in cited:
                continue
            if (path, entry.key) not in pointed:
                name = source_name(graph, work.id)
                yield Problem(
                    entry.location,
                    f"entry {entry.key} ({name}) is never pointed at; cite it or take it out",
                    references=(work.id,),
                )


RULE = Rule("EG103", "uncited-reference", Severity.NOTE, uncited_reference)
