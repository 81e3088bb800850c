"""The kernel: citations in as columns, strength out as columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np

from evidencegraph.model import Method
from evidencegraph.support.bodies import collapse
from evidencegraph.support.columns import RUNGS, Columns, Counts, Floats, Ints, Smalls
from evidencegraph.support.explanation import credits_of_citations, nets_without
from evidencegraph.support.imprecision import effective_rungs, sizes_that_matter
from evidencegraph.support.interval import assured_levels
from evidencegraph.support.position import levels, net_positions, positions_of_codes
from evidencegraph.support.tally import Tally

_CHUNK = 1 << 18
"""Citations weighed at a time: bounds memory to a few hundred megabytes."""


@dataclass(frozen=True, slots=True)
class Strength:
    """Support strength of C claims and what each of E citations does to it.

    Attributes:
        supporting: float64 (C,), position of the evidence for each claim, 0 to below 10.
        opposing: float64 (C,), the same against it.
        net: float64 (C,), position after contradiction; the score is a tenth of it.
        level: int8 (C,), level of certainty, 0 to 4.
        assured: int8 (C,), level that survives known error rates.
        profile: int32 (C, 10), supporting bodies at each effective rung, from 9 down to 0.
        leader: int64 (E,), the citation that stands for the citation's body: equal for the
            citations that count once.
        credit: float64 (E,), share of the net position.
        effective_rung: int8 (E,), rung of the citation's body after imprecision.
        net_without: float64 (E,), net position of the claim without the citation.
    """

    supporting: Floats
    opposing: Floats
    net: Floats
    level: Smalls
    assured: Smalls
    profile: Counts
    leader: Ints
    credit: Floats
    effective_rung: Smalls
    net_without: Floats


def weigh(columns: Columns, method: Method, *, interval: bool = True) -> Strength:
    """Weigh all claims at once (METHOD section 4).

    Args:
        columns: the citations that count.
        method: the numbers of the method.
        interval: whether the assured level is computed too; without it, it is 0.

    Returns:
        Positions, levels, credits and leave-one-out for every claim and citation.

    Example, one randomised trial of 900 people behind one claim:

    >>> one = np.array([0])
    >>> trial = Columns(
    ...     claim=one, side=one, group=one, rung=np.array([6]), participants=np.array([900]),
    ...     appraised=np.array([False]), survival=np.array([0.85]), precise=np.array([False]),
    ... )
    >>> weigh(trial, Method()).net.tolist()
    [6.5]
    """
    whole = _unweighed(len(columns.precise), len(columns.claim))
    for claims, rows in _chunks(columns):
        part = _weighed(columns.part(rows, claims), method, interval=interval)
        part.leader[:] = (
            rows[part.leader] if isinstance(rows, np.ndarray) else (part.leader + rows.start)
        )
        for field in fields(Strength):
            where = rows if field.name in _OF_CITATIONS else claims
            getattr(whole, field.name)[where] = getattr(part, field.name)
    return whole


_OF_CITATIONS = frozenset({"leader", "credit", "effective_rung", "net_without"})


def _unweighed(claims: int, citations: int) -> Strength:
    return Strength(
        supporting=np.zeros(claims),
        opposing=np.zeros(claims),
        net=np.zeros(claims),
        level=np.zeros(claims, dtype=np.int8),
        assured=np.zeros(claims, dtype=np.int8),
        profile=np.zeros((claims, RUNGS), dtype=np.int32),
        leader=np.zeros(citations, dtype=np.int64),
        credit=np.zeros(citations),
        effective_rung=np.zeros(citations, dtype=np.int8),
        net_without=np.zeros(citations),
    )


def _chunks(columns: Columns) -> Iterator[tuple[slice, slice | Ints]]:
    """Yield adjacent claims and their citations, so many as `_CHUNK` or one claim.

    Claims without citations at the ends are left out: all about them is 0.
    """
    claim = columns.claim
    order = None
    if np.any(claim[1:] < claim[:-1]):
        order = np.argsort(claim, kind="stable")
        claim = claim[order]
    start = 0
    while start < len(claim):
        # Claims that fall into a chunk as a whole, or the first one alone.
        first = int(claim[start])
        end = first + _CHUNK
        if start + _CHUNK < len(claim):
            end = min(end, max(int(claim[start + _CHUNK]), first + 1))
        stop = int(np.searchsorted(claim, end))
        rows = slice(start, stop) if order is None else order[start:stop]
        yield slice(first, min(end, len(columns.precise))), rows
        start = stop


def _weighed(columns: Columns, method: Method, *, interval: bool) -> Strength:
    bodies = collapse(columns)
    rows = 2 * len(columns.precise)
    precise = np.repeat(columns.precise, 2)
    counted = Tally.of(bodies.row, bodies.kind, bodies.participants, precise, method)
    position = positions_of_codes(counted.codes())
    supporting, opposing = position[0::2], position[1::2]
    net = net_positions(supporting, opposing, method)
    level = levels(net)
    table = effective_rungs(len(sizes_that_matter(method)))
    effective = table[counted.state[bodies.row], bodies.kind]
    profile = np.bincount(effective * rows + bodies.row, minlength=RUNGS * rows)
    profile = profile.reshape(RUNGS, rows)
    assured = np.zeros_like(level)
    if interval:
        assured = assured_levels(bodies, columns.precise, position, level, method)
    return Strength(
        supporting=supporting,
        opposing=opposing,
        net=net,
        level=level.astype(np.int8),
        assured=assured.astype(np.int8),
        profile=profile[::-1, 0::2].T.astype(np.int32),
        leader=bodies.leader[bodies.of_citation],
        credit=credits_of_citations(bodies, profile, effective, position, net),
        effective_rung=effective[bodies.of_citation].astype(np.int8),
        net_without=nets_without(bodies, counted, position, method),
    )
