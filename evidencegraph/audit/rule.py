"""A named check and its page."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from evidencegraph.graph import Graph
from evidencegraph.model import Finding, Problem, Severity

Thresholds = Mapping[str, Mapping[str, float]]
"""Other thresholds than the rules' own, by code and name."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named check over the whole graph.

    Attributes:
        code: ``EG101``; never reused.
        name: the bad pattern, ``uncited-claim``.
        severity: how urgently its findings ask for action, unless one says otherwise.
        check: yields what is wrong; its docstring is the page of the rule, and its keyword
            arguments are thresholds that a user may change.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[..., Iterator[Problem]]

    @property
    def explanation(self) -> str:
        """The page shown by ``evidencegraph explain``: the check's own docstring."""
        return inspect.getdoc(self.check) or ""

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.explanation.partition("\n")[0]

    @property
    def thresholds(self) -> dict[str, float]:
        """The numbers from which the rule speaks, by name, as they are unless changed."""
        parameters = inspect.signature(self.check).parameters.values()
        return {one.name: one.default for one in parameters if one.kind is one.KEYWORD_ONLY}

    def findings(
        self, graph: Graph, thresholds: Mapping[str, float] | None = None
    ) -> Iterator[Finding]:
        """Yield what the check has to say, stamped with the code and the severity.

        Args:
            graph: to look at.
            thresholds: numbers other than the rule's own, by their names in `thresholds`.
        """
        for problem in self.check(graph, **(thresholds or {})):
            yield self.finding(problem)

    def finding(self, problem: Problem) -> Finding:
        """Return a problem stamped with this rule."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=problem.severity or self.severity,
            location=problem.location,
            message=problem.message,
            claim=problem.claim,
            references=problem.references,
        )
