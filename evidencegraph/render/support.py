"""The support of a claim as a block of text that can be replayed by hand, and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evidencegraph.grading import ocebm_level
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name
from evidencegraph.identifiers import address_of
from evidencegraph.model import Claim, Contribution, Direction, Scope
from evidencegraph.queries import bottlenecks, chain
from evidencegraph.render.phrases import (
    appraisal,
    arithmetic,
    bodies,
    headline,
    ocebm,
    plural,
    weight,
)

_DIGITS = 6


def support_text(graph: Graph, claim: Claim) -> str:
    """Return one claim with its support as lines of text."""
    return "\n".join(_lines(graph, claim))


def _lines(graph: Graph, claim: Claim) -> Iterator[str]:
    support = graph.supports[claim.id]
    kind = f'{claim.kind} claim ("{claim.cue}")' if claim.cue else "general claim"
    yield f"{claim.location}: {kind}"
    yield f"  {claim.text}"
    yield f"  certainty  {headline(support)}"
    yield f"  score      {arithmetic(support)}"
    if support.opposing:
        yield (
            f"  position   for {support.supporting:.2f}, against {support.opposing:.2f}, "
            f"net {support.net:.2f}"
        )
    if support.contributions:
        yield f"  sources    {bodies(support)}"
    yield from _chain_lines(graph, claim)
    for one in support.contributions:
        yield from _source_lines(graph, claim, one)


def _chain_lines(graph: Graph, claim: Claim) -> Iterator[str]:
    """Yield how a claim leads to a study that it does not cite, and through what all ways run."""
    found = chain(graph, claim.id)
    if len(found.works) > 1:
        names = " -> ".join(source_name(graph, work) for work in found.works)
        yield f"  chain      {plural(len(found.works), 'citation')} to the nearest study: {names}"
    narrow = bottlenecks(graph, claim.id)
    if narrow:
        names = listed(source_name(graph, work) for work in narrow)
        yield f"  runs       every known way to a study runs through {names}"


def _source_lines(graph: Graph, claim: Claim, one: Contribution) -> Iterator[str]:
    name = source_name(graph, one.reference)
    against = {Direction.CONTRADICTS: " AGAINST", Direction.QUALIFIES: " in part"}
    body = f"{one.group}." if one.group else "-"
    yield f"    {body:<3}{one.credit:+.3f}  {name}{against.get(one.direction, '')}"
    words = [weight(graph, claim, one), ocebm(graph, claim, one.reference)]
    yield f"               {'; '.join(filter(None, words))}"
    judged = appraisal(graph, claim, one.reference)
    if judged:
        yield f"               appraised: {judged}"
    if one.group:
        yield f"               without it: {one.certainty_without.label} ({-one.loss:+.3f})"
    signals = "; ".join(
        str(signal) for signal in graph.grade_behind(claim.id, one.reference).signals
    )
    if signals:
        yield f"               seen: {signals}"
    place = address_of(one.reference) or one.reference
    scopes = {c.scope for c in graph.citations_by_claim[claim.id] if c.reference == one.reference}
    reach = "" if Scope.SENTENCE in scopes else " (by a pointer at the end of the paragraph)"
    seen = " (confirmed: it says so)" if _is_confirmed(graph, claim, one) else ""
    yield f"               {place}{reach}{seen}"


def _is_confirmed(graph: Graph, claim: Claim, one: Contribution) -> bool:
    """Tell whether a person has checked that the source says what is claimed."""
    return any(
        citation.confirmed
        for citation in graph.citations_by_claim[claim.id]
        if (citation.reference, citation.direction) == (one.reference, one.direction)
    )


def support_data(graph: Graph, claim: Claim) -> dict[str, Any]:
    """Return the support of a claim with every intermediate value, as plain data."""
    support, found = graph.supports[claim.id], chain(graph, claim.id)
    return {
        "claim": claim.id,
        "text": claim.text,
        "path": claim.location.path,
        "line": claim.location.line,
        "column": claim.location.column,
        "kind": claim.kind.value,
        "score": round(support.score, _DIGITS),
        "certainty": support.certainty.label,
        "verdict": support.verdict.value,
        "assured": support.assured.label,
        "ceiling": support.ceiling.label,
        "supporting": round(support.supporting, _DIGITS),
        "opposing": round(support.opposing, _DIGITS),
        "net": round(support.net, _DIGITS),
        "profile": list(support.profile),
        "bodies": [
            {"references": list(body.references), "reason": body.reason} for body in support.bodies
        ],
        "chain": list(found.works),
        "bottlenecks": list(bottlenecks(graph, claim.id)),
        "contributions": [_contribution_data(graph, claim, one) for one in support.contributions],
        "method_id": graph.method_id,
    }


def _contribution_data(graph: Graph, claim: Claim, one: Contribution) -> dict[str, Any]:
    grade = graph.grade_behind(claim.id, one.reference)
    return {
        "reference": one.reference,
        "label": graph.references_by_id[one.reference].label,
        "source": grade.source.value,
        "design": grade.design.value,
        "signals": [str(signal) for signal in grade.signals],
        "direction": one.direction.value,
        "body": one.group,
        "rung": one.rung,
        "ocebm": ocebm_level(grade, claim.kind, graph.tables),
        "appraisal": appraisal(graph, claim, one.reference),
        "confirmed": _is_confirmed(graph, claim, one),
        "effective_rung": one.effective_rung,
        "participants": one.participants,
        "credit": round(one.credit, _DIGITS),
        "loss": round(one.loss, _DIGITS),
        "certainty_without": one.certainty_without.label,
        "note": one.note,
    }
