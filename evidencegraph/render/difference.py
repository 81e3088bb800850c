"""What changed between two graphs, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name
from evidencegraph.model import Claim, Finding
from evidencegraph.queries import Change, Difference


def difference_text(
    change: Difference,
    graphs: tuple[Graph, Graph],
    gone: Sequence[Finding] = (),
    fresh: Sequence[Finding] = (),
) -> str:
    r"""Return what changed, one line each under headings; nothing where nothing did.

    Args:
        change: what became of the claims.
        graphs: the older and the newer graph.
        gone: findings of the older graph only.
        fresh: findings of the newer one only.

    >>> difference_text(Difference(), (Graph(), Graph()))
    'nothing changed\n'
    """
    sections = (
        ("claims added", list(map(_claim, change.added))),
        ("claims lost", list(map(_claim, change.lost))),
        ("strengthened", [_change(one, graphs) for one in change.strengthened]),
        ("weakened", [_change(one, graphs) for one in change.weakened]),
        ("other citations, same certainty", [_change(one, graphs) for one in change.recited]),
        ("findings gone", list(map(str, gone))),
        ("new findings", list(map(str, fresh))),
    )
    lines = [line for heading, found in sections if found for line in _section(heading, found)]
    return "\n".join(lines or ["nothing changed"]) + "\n"


def _section(heading: str, lines: Sequence[str]) -> Iterator[str]:
    yield f"{heading} ({len(lines)})"
    yield from (f"  {line}" for line in lines)


def _claim(claim: Claim) -> str:
    return f"{claim.location}: {claim.text}"


def _change(change: Change, graphs: tuple[Graph, Graph]) -> str:
    older, newer = graphs
    words = [f"{change.before.label} -> {change.after.label}"] * (change.before != change.after)
    if change.gained:
        words.append("now cites " + listed(source_name(newer, work) for work in change.gained))
    if change.lost:
        words.append("no longer " + listed(source_name(older, work) for work in change.lost))
    return f"{_claim(change.claim)} [{'; '.join(words)}]"
