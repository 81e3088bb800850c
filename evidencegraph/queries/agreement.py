"""What several documents say alike, and how strongly the best of them bases it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from evidencegraph.graph import Graph
from evidencegraph.links import Strain, oppositions, twins
from evidencegraph.model import Certainty, Claim


@dataclass(frozen=True, slots=True)
class Consensus:
    """Claims of several documents that say the same, and those that deny it.

    Attributes:
        claims: claims that say the same, in the order of the corpus.
        against: claims that contradict one of them, and their twins, in that order.
        certainty: of the best supported of the claims; how many there are adds nothing.
        certainty_against: of the best supported that contradicts them; none without any.
        documents: how many documents say it.
        documents_against: how many deny it.
    """

    claims: tuple[Claim, ...]
    against: tuple[Claim, ...]
    certainty: Certainty
    certainty_against: Certainty
    documents: int
    documents_against: int


def consensus(graph: Graph) -> tuple[Consensus, ...]:
    """Return what at least two documents say, alike or one against the other, in their order.

    Claims say the same where they are twins, also through a third one, and deny each other where
    `oppositions` finds a contradiction. What is denied and what denies it are told once for each
    side. Nothing is voted on: the best evidence of either side stands beside the other.

    >>> consensus(Graph())
    ()
    """
    alike: nx.Graph[str] = nx.Graph()
    alike.add_edges_from((pair.first.id, pair.second.id) for pair in twins(graph))
    denied: nx.Graph[str] = nx.Graph()
    denied.add_edges_from(
        (pair.first.id, pair.second.id)
        for pair in oppositions(graph)
        if pair.strain is Strain.CONTRADICTION
    )
    alike.add_nodes_from(denied)
    side_of = {name: frozenset(side) for side in nx.connected_components(alike) for name in side}
    place = {claim.id: index for index, claim in enumerate(graph.corpus.claims)}
    found = []
    for side in set(side_of.values()):
        deniers = {other for name in side if name in denied for other in denied[name]}
        # Twins agree in what they deny: no side denies itself.
        others = frozenset().union(*(side_of[name] for name in deniers))
        ours, theirs = (sorted(one, key=place.__getitem__) for one in (side, others))
        if len({graph.claims_by_id[name].document for name in (*ours, *theirs)}) > 1:
            found.append(_consensus(graph, ours, theirs))
    return tuple(sorted(found, key=lambda one: place[one.claims[0].id]))


def _consensus(graph: Graph, claims: Iterable[str], against: Iterable[str]) -> Consensus:
    ours = tuple(graph.claims_by_id[name] for name in claims)
    theirs = tuple(graph.claims_by_id[name] for name in against)
    return Consensus(
        claims=ours,
        against=theirs,
        certainty=_best(graph, ours),
        certainty_against=_best(graph, theirs),
        documents=len(_documents(ours)),
        documents_against=len(_documents(theirs)),
    )


def _best(graph: Graph, claims: Iterable[Claim]) -> Certainty:
    levels = (graph.supports[claim.id].certainty for claim in claims)
    return max(levels, default=Certainty.NONE)


def _documents(claims: Iterable[Claim]) -> set[str]:
    return {claim.document for claim in claims}
