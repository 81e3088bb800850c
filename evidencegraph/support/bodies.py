"""Citations collapsed into independent bodies of evidence (METHOD 4.2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidencegraph.support.columns import RUNGS, Bools, Columns, Floats, Ints

RANKS = tuple((rung, rung) for rung in range(RUNGS)) + tuple(
    (rung, synthesis) for rung in range(4, RUNGS, 2) for synthesis in range(3, rung, 2)
)
"""What a body can be: its highest rung, and the best synthesis in it where that lies lower.

Syntheses have odd rungs. One at rung 1 adds nothing, since imprecision stops at rung 2."""

NO_BODY = len(RANKS) + RUNGS
KINDS = NO_BODY + 1
"""Kinds of bodies: the `RANKS`, then the ten rungs of appraised bodies, then no body at all."""

TOP_RUNG: Ints = np.array([rung for rung, _ in RANKS] + [*range(RUNGS), 0])
"""The highest rung of each kind."""

_LONGEST_KEY = 63

# By highest rung and best synthesis; the last column stands for -1, none.
_RANK_OF: Ints = np.array(
    [
        [RANKS.index((rung, s)) if (rung, s) in RANKS else rung for s in (*range(RUNGS), -1)]
        for rung in range(RUNGS)
    ]
)


@dataclass(frozen=True, slots=True)
class Bodies:
    """Independent bodies of evidence: B of them, made of E citations, sorted by row.

    A body has the highest rung and the most participants among its members (METHOD 4.2). Where
    it also holds a synthesis of a lower rung it can fall back on that: without this, adding a
    study to a body could lower it (axiom A3).

    Attributes:
        row: int64 (B,), ``2 * claim + side``.
        kind: int64 (B,), index into `RANKS`: highest rung and best synthesis; of an appraised
            body its rung, counted from ``len(RANKS)``.
        participants: int64 (B,), the most participants.
        survival: float64 (B,), chance that the body still stands at its rung.
        leader: int64 (B,), the citation that stands for the body.
        of_citation: int64 (E,), the body of each citation.
        shared: int64 (S,), the citations that have others in their body.
        kind_without: int64 (S,), the kind of body that those others would make.
        participants_without: int64 (S,), most participants among the others.
    """

    row: Ints
    kind: Ints
    participants: Ints
    survival: Floats
    leader: Ints
    of_citation: Ints
    shared: Ints
    kind_without: Ints
    participants_without: Ints


@dataclass(frozen=True, slots=True)
class _Members:
    """Citations of bodies that have several, side by side and the best of each body first.

    Attributes:
        citation: int64 (S,).
        first: int64 (M,), where each of M bodies begins.
        body: int64 (S,), 0 to M-1.
    """

    citation: Ints
    first: Ints
    body: Ints


def collapse(columns: Columns) -> Bodies:
    """Collapse citations into bodies: one for each claim, side and group."""
    edges = len(columns.claim)
    row = columns.claim * 2 + columns.side
    order, is_first = _by_body(row, columns.group)
    first = np.flatnonzero(is_first)
    of_citation = np.empty(edges, dtype=np.int64)
    of_citation[order] = np.cumsum(is_first) - 1
    size = np.diff(first, append=edges)

    # Most bodies have one member, which is its leader; the others are mended below.
    leader = order[first]
    several = np.flatnonzero(size > 1)
    members = _members(columns, order[np.repeat(size > 1, size)], size[several])
    leader[several] = members.citation[members.first]
    kind = _kind(columns.rung[leader], columns.rung[leader], columns.appraised[leader])
    participants = np.maximum(columns.participants[leader], 0)
    survival = columns.survival[leader]
    survival[several] = _survival(columns, members)
    kind[several], participants[several], kind_without, participants_without = _strongest(
        columns, members
    )
    return Bodies(
        row=row[leader],
        kind=kind,
        participants=participants,
        survival=survival,
        leader=leader,
        of_citation=of_citation,
        shared=members.citation,
        kind_without=kind_without,
        participants_without=participants_without,
    )


def _by_body(row: Ints, group: Ints) -> tuple[Ints, Bools]:
    """Return citations sorted by row and group, and True where another body begins.

    Row, group and place are sorted as one number, which is several times faster than `lexsort`.
    """
    edges = len(row)
    if not edges:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.bool_)
    place = edges.bit_length()
    least, most = int(group.min()), int(group.max())
    wide = int(row.max()).bit_length() + (most - least).bit_length() + place > _LONGEST_KEY
    group = np.unique(group, return_inverse=True)[1] if wide else group - least
    key = (row << int(group.max()).bit_length() | group) << place | np.arange(edges)
    key.sort(kind="stable")  # where claims ascend, long runs are in order already
    body = key >> place
    is_first = np.ones(edges, dtype=np.bool_)
    is_first[1:] = body[1:] != body[:-1]
    return key & ((1 << place) - 1), is_first


def _members(columns: Columns, citation: Ints, size: Ints) -> _Members:
    """Put the best rung first in each body, then the most participants, then the input's order."""
    body = np.repeat(np.arange(len(size)), size)
    order = np.lexsort((-columns.participants[citation], -columns.rung[citation], body))
    return _Members(citation[order], np.cumsum(size) - size, body)


def _kind(rung: Ints, synthesis: Ints, appraised: Bools) -> Ints:
    """Return the kind of a body from its highest rung and its best synthesis, -1 for none."""
    return np.where(appraised, len(RANKS) + rung, _RANK_OF[rung, synthesis])


def _survival(columns: Columns, members: _Members) -> Floats:
    """Return the chance that one of the members at the highest rung holds, float64 (M,)."""
    rung = columns.rung[members.citation]
    at_top = rung == rung[members.first][members.body]
    failure = np.where(at_top, 1 - columns.survival[members.citation], 1.0)
    return 1 - np.multiply.reduceat(failure, members.first) if len(failure) else failure


def _strongest(columns: Columns, members: _Members) -> tuple[Ints, Ints, Ints, Ints]:
    """Return kind and participants of M bodies, and the same without each of S members."""
    rung = columns.rung[members.citation].astype(np.int64)
    judged = columns.appraised[members.citation].astype(np.int64)
    people = np.maximum(columns.participants[members.citation], 0)
    top, top_without = _most_without_each(rung, members)
    synthesis = np.where(rung % 2 == 1, rung, -1)
    best, best_without = _most_without_each(synthesis, members)
    most, most_without = _most_without_each(people, members)
    if not len(judged):
        return top, most, top_without, most_without
    appraised = np.add.reduceat(judged, members.first)
    left = appraised[members.body] - judged
    kind_without = _kind(top_without, best_without, left > 0)
    return _kind(top, best, appraised > 0), most, kind_without, most_without


def _most_without_each(values: Ints, members: _Members) -> tuple[Ints, Ints]:
    """Return the maximum of each body, and for each member the maximum of the others."""
    if not len(values):
        return values, values
    most = np.maximum.reduceat(values, members.first)
    at_most = np.flatnonzero(values == most[members.body])
    _, firsts = np.unique(members.body[at_most], return_index=True)
    holder = at_most[firsts]  # one member of each body that has the maximum
    others = values.copy()
    others[holder] = -1
    without = most[members.body]
    without[holder] = np.maximum.reduceat(others, members.first)
    return most, without
