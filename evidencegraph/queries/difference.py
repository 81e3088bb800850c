"""What changed from one graph to another: claims, their citations, their support."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from evidencegraph.graph import Graph
from evidencegraph.graph.naming import without_path
from evidencegraph.model import Certainty, Claim


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that both graphs state, and what became of its evidence.

    Attributes:
        claim: as the newer graph has it.
        before: its certainty in the older graph.
        after: its certainty in the newer one.
        gained: references that it cites now and did not before, sorted.
        lost: references that it cited before and does not now, sorted.
    """

    claim: Claim
    before: Certainty
    after: Certainty
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a newer graph has that an older one has not, and the reverse.

    Attributes:
        added: claims only in the newer graph.
        lost: claims only in the older one.
        strengthened: claims with more certainty than before.
        weakened: claims with less.
        recited: claims of the same certainty that cite other works.
    """

    added: tuple[Claim, ...] = ()
    lost: tuple[Claim, ...] = ()
    strengthened: tuple[Change, ...] = ()
    weakened: tuple[Change, ...] = ()
    recited: tuple[Change, ...] = ()


def difference(older: Graph, newer: Graph) -> Difference:
    """Return what changed, in the order of paper and text.

    A claim is the same in both when its words are, wherever it stands.

    >>> difference(Graph(), Graph()) == Difference()
    True
    """
    old, new = _by_words(older), _by_words(newer)
    changes = [
        _change(older, old[words], newer, claim) for words, claim in new.items() if words in old
    ]
    return Difference(
        added=tuple(claim for words, claim in new.items() if words not in old),
        lost=tuple(claim for words, claim in old.items() if words not in new),
        strengthened=tuple(one for one in changes if one.after > one.before),
        weakened=tuple(one for one in changes if one.after < one.before),
        recited=tuple(
            one for one in changes if one.after == one.before and (one.gained or one.lost)
        ),
    )


def _by_words(graph: Graph) -> Mapping[str, Claim]:
    claims: dict[str, Claim] = {}
    for claim in graph.corpus.claims:
        claims.setdefault(" ".join(re.findall(r"\w+", claim.text.lower())), claim)
    return claims


def _change(older: Graph, before: Claim, newer: Graph, after: Claim) -> Change:
    cited = _cited(older, before)
    cites = _cited(newer, after)
    return Change(
        claim=after,
        before=older.supports[before.id].certainty,
        after=newer.supports[after.id].certainty,
        gained=tuple(sorted(cites[name] for name in cites.keys() - cited.keys())),
        lost=tuple(sorted(cited[name] for name in cited.keys() - cites.keys())),
    )


def _cited(graph: Graph, claim: Claim) -> Mapping[str, str]:
    """Return the references that a claim cites, by names that do not depend on the file's."""
    return {
        without_path(citation.reference): citation.reference
        for citation in graph.citations_by_claim.get(claim.id, ())
    }
