"""How certainty, arithmetic and sources are put into words, the same everywhere."""

from __future__ import annotations

from evidencegraph.grading import nature
from evidencegraph.graph import Graph
from evidencegraph.model import Contribution, Support


def interval(support: Support) -> str:
    """Return certainty with its interval: ``moderate [very low .. high]``."""
    return f"{support.certainty.label} [{support.assured.label} .. {support.ceiling.label}]"


def arithmetic(support: Support) -> str:
    """Return the score as a sum that can be replayed: ``0.751 = 0.750 + 0.001``."""
    parts = [one.credit for one in support.contributions if one.group]
    if not parts:
        return "0.000"
    signs = "".join(f" {'-' if part < 0 else '+'} {abs(part):.3f}" for part in parts)
    return f"{support.score:.3f} = {signs.removeprefix(' + ').lstrip()}"


def bodies(support: Support) -> str:
    """Return how many citations make how many independent bodies, and why."""
    counted = sum(1 for one in support.contributions if one.group)
    reasons = [body.reason for body in support.bodies if body.reason]
    text = (
        f"{counted} citation{'s' * (counted != 1)} that count, "
        f"{len(support.bodies)} independent bod{'y' if len(support.bodies) == 1 else 'ies'}"
    )
    return text + (f" ({'; '.join(reasons)})" if reasons else "")


def weight(graph: Graph, one: Contribution) -> str:
    """Return what a source is and what it is worth for the claim at hand."""
    grade = graph.grades[one.reference]
    words = [nature(grade)]
    if one.group:
        people = "" if one.participants is None else f", {one.participants} people"
        fall = f" counted as {one.effective_rung}" if one.effective_rung != one.rung else ""
        words.append(f"rung {one.rung}{fall}{people}")
    words.extend(grade.flags)
    if one.note:
        words.append(one.note)
    return "; ".join(words)
