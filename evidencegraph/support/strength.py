"""The kernel: citations in as columns, strength out as columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidencegraph.model import Method
from evidencegraph.support.bodies import Bodies, collapse, tally
from evidencegraph.support.columns import Columns, Floats, Ints
from evidencegraph.support.explanation import credits_of_citations, nets_without
from evidencegraph.support.interval import assured_levels
from evidencegraph.support.position import levels, net_positions, positions, profiles


@dataclass(frozen=True, slots=True)
class Strength:
    """Support strength of C claims and what each of E citations does to it.

    Attributes:
        bodies: the independent bodies that were counted.
        supporting: float64 (C,), position of the evidence for each claim, 0 to below 10.
        opposing: float64 (C,), the same against it.
        net: float64 (C,), position after contradiction; the score is a tenth of it.
        level: int64 (C,), level of certainty, 0 to 4.
        assured: int64 (C,), level that survives known error rates.
        profile: int64 (C, 10), supporting bodies at each effective rung, from 9 down to 0.
        credit: float64 (E,), share of the net position.
        effective_rung: int64 (E,), rung of the citation's body after imprecision.
        net_without: float64 (E,), net position of the claim without the citation.
    """

    bodies: Bodies
    supporting: Floats
    opposing: Floats
    net: Floats
    level: Ints
    assured: Ints
    profile: Ints
    credit: Floats
    effective_rung: Ints
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
    bodies = collapse(columns)
    counted = tally(bodies, columns.precise)
    counts, effective = profiles(counted, method)
    position = positions(counts)
    net = net_positions(position[0::2], position[1::2], method)
    credit, effective_rung = credits_of_citations(bodies, counts, effective, net)
    level = levels(net)
    assured = np.zeros_like(level)
    if interval:
        assured = np.minimum(assured_levels(bodies, columns.precise, method), level)
    return Strength(
        bodies=bodies,
        supporting=position[0::2],
        opposing=position[1::2],
        net=net,
        level=level,
        assured=assured,
        profile=counts[0::2, ::-1],
        credit=credit,
        effective_rung=effective_rung,
        net_without=nets_without(bodies, counted, position, method),
    )
