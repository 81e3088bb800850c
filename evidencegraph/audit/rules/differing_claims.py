"""EG307 differing-claims."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.evidence import told_once
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.links import Strain
from evidencegraph.model import Problem, Severity


def differing_claims(graph: Graph) -> Iterator[Problem]:
    """Note two claims that differ on whether a treatment helps, or on how many die.

    Why it matters
        Both may be right about the people that they speak of. A reader who meets one of them
        should know of the other, and on what evidence each stands.

    What is not flagged
        Claims about other outcomes or patients; two sentences on one source; what is unproven
        (EG305 doubted-advice); flat denials (EG304 contradicting-claims); numbers for other people
        or other times.

    How to fix it
        Cite both sides in one place, and say which is the stronger evidence or in what they differ.
    """
    for claim, about, sides in told_once(graph, Strain.DIFFERENCE):
        yield Problem(
            claim.location,
            f"on {about} this says {sides}. "
            "Cite both sides in one place, or say in what they differ",
            claim.id,
        )


RULE = Rule("EG307", "differing-claims", Severity.NOTE, differing_claims)
