"""EG003 failed-entry."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Problem, ProblemKind, Severity


def failed_entry(graph: Graph) -> Iterator[Problem]:
    """Report an entry of a library that could not be read, or a field that cannot be meant.

    Why it matters
        A work that is not read keeps its facts to itself: a claim that cites it looks weaker than
        it is.

    What is not flagged
        Fields that are merely missing; fields this project does not use.

    How to fix it
        Correct the entry at the line given; most often a comma, a brace or a repeated key.
    """
    yield from (p for p in graph.corpus.problems if p.kind is ProblemKind.FAILED_BLOCK)


RULE = Rule("EG003", "failed-entry", Severity.WARNING, failed_entry)
