"""EG110 unrelated-work."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Problem, ProblemKind, Severity


def unrelated_work(graph: Graph) -> Iterator[Problem]:
    """Report a cited work whose title and abstract have nothing of what it is cited for.

    Why it matters
        A number slips, a list is renumbered, a machine puts a real identifier to a source that it
        made up: the pointer then leads to a paper about something else, and nobody notices who
        does not open it.

    What is not flagged
        Works that share one telling word with any claim that cites them, which does not mean that
        they say what is claimed; works whose abstract is not on file (``evidencegraph fetch`` gets
        it) or not in English; claims of few words; what a person has confirmed; entries that EG109
        finds wrong already.

    How to fix it
        Open the work. Correct the identifier, or cite a work that says what is claimed.
    """
    cited = graph.citations_by_reference
    problems = graph.corpus.problems
    wrong = {one.location for one in problems if one.kind is ProblemKind.OTHER_WORK}
    for problem in problems:
        if problem.kind is ProblemKind.UNRELATED_WORK and problem.location not in wrong:
            uses = [use for work in problem.references for use in cited.get(work, ())]
            if uses and not any(use.confirmed for use in uses):
                yield problem


RULE = Rule("EG110", "unrelated-work", Severity.WARNING, unrelated_work)
