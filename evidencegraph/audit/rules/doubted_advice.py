"""EG305 doubted-advice."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.links import Strain, oppositions
from evidencegraph.model import Problem, Severity


def doubted_advice(graph: Graph) -> Iterator[Problem]:
    """Note advice for a treatment whose benefit another claim says is small or not shown.

    Why it matters
        Both may be right: what is unproven can still be offered. But who reads the advice should
        meet the doubt in the same place.

    What is not flagged
        Advice that names the doubt itself; advice against a treatment; claims about other
        patients.

    How to fix it
        Say at the advice how little its benefit is shown, and cite both.
    """
    told: set[tuple[str, str]] = set()
    for one in oppositions(graph):
        if one.strain is not Strain.TENSION:
            continue
        advised = one.first.wording.modality.recommends
        advice, doubt = (one.first, one.second) if advised else (one.second, one.first)
        if (advice.id, one.about) in told:
            continue
        told.add((advice.id, one.about))
        yield Problem(
            advice.location,
            f"this advises {one.about}, while {doubt.location} says "
            f'"{doubt.text}" (certainty {graph.supports[doubt.id].certainty.label}). '
            "Say at the advice how little is shown",
            advice.id,
        )


RULE = Rule("EG305", "doubted-advice", Severity.NOTE, doubted_advice)
