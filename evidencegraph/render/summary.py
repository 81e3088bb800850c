"""Summary of findings, topic by topic in the manner of GRADE: claim, evidence, certainty, why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidencegraph.grading import nature
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name
from evidencegraph.identifiers import address_of
from evidencegraph.model import Certainty, Claim, Contribution, Direction, Support, Verdict
from evidencegraph.queries import Weakness
from evidencegraph.render.legend import STATES, Sign, state_of
from evidencegraph.render.passages import written
from evidencegraph.render.phrases import appraisal

_STATES = {sign.name: sign for sign in STATES}
_SAID = {
    Direction.SUPPORTS: "",
    Direction.CONTRADICTS: "against",
    Direction.QUALIFIES: "in part",
    Direction.MENTIONS: "mentioned only",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A work behind a claim, as a table names it.

    Attributes:
        name: author and year, title or publisher.
        address: where a reader can open it; empty where it has none.
        what: its design or kind, and whether it speaks against the claim or does not count.
        counts: whether it is weighed at all.
    """

    name: str
    address: str
    what: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a summary of findings.

    Attributes:
        claim: the claim.
        said: what it says as it stands, with its pointers.
        place: where it stands, without folders.
        state: its certainty, or why there is none.
        interval: from the level that is assured to the level that is possible, in words.
        evidence: how many works make how many independent bodies.
        sources: these works, strongest first.
        why: why the certainty is what it is.
    """

    claim: Claim
    said: str
    place: str
    state: Sign
    interval: str
    evidence: str
    sources: tuple[Source, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Topic:
    """Claims about one intervention, or of one section where they name none; worst first."""

    name: str
    rows: tuple[Row, ...]


def summarise(graph: Graph, ranked: Iterable[Weakness]) -> tuple[Topic, ...]:
    """Return claims topic by topic: those with the weakest claim come first.

    Args:
        graph: where they stand.
        ranked: the claims, the weakest first.

    >>> summarise(Graph(), ())
    ()
    """
    topics: dict[str, list[Row]] = {}
    for weak in ranked:
        topics.setdefault(_topic(graph, weak.claim), []).append(row_of(graph, weak))
    return tuple(Topic(name, tuple(rows)) for name, rows in topics.items())


def row_of(graph: Graph, weak: Weakness) -> Row:
    """Return a claim as a line of the summary."""
    support = weak.support
    return Row(
        claim=weak.claim,
        said=written(graph, weak.claim),
        place=_place(weak.claim),
        state=_STATES[state_of(support)],
        interval=_interval(support),
        evidence=_evidence(support),
        sources=tuple(_source(graph, weak.claim, one) for one in support.contributions),
        why="; ".join(_reasons(graph, weak)),
    )


def _topic(graph: Graph, claim: Claim) -> str:
    name = next(iter(claim.topic.interventions), "")
    if not name:
        name = claim.section or "Other claims"
        if len(graph.corpus.papers) > 1:
            name = f"{name} ({_file(claim)})"
    return name[:1].upper() + name[1:]


def _place(claim: Claim) -> str:
    return f"{_file(claim)}:{claim.location.line}:{claim.location.column}"


def _file(claim: Claim) -> str:
    return claim.location.path.rpartition("/")[2]


def _interval(support: Support) -> str:
    if support.assured is support.ceiling:
        return ""
    low, high = (
        "none" if level is Certainty.NONE else level.label
        for level in (support.assured, support.ceiling)
    )
    return f"{low} to {high}"


def _evidence(support: Support) -> str:
    counted = len({one.reference for one in support.contributions if one.group})
    if not support.contributions:
        return "none cited"
    if support.verdict is Verdict.UNKNOWN:
        return "not identified"
    if not counted:
        return "no source that counts"
    bodies = len(support.bodies)
    works = "1 source" if counted == 1 else f"{counted} sources"
    text = f"{works}, {bodies} independent {'body' if bodies == 1 else 'bodies'}"
    reasons = "; ".join(body.reason for body in support.bodies if body.reason)
    return f"{text} ({reasons})" if reasons else text


def _source(graph: Graph, claim: Claim, one: Contribution) -> Source:
    work = graph.references_by_id[one.reference]
    words = [_SAID[one.direction]]
    if work.resolved:
        kind = nature(graph.grade_behind(claim.id, one.reference))
        words = [kind, *words, "" if one.group else one.note]
    # An address that a library names itself may be anything.
    address = "" if one.reference.startswith("bib:") else address_of(one.reference)
    return Source(
        source_name(graph, one.reference), address, ", ".join(filter(None, words)), bool(one.group)
    )


def _reasons(graph: Graph, weak: Weakness) -> Iterator[str]:
    """Yield what decided about a certainty: the best evidence, then all that moved it."""
    support = weak.support
    bearing = [one for one in support.contributions if one.group and one.credit > 0]
    if support.verdict in {Verdict.UNSUPPORTED, Verdict.UNKNOWN, Verdict.INDIRECT} or not bearing:
        # The state beside it says so already.
        yield weak.reason.removeprefix("no direct evidence, ")
        return
    best = bearing[0]
    yield from _start(graph, weak.claim, best)
    yield from _opposition(graph, support)
    if len(bearing) == 1 and not support.verdict.is_opposed:
        yield "rests on this source alone"
    elif not support.verdict.is_opposed and best.certainty_without is Certainty.NONE:
        yield f"nothing direct is left without {source_name(graph, best.reference)}"
    yield from graph.grade_behind(weak.claim.id, best.reference).flags


def _start(graph: Graph, claim: Claim, best: Contribution) -> Iterator[str]:
    """Yield where the best evidence starts and what it loses because too few were studied."""
    start, after = Certainty(best.rung // 2), Certainty(best.effective_rung // 2)
    kind = nature(graph.grade_behind(claim.id, best.reference))
    judged = appraisal(graph, claim, best.reference)
    yield f"{kind}: {start.label}" + (f" ({judged})" if judged else "")
    if after < start:
        people = best.participants
        known = "their number is unknown" if people is None else f"{people} people"
        yield f"down to {after.label} for too few people ({known})"


def _opposition(graph: Graph, support: Support) -> Iterator[str]:
    if not support.verdict.is_opposed:
        return
    against = _names(
        graph, (one for one in support.contributions if one.direction is Direction.CONTRADICTS)
    )
    left = "no" if support.certainty is Certainty.NONE else support.certainty.label
    yield f"{support.verdict}: {listed(against)} against it, which leaves {left} certainty"


def _names(graph: Graph, ones: Iterator[Contribution]) -> Sequence[str]:
    return list(dict.fromkeys(source_name(graph, one.reference) for one in ones))
