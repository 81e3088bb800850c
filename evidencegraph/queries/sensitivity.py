"""What rests on a reference, and what would be left without it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evidencegraph.graph import Graph
from evidencegraph.model import Certainty, Claim, Support
from evidencegraph.support import assess


@dataclass(frozen=True, slots=True)
class Impact:
    """What one claim would lose without a reference.

    Attributes:
        claim: the claim.
        certainty: as it is.
        certainty_without: as it would be.
        loss: by how much its score would fall; negative where the reference speaks against it.
    """

    claim: Claim
    certainty: Certainty
    certainty_without: Certainty
    loss: float

    @property
    def loses_level(self) -> bool:
        """Whether the claim would fall to a lower level."""
        return self.certainty_without < self.certainty


def impact(graph: Graph, reference: str) -> tuple[Impact, ...]:
    """Return the claims that cite a reference, those that lose most first.

    Args:
        graph: the graph.
        reference: its id, another identifier or its address.

    Raises:
        UnknownNameError: no reference goes by this name.
    """
    name = graph.reference(reference).id
    citing = dict.fromkeys(one.claim for one in graph.citations_by_reference.get(name, ()))
    claims = [graph.claims_by_id[claim] for claim in citing]
    pieces = {
        claim.id: [one for one in graph.supports[claim.id].contributions if one.reference == name]
        for claim in claims
    }
    # Cited for and against: the claim must be weighed anew without both.
    anew = _supports_without(graph, [one for one in claims if len(pieces[one.id]) > 1], name)
    found = []
    for claim in claims:
        support = graph.supports[claim.id]
        if claim.id in anew:
            left = anew[claim.id]
            certainty, loss = left.certainty, support.score - left.score
        else:
            [piece] = pieces[claim.id]
            certainty, loss = piece.certainty_without, piece.loss
        found.append(Impact(claim, support.certainty, certainty, loss))
    found.sort(key=lambda one: (one.certainty_without - one.certainty, -one.loss))
    return tuple(found)


def _supports_without(graph: Graph, claims: Sequence[Claim], name: str) -> dict[str, Support]:
    """Return the supports that some claims would have without one reference."""
    citations = {
        claim.id: [one for one in graph.citations_by_claim[claim.id] if one.reference != name]
        for claim in claims
    }
    return assess(
        claims,
        citations,
        graph.references_by_id,
        graph.grades,
        graph.method,
        special=graph.special_grades,
        tables=graph.tables,
    )


def without(graph: Graph, *references: str) -> Graph:
    """Return a new graph in which some references were never cited.

    Args:
        graph: stays as it is.
        references: ids, other identifiers or addresses.

    Raises:
        UnknownNameError: no reference goes by one of the names.

    >>> without(Graph()) == Graph()
    True
    """
    gone = _ids(graph, references)
    corpus = graph.corpus
    left = replace(
        corpus,
        references=tuple(work for work in corpus.references if work.id not in gone),
        citations=tuple(c for c in corpus.citations if c.reference not in gone),
    )
    return replace(graph, corpus=left, origin=graph)


def _ids(graph: Graph, references: Iterable[str]) -> set[str]:
    return {graph.reference(reference).id for reference in references}
