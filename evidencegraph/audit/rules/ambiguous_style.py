"""EG002 ambiguous-style."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Problem, ProblemKind, Severity


def ambiguous_style(graph: Graph) -> Iterator[Problem]:
    """Report a document whose numbers may or may not be pointers.

    Why it matters
        A number read as a pointer invents a source; a pointer read as a number hides one. Where
        the document does not settle it, nothing is read as a pointer, and its claims look uncited.

    What is not flagged
        Documents without trailing numbers, and those where the numbers run like pointers.

    How to fix it
        Put the pointers in brackets, ``[1]``, or add the list of references.
    """
    yield from (p for p in graph.corpus.problems if p.kind is ProblemKind.AMBIGUOUS_STYLE)


RULE = Rule("EG002", "ambiguous-style", Severity.WARNING, ambiguous_style)
