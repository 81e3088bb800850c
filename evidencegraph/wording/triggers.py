"""Words of a sentence that decide about its wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evidencegraph.model import Trigger, TriggerRole


def found(
    pattern: re.Pattern[str], words: str, role: TriggerRole, area: Trigger | None = None
) -> Iterator[Trigger]:
    """Yield where a pattern stands in words, or in an area of them.

    >>> list(found(re.compile("may"), "It may help.", TriggerRole.LEVEL))
    [Trigger(start=3, end=6, role=<TriggerRole.LEVEL: 'level'>)]
    """
    start, end = (area.start, area.end) if area else (0, len(words))
    for match in pattern.finditer(words, start, end):
        yield Trigger(match.start(), match.end(), role)


def blanked(pattern: re.Pattern[str], words: str) -> str:
    """Return words of the same length without what a pattern finds.

    >>> blanked(re.compile("no longer disputed"), "its use is no longer disputed.")
    'its use is                   .'
    """
    return pattern.sub(lambda match: " " * len(match[0]), words)


def inside(trigger: Trigger, others: Iterable[Trigger]) -> bool:
    """Tell whether a trigger begins inside another."""
    return any(other.start <= trigger.start < other.end for other in others)


def overlaps(trigger: Trigger, others: Iterable[Trigger]) -> bool:
    """Tell whether a trigger shares a character with another."""
    return any(other.start < trigger.end and trigger.start < other.end for other in others)
