"""EG304 contradicting-claims."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.evidence import certainty_in_words, other_side, shortened
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.links import Strain, oppositions
from evidencegraph.model import Problem, Severity


def contradicting_claims(graph: Graph) -> Iterator[Problem]:
    """Flag two claims of which one denies what the other asserts.

    Why it matters
        A reader who meets only one of them is misled, one who meets both is lost. Which of them
        holds is a question of their evidence, and that is printed beside each.

    What is not flagged
        Results told with their study: two studies may disagree; claims about other outcomes or
        other patients; hedged claims; doubts about the state of the evidence (EG305
        doubted-advice).

    How to fix it
        Keep what the stronger evidence says, or state in what the two differ.
    """
    for one in oppositions(graph):
        if one.strain is Strain.CONTRADICTION:
            ours = certainty_in_words(graph, one.second)
            theirs = other_side(graph, one.first, one.second.document)
            yield Problem(
                one.second.location,
                f'about {one.about} this says "{shortened(one.second.text)}" ({ours}), while '
                f"{theirs}. "
                "Keep what the stronger evidence says, or state in what they differ",
                one.second.id,
            )


RULE = Rule("EG304", "contradicting-claims", Severity.WARNING, contradicting_claims)
