"""What the kernel eats: one row for each citation that counts, as columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Smalls = NDArray[np.int8]
Counts = NDArray[np.int32]
Words = NDArray[np.uint64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

RUNGS = 10
"""Design rungs 0-9; two of them make one level of certainty."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Citations as columns; every array but the last has one value for each of E citations.

    The kernel is fastest where ``claim`` ascends. Integers of any width will do.

    Attributes:
        claim: int64 (E,), which claim cites, 0 to C-1.
        side: int64 (E,), 0 for the claim, 1 against it.
        group: int64 (E,), equal within a claim for references that count once.
        rung: int64 (E,), design rung 0-9.
        participants: int64 (E,), people studied, imputed where unknown; below 0 counts as 0.
        appraised: bool (E,), True where a person has judged: imprecision is not applied again.
        survival: float64 (E,), chance that the grade is right and the source says so.
        precise: bool (C,), True for claims to which imprecision does not apply.
    """

    claim: Ints
    side: Ints
    group: Ints
    rung: Ints
    participants: Ints
    appraised: Bools
    survival: Floats
    precise: Bools

    def part(self, rows: slice | Ints, claims: slice) -> Columns:
        """Return the named citations of adjacent claims, which are numbered from 0 again."""
        return Columns(
            claim=self.claim[rows] - claims.start,
            side=self.side[rows],
            group=self.group[rows],
            rung=self.rung[rows],
            participants=self.participants[rows],
            appraised=self.appraised[rows],
            survival=self.survival[rows],
            precise=self.precise[claims],
        )
