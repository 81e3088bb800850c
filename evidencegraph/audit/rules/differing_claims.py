"""EG307 differing-claims."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.evidence import certainty_in_words, other_side, shortened
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.links import Strain, oppositions
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
    told: set[tuple[str, str]] = set()
    for one in oppositions(graph):
        if one.strain is not Strain.DIFFERENCE or (one.second.id, one.about) in told:
            continue
        told.add((one.second.id, one.about))
        ours = certainty_in_words(graph, one.second)
        theirs = other_side(graph, one.first, one.second.document)
        yield Problem(
            one.second.location,
            f'on {one.about} this says "{shortened(one.second.text)}" ({ours}), while '
            f"{theirs}. "
            "Cite both sides in one place, or say in what they differ",
            one.second.id,
        )


RULE = Rule("EG307", "differing-claims", Severity.NOTE, differing_claims)
