"""The pairs of claims worth comparing, found by the names and rare words that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby

from evidencegraph.links.telling import Telling, tells_own_work

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
    told: Iterable[Telling], counts: Mapping[str, int]
) -> Iterator[tuple[Telling, Telling]]:
    """Yield pairs of which one denies, or that both name a treatment, and that share names.

    Args:
        told: claims, document after document.
        counts: how many claims have each of their keys.
    """
    before: _Postings = defaultdict(list)
    for _, own in groupby(told, lambda one: one.claim.document):
        here: _Postings = defaultdict(list)
        listed = [(one, _telling_keys(one, counts)) for one in own]
        for one, keys in listed:
            yield from _sharing(one, keys, before)
            # In one document only sources that differ make two claims worth a look.
            if one.sources:
                yield from _sharing(one, keys, here)
                _post(one, keys, here)
        for one, keys in listed:
            _post(one, keys, before)


_Postings = dict[str, list[Telling]]
"""The claims that have a key, by the key."""


def _telling_keys(one: Telling, counts: Mapping[str, int]) -> list[str]:
    return [k for k in one.keys if 1 < counts[k] <= (_MOST if k in one.named else _RARE)]


def _post(one: Telling, keys: Iterable[str], postings: _Postings) -> None:
    for key in keys:
        postings[key].append(one)


def _sharing(
    one: Telling, keys: Iterable[str], postings: _Postings
) -> Iterator[tuple[Telling, Telling]]:
    # Most pairs share one name, which only a treatment makes worth more than a glance.
    fewest = 1 if one.given or one.families else _FEWEST
    shared = Counter(chain.from_iterable(postings[key] for key in keys if key in postings))
    for other, common in shared.items():
        if common >= fewest and _may_share(other, one, common) and _may_differ(other, one):
            yield other, one


def _may_share(one: Telling, other: Telling, common: int) -> bool:
    """Tell whether two claims share enough names to be read; where none denies, a treatment."""
    if common >= _MANY or not one.given.isdisjoint(other.given):
        return True
    denied = one.denies or other.denies
    return denied and (common >= _FEWEST or not one.families.isdisjoint(other.families))


def _may_differ(first: Telling, second: Telling) -> bool:
    """Tell whether two claims may be told as differing, by where they stand and whom they name."""
    ours, theirs = first.claim, second.claim
    denied = first.denies or second.denies
    if ours.document == theirs.document:
        apart = (
            denied
            and not first.shares_source(second)
            and not first.is_near(second, _NEIGHBOURS)
            and (not ours.sentence or ours.sentence != theirs.sentence)
            and not tells_own_work(ours)
            and not tells_own_work(theirs)
        )
    else:
        apart = denied or not first.matters
    return apart and not first.of_other_people(second) and first.matters == second.matters
