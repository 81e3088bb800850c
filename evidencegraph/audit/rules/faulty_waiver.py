"""EG004 faulty-waiver."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.model import Problem, Severity


def faulty_waiver(graph: Graph) -> Iterator[Problem]:
    """Report a waiver without a reason, for a rule that does not exist, or without effect.

    Why it matters
        A waiver that nobody can explain hides what it was never meant to hide; one that hides
        nothing any more outlived its sentence.

    What is not flagged
        Waivers of rules that this run leaves out: whether they have an effect is not known.

    How to fix it
        Write why after the code, ``<!-- evidencegraph: ignore EG101 common knowledge -->``, or
        take the comment out.
    """
    # What depends on the other rules' findings is added by `evidencegraph.audit.waiving`.
    for waiver in graph.corpus.waivers:
        if not waiver.codes:
            message = "this waiver names no rule and has no effect; name its code (EG101)"
        elif not waiver.reason:
            codes = " ".join(waiver.codes)
            message = f"this waiver of {codes} gives no reason and has no effect; write why"
        else:
            continue
        yield Problem(waiver.location, message)


RULE = Rule("EG004", "faulty-waiver", Severity.WARNING, faulty_waiver)
