"""Citations collapsed into independent bodies, and bodies counted by rung."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidencegraph.support.columns import RUNGS, Bools, Columns, Floats, Ints


@dataclass(frozen=True, slots=True)
class Bodies:
    """Independent bodies of evidence: B of them, made of E citations.

    A body has the highest rung and the most participants among its members (METHOD 4.2).

    Attributes:
        of_citation: int64 (E,), the body of each citation.
        row: int64 (B,), ``2 * claim + side``.
        rung: int64 (B,), the highest rung.
        participants: int64 (B,), the most participants.
        appraised: bool (B,), whether any member is appraised.
        leader: int64 (B,), the citation that stands for the body.
        survival: float64 (B,), chance that the body still stands at its rung.
        size: int64 (B,), number of citations.
        rung_without: int64 (E,), highest rung among the others of its body; -1 if none.
        participants_without: int64 (E,), most participants among the others.
        appraised_without: bool (E,), whether one of the others is appraised.
    """

    of_citation: Ints
    row: Ints
    rung: Ints
    participants: Ints
    appraised: Bools
    leader: Ints
    survival: Floats
    size: Ints
    rung_without: Ints
    participants_without: Ints
    appraised_without: Bools


@dataclass(frozen=True, slots=True)
class Tally:
    """Bodies counted by rung, one row for each side of each claim (R rows).

    Attributes:
        plain: int64 (R, 10), bodies that nobody has appraised.
        appraised: int64 (R, 10), bodies that a person has appraised.
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
        plain, appraised, participants = np.zeros((3, len(precise), RUNGS), dtype=np.int64)
        return cls(plain, appraised, participants, precise)

    def take(self, rows: Ints) -> Tally:
        """Return the named rows, copied."""
        return Tally(
            self.plain[rows], self.appraised[rows], self.participants[rows], self.precise[rows]
        )

    def add(self, rows: Ints, rung: Ints, participants: Ints, appraised: Bools, by: int) -> None:
        """Put one body into each named row, or with ``by=-1`` take it out, in place.

        Rows with a negative rung are left alone. Rows may repeat.
        """
        real = rung >= 0
        cell = (rows[real], rung[real])
        np.add.at(self.plain, cell, by * ~appraised[real])
        np.add.at(self.appraised, cell, by * appraised[real])
        np.add.at(self.participants, cell, by * participants[real])


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
    best = rung[starts]
    second = np.full(len(starts), -1)
    second[size > 1] = rung[starts[size > 1] + 1]
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
        participants=most,
        appraised=judged > 0,
        leader=order[starts],
        survival=survival,
        size=size,
        rung_without=np.where(is_first, second[body], best[body])[back],
        participants_without=most_without[back],
        appraised_without=((judged[body] - appraised) > 0)[back],
    )


def _most_without_each(participants: Ints, starts: Ints, body: Ints) -> tuple[Ints, Ints]:
    """Return the maximum of each body, and for each member the maximum of the others."""
    if not len(starts):
        return participants, participants
    most = np.maximum.reduceat(participants, starts)
    at_most = np.flatnonzero(participants == most[body])
    _, firsts = np.unique(body[at_most], return_index=True)
    holder = at_most[firsts]  # one member of each body that has the maximum
    others = participants.copy()
    others[holder] = 0
    without = most[body]
    without[holder] = np.maximum.reduceat(others, starts)
    return most, without


def tally(bodies: Bodies, precise: Bools) -> Tally:
    """Count the bodies of every claim by rung: rows ``2 * claim`` for and ``+ 1`` against."""
    counted = Tally.empty(np.repeat(precise, 2))
    counted.add(bodies.row, bodies.rung, bodies.participants, bodies.appraised, by=1)
    return counted
