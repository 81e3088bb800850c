"""EG109 misattributed-identifier."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Problem, ProblemKind, Severity


def misattributed_identifier(graph: Graph) -> Iterator[Problem]:
    """Flag an entry whose DOI or PMID belongs to another work than the one it names.

    Why it matters
        Whoever follows the identifier reads another paper than the one that was meant. Copied
        lists carry such slips on, and a text that a machine wrote may join a real number to a
        title that does not exist.

    What is not flagged
        Entries whose title or first author agrees with the record; entries that are an address
        and nothing else; identifiers of which no library and no cached answer has a record: these
        could not be checked, and nothing is said of them. ``audit --statistics`` counts all three.

    How to fix it
        Look the identifier up, and correct it or the entry.
    """
    yield from (p for p in graph.corpus.problems if p.kind is ProblemKind.OTHER_WORK)


RULE = Rule("EG109", "misattributed-identifier", Severity.ERROR, misattributed_identifier)
