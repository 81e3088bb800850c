"""EG001 unreadable-file."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Problem, ProblemKind, Severity


def unreadable_file(graph: Graph) -> Iterator[Problem]:
    """Report a file that was given and could not be read.

    Why it matters
        Nothing in the result speaks about that file: its claims are not checked, and the works
        of a library that was not read cannot support anything.

    What is not flagged
        A missing path: it stops the command instead, as do documents of which none can be read.

    How to fix it
        Save the file as UTF-8 text, split it if it is too large, or leave it out.
    """
    yield from (p for p in graph.corpus.problems if p.kind is ProblemKind.UNREADABLE_FILE)


RULE = Rule("EG001", "unreadable-file", Severity.ERROR, unreadable_file)
