"""What a citation does for its claim, told by the words before the pointer."""

from __future__ import annotations

import re
from functools import cache

from evidencegraph.model import Direction
from evidencegraph.tables import rows, table_text

_REACH = 80
"""How many characters before the pointer are looked at."""


def direction_before(words: str) -> tuple[Direction, str]:
    """Return the direction that the words before a pointer give it, and the words themselves.

    Without such words a citation supports: that is what citing is for. The words must stand in
    the same clause, after the pointer before.

    >>> direction_before("survived in one cohort, but see")
    (<Direction.CONTRADICTS: 'contradicts'>, 'but see')
    >>> direction_before("as one cohort found")
    (<Direction.SUPPORTS: 'supports'>, '')
    """
    for direction, pattern in _cues():
        found = pattern.search(words[-_REACH:])
        if found:
            return direction, found[1]
    return Direction.SUPPORTS, ""


@cache
def _cues() -> tuple[tuple[Direction, re.Pattern[str]], ...]:
    table = table_text("evidencegraph.wording", "directions.toml")
    return tuple(
        (
            Direction(row["direction"]),
            re.compile(rf"\b({row['pattern']})(?:\s+[\w'’-]+){{0,8}}\s*[(,]?\s*$", re.IGNORECASE),
        )
        for row in rows(table, "cue", ("direction", "pattern", "source"), "directions.toml")
    )
