"""How alike claims are, by the names and rare words that they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evidencegraph.graph import Graph, remembered
from evidencegraph.links.words import described, weigh, weights
from evidencegraph.model import Claim


@dataclass(frozen=True, eq=False)
class Likeness:
    """How alike the claims of a graph are.

    Attributes:
        words: by a claim's id what it is about and its other words.
        weight: how much each of these tells: what few claims name tells more.
    """

    words: Mapping[str, frozenset[str]]
    weight: Mapping[str, float]

    def of(self, first: Claim, second: Claim) -> float:
        """Return the share of two claims' words that both have, by weight, from 0 to 1."""
        ours, theirs = self.words[first.id], self.words[second.id]
        either = weigh(ours | theirs, self.weight)
        return weigh(ours & theirs, self.weight) / either if either else 0.0


@remembered
def likeness(graph: Graph) -> Likeness:
    """Return how alike the claims of a graph are."""
    words = {claim.id: described(claim) for claim in graph.corpus.claims}
    return Likeness(words, weights(words.values()))
