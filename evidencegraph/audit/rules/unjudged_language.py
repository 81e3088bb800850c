"""EG006 unjudged-language."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Problem, ProblemKind, Severity


def unjudged_language(graph: Graph) -> Iterator[Problem]:
    """Report, once for each document, that it is not written in English.

    Why it matters
        Wording, denial and the question that a claim answers are told by English words. Here they
        are not judged, and no rule about wording speaks: silence is no praise.

    What is not flagged
        English documents that quote another language; texts of a few words. Pointers, lists and
        sources are read in every language.

    How to fix it
        Audit a translation, or take only what is said about sources from this audit.
    """
    yield from (p for p in graph.corpus.problems if p.kind is ProblemKind.FOREIGN_LANGUAGE)


RULE = Rule("EG006", "unjudged-language", Severity.WARNING, unjudged_language)
