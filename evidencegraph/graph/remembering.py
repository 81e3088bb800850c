"""Answers about a graph that are worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from evidencegraph.graph.graph import Graph

_Answer = TypeVar("_Answer")


def remembered(question: Callable[[Graph], _Answer]) -> Callable[[Graph], _Answer]:
    """Let a graph keep the answer to a question, as it keeps its own cached properties.

    Nothing in a graph changes, and several rules, the page and the reports ask the same.

    >>> remembered(lambda graph: len(graph.corpus.claims))(Graph())
    0
    """

    @wraps(question)
    def answer(graph: Graph) -> _Answer:
        answers = vars(graph).setdefault("_answers", {})
        if question not in answers:
            answers[question] = question(graph)
        found: _Answer = answers[question]
        return found

    return answer
