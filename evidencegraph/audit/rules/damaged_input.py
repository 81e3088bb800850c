"""EG007 damaged-input."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Problem, ProblemKind, Severity

_KINDS = frozenset(
    {
        ProblemKind.BROKEN_MARKUP,
        ProblemKind.NO_TEXT,
        ProblemKind.CUT_SHORT,
        ProblemKind.UNTRUSTED_CHARACTERS,
        ProblemKind.GUESSED_ENCODING,
    }
)


def damaged_input(graph: Graph) -> Iterator[Problem]:
    """Report a file that was read only in part, or whose text may not be what it seems.

    Why it matters
        What was not read is not checked: claims beyond a limit, pages that are pictures, text
        inside broken markup. Characters that turn the direction of writing show a reader another
        text than the one that was checked. Where the encoding was guessed, names and numbers may
        have lost a letter or a sign, and a name that lost one is not found in the list.

    What is not flagged
        Files that could not be read at all (EG001 unreadable-file).

    How to fix it
        Repair the file at the place given, save it anew from the program that made it, or split
        it. Where the encoding was guessed, name it with ``--encoding``.
    """
    yield from (p for p in graph.corpus.problems if p.kind in _KINDS)


RULE = Rule("EG007", "damaged-input", Severity.WARNING, damaged_input)
