"""A named check and its page."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evidencegraph.graph import Graph
from evidencegraph.model import Finding, Problem, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A named check over the whole graph.

    Attributes:
        code: ``EG101``; never reused.
        name: the bad pattern, ``uncited-claim``.
        severity: how urgently its findings ask for action.
        check: yields what is wrong; its docstring is the page of the rule.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[[Graph], Iterator[Problem]]

    @property
    def explanation(self) -> str:
        """The page shown by ``evidencegraph explain``: the check's own docstring."""
        return inspect.getdoc(self.check) or ""

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.explanation.partition("\n")[0]

    def findings(self, graph: Graph) -> Iterator[Finding]:
        """Yield what the check has to say, stamped with the code and the severity."""
        for problem in self.check(graph):
            yield self.finding(problem)

    def finding(self, problem: Problem) -> Finding:
        """Return a problem stamped with this rule."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            location=problem.location,
            message=problem.message,
            claim=problem.claim,
            references=problem.references,
        )
