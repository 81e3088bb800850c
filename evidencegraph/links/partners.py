"""The pairs of claims worth comparing, found by the names and rare words that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from evidencegraph.links.lexicon import phrases
from evidencegraph.links.telling import Telling

_MOST = 200
"""Claims that share one name beyond which they are not compared: the corpus is a review."""
_RARE = 60
"""Claims that share one word beyond which it tells nothing of what they are about."""
_FEWEST = 2
"""Names that two claims must share: of what was given, and of what came of it."""
_MANY = 3
"""The same where neither denies anything."""
_NEIGHBOURS = 3
"""Claims of one document so near that their writer set them side by side."""


def partners(
    told: Sequence[Telling], counts: Mapping[str, int]
) -> Iterator[tuple[Telling, Telling]]:
    """Yield pairs of which one denies, or that both name a treatment, and that share names.

    Args:
        told: claims, document after document.
        counts: how many claims have each of their keys.
    """
    postings: dict[str, list[Telling]] = defaultdict(list)
    for one in told:
        keys = [k for k in one.keys if 1 < counts[k] <= (_MOST if k in one.named else _RARE)]
        # Most pairs share one name, which only a treatment makes worth more than a glance.
        fewest = 1 if one.given or one.families else _FEWEST
        shared = Counter(chain.from_iterable(postings[key] for key in keys))
        for other, common in shared.items():
            if common >= fewest and _may_share(other, one, common) and _may_differ(other, one):
                yield other, one
        for key in keys:
            postings[key].append(one)


def _may_share(one: Telling, other: Telling, common: int) -> bool:
    """Tell whether two claims share enough names to be read; where none denies, a treatment."""
    denied = one.denies or other.denies
    few = _FEWEST if denied else _MANY
    return (
        common >= few
        or not one.given.isdisjoint(other.given)
        or (denied and not one.families.isdisjoint(other.families))
    )


def _may_differ(first: Telling, second: Telling) -> bool:
    """Tell whether two claims may be told as differing, by where they stand and whom they name."""
    ours, theirs = first.claim, second.claim
    if ours.sentence and ours.sentence == theirs.sentence:
        return False
    if first.of_other_people(second) or first.matters != second.matters:
        return False
    denied = first.denies or second.denies
    if ours.document != theirs.document:
        return denied or not first.matters
    return (
        denied
        and not first.shares_source(second)
        and not first.is_near(second, _NEIGHBOURS)
        and not phrases("own").search(ours.text)
        and not phrases("own").search(theirs.text)
    )
