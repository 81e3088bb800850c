"""Citations collapsed into independent bodies, and bodies counted by rung."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidencegraph.support.columns import RUNGS, Bools, Columns, Floats, Ints

RANKS = tuple((rung, rung) for rung in range(RUNGS)) + tuple(
    (rung, synthesis) for rung in range(4, RUNGS, 2) for synthesis in range(3, rung, 2)
)
"""What a body can be: its highest rung, and the best synthesis in it where that lies lower.

Syntheses have odd rungs. One at rung 1 adds nothing, since imprecision stops at rung 2."""

TOP_RUNG: Ints = np.array([rung for rung, _ in RANKS])
FALL_BACK: Ints = np.array([synthesis for _, synthesis in RANKS])

# By highest rung and best synthesis; the last row and column stand for -1, none.
_RANK_OF: Ints = np.array(
    [
        [RANKS.index((rung, s)) if (rung, s) in RANKS else rung for s in (*range(RUNGS), -1)]
        for rung in range(RUNGS)
    ]
    + [[-1] * (RUNGS + 1)]
)


@dataclass(frozen=True, slots=True)
class Bodies:
    """Independent bodies of evidence: B of them, made of E citations.

    A body has the highest rung and the most participants among its members (METHOD 4.2). Where
    it also holds a synthesis of a lower rung it can fall back on that: without this, adding a
    study to a body could lower it (axiom A3).

    Attributes:
        of_citation: int64 (E,), the body of each citation.
        row: int64 (B,), ``2 * claim + side``.
        rung: int64 (B,), the highest rung.
        rank: int64 (B,), index into `RANKS`: highest rung and best synthesis.
        participants: int64 (B,), the most participants.
        appraised: bool (B,), whether any member is appraised.
        leader: int64 (B,), the citation that stands for the body.
        survival: float64 (B,), chance that the body still stands at its rung.
        size: int64 (B,), number of citations.
        rank_without: int64 (E,), rank of its body made of the others; -1 if there are none.
        participants_without: int64 (E,), most participants among the others.
        appraised_without: bool (E,), whether one of the others is appraised.
    """

    of_citation: Ints
    row: Ints
    rung: Ints
    rank: Ints
    participants: Ints
    appraised: Bools
    leader: Ints
    survival: Floats
    size: Ints
    rank_without: Ints
    participants_without: Ints
    appraised_without: Bools


@dataclass(frozen=True, slots=True)
class Tally:
    """Bodies counted by rank, one row for each side of each claim (R rows).

    Attributes:
        plain: int64 (R, 16), bodies of each rank that nobody has appraised.
        appraised: int64 (R, 10), bodies at each rung that a person has appraised.
        participants: int64 (R, 10), people in the bodies at each rung.
        precise: bool (R,), True where imprecision does not apply.
    """

    plain: Ints
    appraised: Ints
    participants: Ints
    precise: Bools

    @classmethod
    def empty(cls, precise: Bools) -> Tally:
        """Return a tally without bodies, one row for each value given."""
        plain = np.zeros((len(precise), len(RANKS)), dtype=np.int64)
        appraised, participants = np.zeros((2, len(precise), RUNGS), dtype=np.int64)
        return cls(plain, appraised, participants, precise)

    def take(self, rows: Ints) -> Tally:
        """Return the named rows, copied."""
        return Tally(
            self.plain[rows], self.appraised[rows], self.participants[rows], self.precise[rows]
        )

    def add(self, rows: Ints, rank: Ints, participants: Ints, appraised: Bools, by: int) -> None:
        """Put one body into each named row, or with ``by=-1`` take it out, in place.

        Rows with a negative rank are left alone. Rows may repeat.
        """
        real = rank >= 0
        rows, rank, judged = rows[real], rank[real], appraised[real]
        rung = TOP_RUNG[rank]
        np.add.at(self.plain, (rows, rank), by * ~judged)
        np.add.at(self.appraised, (rows, rung), by * judged)
        np.add.at(self.participants, (rows, rung), by * participants[real])


def collapse(columns: Columns) -> Bodies:
    """Collapse citations into bodies: one for each claim, side and group."""
    row = columns.claim * 2 + columns.side
    # Within a body: best rung first, then most participants, then the order of the input.
    order = np.lexsort((-columns.participants, -columns.rung, columns.group, row))
    key_row, key_group = row[order], columns.group[order]
    is_first = np.ones(len(order), dtype=np.bool_)
    is_first[1:] = (key_row[1:] != key_row[:-1]) | (key_group[1:] != key_group[:-1])
    starts = np.flatnonzero(is_first)
    body = np.cumsum(is_first) - 1
    size = np.diff(np.append(starts, len(order)))

    rung = columns.rung[order]
    participants = columns.participants[order]
    appraised = columns.appraised[order].astype(np.int64)
    best, best_without = _most_without_each(rung, starts, body)
    synthesis = np.where(rung % 2 == 1, rung, -1)
    best_synthesis, synthesis_without = _most_without_each(synthesis, starts, body)
    most, most_without = _most_without_each(participants, starts, body)
    judged = np.add.reduceat(appraised, starts) if len(starts) else appraised
    failure = np.where(rung == best[body], 1 - columns.survival[order], 1.0)
    survival = 1 - np.multiply.reduceat(failure, starts) if len(starts) else failure

    back = np.empty(len(order), dtype=np.int64)
    back[order] = np.arange(len(order))
    return Bodies(
        of_citation=body[back],
        row=key_row[starts],
        rung=best,
        rank=_RANK_OF[best, best_synthesis],
        participants=most,
        appraised=judged > 0,
        leader=order[starts],
        survival=survival,
        size=size,
        rank_without=_RANK_OF[best_without, synthesis_without][back],
        participants_without=most_without[back],
        appraised_without=((judged[body] - appraised) > 0)[back],
    )


def _most_without_each(values: Ints, starts: Ints, body: Ints) -> tuple[Ints, Ints]:
    """Return the maximum of each body, and for each member the maximum of the others, or -1."""
    if not len(starts):
        return values, values
    most = np.maximum.reduceat(values, starts)
    at_most = np.flatnonzero(values == most[body])
    _, firsts = np.unique(body[at_most], return_index=True)
    holder = at_most[firsts]  # one member of each body that has the maximum
    others = values.copy()
    others[holder] = -1
    without = most[body]
    without[holder] = np.maximum.reduceat(others, starts)
    return most, without


def tally(bodies: Bodies, precise: Bools) -> Tally:
    """Count the bodies of every claim by rung: rows ``2 * claim`` for and ``+ 1`` against."""
    counted = Tally.empty(np.repeat(precise, 2))
    counted.add(bodies.row, bodies.rank, bodies.participants, bodies.appraised, by=1)
    return counted
