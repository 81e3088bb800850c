"""EG301 disputed-claim."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.audit.evidence import certainty_in_words
from evidencegraph.audit.own_work import own_parts
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name
from evidencegraph.model import Direction, Problem, Severity


def disputed_claim(graph: Graph) -> Iterator[Problem]:
    """Report a claim whose own citations disagree.

    Why it matters
        Evidence against a claim takes away from the evidence for it; evidence of equal strength
        costs a whole level of certainty, stronger evidence overturns the claim.

    What is not flagged
        Disagreement that the document does not mark: only words such as "but see" before a
        pointer make a citation count against its claim; a study's report that sets its own result
        against those of others.

    How to fix it
        Say in the sentence how strong each side is, or claim only what both sides bear.
    """
    own = own_parts(graph)
    for claim in graph.corpus.claims:
        if claim.id in own:
            continue
        support = graph.supports[claim.id]
        if support.verdict.is_opposed:
            against = [
                contribution.reference
                for contribution in support.contributions
                if contribution.direction is Direction.CONTRADICTS and contribution.group
            ]
            names = listed(source_name(graph, reference) for reference in against)
            yield Problem(
                claim.location,
                f"{support.verdict}: {names} {'speaks' if len(against) == 1 else 'speak'} against "
                f"it, which leaves {certainty_in_words(graph, claim)} (position for it "
                f"{support.supporting:.2f} of 10, against it {support.opposing:.2f}). "
                "Say how strong each side is, or claim only what both bear",
                claim.id,
                tuple(sorted(against)),
            )


RULE = Rule("EG301", "disputed-claim", Severity.WARNING, disputed_claim)
