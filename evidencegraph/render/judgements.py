"""What people judged, as the page shows it: what, about what, why, by whom and when."""

from __future__ import annotations

from collections.abc import Iterator

from evidencegraph.appraisals.anchoring import Anchors, in_order
from evidencegraph.graph import Graph
from evidencegraph.model import Appraisal
from evidencegraph.render.rows import Row


def judgement_rows(graph: Graph) -> list[Row]:
    """Return the human judgements of a graph; those that are about nothing in it are left out.

    >>> judgement_rows(Graph())
    []
    """
    anchors = Anchors(graph.corpus)
    rows: list[Row] = []
    for appraisal in in_order(graph.appraisals):
        anchor = anchors.of(appraisal)
        if not anchor.stale:
            rows.append(
                {
                    "words": "; ".join(judged(appraisal)),
                    "reason": appraisal.reason,
                    "by": appraisal.by,
                    "date": appraisal.date,
                    "place": str(appraisal.location),
                    "claims": list(anchor.claims),
                    "references": list(anchor.references),
                }
            )
    return rows


def judged(appraisal: Appraisal) -> Iterator[str]:
    """Yield what was judged, in the words of the field.

    >>> from evidencegraph.model import Domain, Location, Rating
    >>> ratings = ((Domain.RISK_OF_BIAS, Rating.SERIOUS),)
    >>> list(judged(Appraisal(Location("a"), "open label", "A", "2026-11-20", ratings=ratings)))
    ['risk of bias: serious']
    """
    if appraisal.level is not None:
        yield f"certainty of this evidence: {appraisal.level.label}"
    for domain, rating in appraisal.ratings:
        yield f"{domain}: {rating.label}"
    for reason, gained in appraisal.upgrades:
        yield f"{reason}: {gained:+d}"
    if appraisal.design:
        yield f"design: {appraisal.design}"
    if appraisal.participants is not None:
        yield f"participants: {appraisal.participants}"
    if appraisal.direction:
        yield f"direction: {appraisal.direction}"
    if appraisal.kind:
        yield f"question: {appraisal.kind}"
    if appraisal.confirmed is not None:
        yield "found to say it" if appraisal.confirmed else "found not to say it"
    if appraisal.same:
        yield "says the same as another claim"
