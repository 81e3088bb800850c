"""Bodies counted: the profile of each side of each claim, and how it changes with one body."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evidencegraph.model import Method
from evidencegraph.support.bodies import KINDS, NO_BODY, TOP_RUNG
from evidencegraph.support.columns import Bools, Floats, Ints, Words
from evidencegraph.support.imprecision import (
    LOWEST,
    effective_rungs,
    enough_people,
    people_in_pools,
    pooled_people,
    sizes_that_matter,
    states,
)
from evidencegraph.support.position import COUNT_BITS, MOST_COUNTED

_FAINT = 2
"""Rungs 0 and 1, which imprecision never touches."""

_ENOUGH = MOST_COUNTED + 1
"""So many bodies of one kind stay `MOST_COUNTED` when one is taken out."""

# How much a body adds to the count of the faint rungs: four bits for each of them.
_FAINT_UNIT = np.where(
    (np.arange(KINDS) < NO_BODY) & (TOP_RUNG < _FAINT), 1 << 4 * np.minimum(TOP_RUNG, 1), 0
)
_FAINT_CODE = np.array(
    [
        min(both & 15, MOST_COUNTED) | min(both >> 4, MOST_COUNTED) << COUNT_BITS
        for both in range(256)
    ]
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Bodies counted by kind in R rows, each one side of a claim.

    What imprecision makes of a row depends on few numbers (`imprecision.states`), so a profile is
    a product of counts by kind with a table by state: eight counts, of rungs 2 to 9, are added
    side by side as the bytes of one word.

    Attributes:
        kinds: int64 (P,), the kinds that occur, ascending.
        counts: uint64 (R, P), bodies of each kind, at most seven.
        faint: int64 (R,), bodies at the rungs 0 and 1, four bits each.
        pooled: float64 (R, 6), people in bodies at rung 4 or above, ... 9.
        precise: bool (R,), True where imprecision does not apply.
        state: int64 (R,), the state of imprecision.
        word: uint64 (R,), bodies at the effective rungs 2 to 9, eight bits each.
        method: the numbers of the method.
    """

    kinds: Ints
    counts: Words
    faint: Ints
    pooled: Floats
    precise: Bools
    state: Ints
    word: Words
    method: Method

    @classmethod
    def of(  # noqa: PLR0913, PLR0917 - bodies as columns
        cls,
        row: Ints,
        kind: Ints,
        people: Ints,
        precise: Bools,
        method: Method,
        onto: tuple[Tally, Ints] | None = None,
    ) -> Tally:
        """Count bodies.

        Args:
            row: int64 (B,), where each body counts.
            kind: int64 (B,), its kind.
            people: int64 (B,), its participants.
            precise: bool (R,), True where imprecision does not apply.
            method: the numbers of the method.
            onto: another tally, and int64 (R,) which of its rows is in each row from the start.
        """
        rows = len(precise)
        occurs = np.bincount(kind, minlength=KINDS)
        if onto:
            occurs[onto[0].kinds] += 1
        kinds = np.flatnonzero(occurs)
        place = np.zeros(KINDS, dtype=np.int64)
        place[kinds] = np.arange(len(kinds))
        counts = np.bincount(row * len(kinds) + place[kind], minlength=rows * len(kinds))
        counts = counts.reshape(rows, len(kinds))
        pooled = pooled_people(row, kind, np.minimum(people, enough_people(method)), rows)
        if onto:
            other, of_row = onto
            counts[:, place[other.kinds]] += other.counts[of_row].astype(np.int64)
            pooled += other.pooled[of_row]
        return cls.of_counts(kinds, counts, pooled, precise, method)

    @classmethod
    def of_counts(
        cls, kinds: Ints, counts: Ints, pooled: Floats, precise: Bools, method: Method
    ) -> Tally:
        """Return the tally of bodies that were counted already; arguments as the attributes."""
        counts = np.minimum(counts, _ENOUGH)
        state = states(pooled, precise, method)
        words = counts.astype(np.uint64)
        return cls(
            kinds=kinds,
            counts=words,
            faint=np.einsum("rp,p->r", counts, _FAINT_UNIT[kinds]),
            pooled=pooled,
            precise=precise,
            state=state,
            word=np.einsum("rp,rp->r", words, _units(method)[:, kinds][state]),
            method=method,
        )

    def codes(self) -> Ints:
        """Return the profile codes, int64 (R,)."""
        return _codes(self.word.copy(), self.faint)

    def codes_without(
        self, row: Ints, kind: Ints, people: Ints, left: tuple[Ints, Ints, Ints]
    ) -> Ints:
        """Return the profile codes of rows from each of which one body is taken.

        Args:
            row: int64 (E,), rows; they may repeat.
            kind: int64 (E,), the kind of the body that goes.
            people: int64 (E,), its participants.
            left: for some of the E what comes instead: int64 (S,) which, kinds and participants.

        Returns:
            int64 (E,).
        """
        units = _units(self.method)
        which, kind_left, _ = left
        state = self._states_without(row, kind, people, left)
        word = self.word[row]
        moved = np.flatnonzero(state != self.state[row])
        word[moved] = np.einsum(
            "rp,rp->r", self.counts[row[moved]], units[:, self.kinds][state[moved]]
        )
        word -= units[state, kind]
        word[which] += units[state[which], kind_left]
        faint = self.faint[row] - _FAINT_UNIT[kind]
        faint[which] += _FAINT_UNIT[kind_left]
        return _codes(word, faint)

    def _states_without(
        self, row: Ints, kind: Ints, people: Ints, left: tuple[Ints, Ints, Ints]
    ) -> Ints:
        most = enough_people(self.method)
        which, kind_left, people_left = left
        state = self.state[row]
        matters = (TOP_RUNG >= LOWEST)[kind] & (people > 0) & ~self.precise[row]
        touched = np.flatnonzero(matters)
        pooled = self.pooled[row[touched]]
        pooled -= people_in_pools(kind[touched], np.minimum(people[touched], most))
        place = np.full(len(row), -1)
        place[touched] = np.arange(len(touched))
        both = np.flatnonzero(place[which] >= 0)
        pooled[place[which[both]]] += people_in_pools(
            kind_left[both], np.minimum(people_left[both], most)
        )
        state[touched] = states(pooled, self.precise[row[touched]], self.method)
        return state


def _units(method: Method) -> Words:
    """Return what one body of each kind adds to the word of a row in each state, uint64 (S, 27)."""
    effective = effective_rungs(len(sizes_that_matter(method)))
    shift = np.maximum(effective - _FAINT, 0).astype(np.uint64) * np.uint64(8)
    return np.where(effective >= _FAINT, np.uint64(1) << shift, np.uint64(0))


def _codes(word: Words, faint: Ints) -> Ints:
    """Return profile codes; the words are used up."""
    counts = word.view(np.uint8)
    np.minimum(counts, MOST_COUNTED, out=counts)
    # From three bits in each byte to 24 adjacent bits: pairs, then fours, then all eight.
    for gap, mask in ((5, 0x003F003F003F003F), (10, 0x00000FFF00000FFF), (20, 0xFFFFFF)):
        word |= word >> np.uint64(gap)
        word &= np.uint64(mask)
    code: Ints = word.astype(np.int64) << _FAINT * COUNT_BITS | _FAINT_CODE[faint]
    return code
