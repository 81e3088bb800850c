"""How certainty, arithmetic and sources are put into words, the same everywhere."""

from __future__ import annotations

from evidencegraph.grading import automatic_rung, is_appraised, nature, ocebm_level, rung_of
from evidencegraph.graph import Graph
from evidencegraph.model import Certainty, Claim, Contribution, Support, Verdict

_WITHOUT_EVIDENCE = frozenset({Verdict.UNSUPPORTED, Verdict.INDIRECT, Verdict.UNKNOWN})


def headline(support: Support) -> str:
    """Return certainty with its interval and verdict: ``moderate [very low .. high], supported``.

    Where there is no direct evidence the verdict says why, instead of a level.
    """
    ends = f"[{support.assured.label} .. {support.ceiling.label}]"
    if support.verdict in _WITHOUT_EVIDENCE:
        return f"{support.verdict} {ends}"
    return f"{support.certainty.label} {ends}, {support.verdict}"


def arithmetic(support: Support) -> str:
    """Return the score as a sum that can be replayed: ``0.751 = 0.750 + 0.001``.

    Where nothing counts because nothing could be checked, it is unknown.
    """
    parts = [one.credit for one in support.contributions if one.group]
    if not parts:
        return "unknown" if support.verdict is Verdict.UNKNOWN else "0.000"
    signs = "".join(f" {'-' if part < 0 else '+'} {abs(part):.3f}" for part in parts)
    return f"{support.score:.3f} = {signs.removeprefix(' + ').lstrip()}"


def bodies(support: Support) -> str:
    """Return how many citations make how many independent bodies, and why."""
    counted = sum(1 for one in support.contributions if one.group)
    reasons = [body.reason for body in support.bodies if body.reason]
    citations = "1 citation counts" if counted == 1 else f"{counted} citations count"
    independent = (
        "1 independent body"
        if len(support.bodies) == 1
        else (f"{len(support.bodies)} independent bodies")
    )
    text = f"{citations}, {independent}"
    return text + (f" ({'; '.join(reasons)})" if reasons else "")


def weight(graph: Graph, claim: Claim, one: Contribution) -> str:
    """Return what a source is and what it is worth for the claim at hand."""
    grade = graph.grade_behind(claim.id, one.reference)
    words = [nature(grade)]
    if one.group:
        people = "" if one.participants is None else f", {one.participants} people"
        fall = f" counted as {one.effective_rung}" if one.effective_rung != one.rung else ""
        words.append(f"rung {one.rung}{fall}{people}")
        inherited = grade.inheritance(claim.kind)
        if inherited is not None:
            words.append(f"passes on {inherited.root}")
    words.extend(grade.flags)
    if one.note:
        words.append(one.note)
    return "; ".join(words)


def ocebm(graph: Graph, claim: Claim, reference: str) -> str:
    """Return a source's level of OCEBM 2011 for the question of a claim; empty without one."""
    level = ocebm_level(graph.grade_behind(claim.id, reference), claim.kind, graph.tables)
    return "" if level is None else f"OCEBM level {level}"


def appraisal(graph: Graph, claim: Claim, reference: str) -> str:
    """Return what people made of a source's level, and why; empty where nobody has judged it.

    As in ``auto moderate -> low (risk of bias -1, 'open label', A.B. 2026-11-20)``.
    """
    grade = graph.grade_behind(claim.id, reference)
    if grade.judgement is None or not is_appraised(grade, claim.kind):
        return ""
    before = Certainty(automatic_rung(grade, claim.kind, graph.tables) // 2).label
    after = Certainty(rung_of(grade, claim.kind, graph.tables) // 2).label
    return f"auto {before} -> {after} ({'; '.join(grade.judgement.words)})"


def plural(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> plural(1, "claim"), plural(2, "body", "bodies")
    ('1 claim', '2 bodies')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"
