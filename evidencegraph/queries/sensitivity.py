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
        cites: whether the claim cites the reference itself; else a page or review that it cites
            passes the reference on.
    """

    claim: Claim
    certainty: Certainty
    certainty_without: Certainty
    loss: float
    cites: bool = True

    @property
    def loses_level(self) -> bool:
        """Whether the claim would fall to a lower level."""
        return self.certainty_without < self.certainty


def impact(graph: Graph, reference: str) -> tuple[Impact, ...]:
    """Return the claims that cite a reference or rest on it through others, worst loss first.

    Of the claims that do not cite it themselves, those are told that would change: the pages and
    reviews that they cite would have less to pass on.

    Args:
        graph: the graph.
        reference: its id, another identifier or its address.

    Raises:
        UnknownNameError: no reference goes by this name.
    """
    name = graph.reference(reference).id
    citing = {one.claim for one in graph.citations_by_reference.get(name, ())}
    left = _regraded(graph, name)
    relying = _relying(graph, left)
    claims = [one for one in graph.corpus.claims if one.id in citing or one.id in relying]
    pieces = {
        claim.id: [one for one in graph.supports[claim.id].contributions if one.reference == name]
        for claim in claims
    }
    # Cited for and against, or passed on besides: the claim must be weighed anew without it.
    again = [one for one in claims if one.id in relying or len(pieces[one.id]) > 1]
    anew = _supports_without(left, again, name)
    found = []
    for claim in claims:
        support = graph.supports[claim.id]
        if claim.id in anew:
            after = anew[claim.id]
            certainty, loss = after.certainty, support.score - after.score
        else:
            [piece] = pieces[claim.id]
            certainty, loss = piece.certainty_without, piece.loss
        if claim.id in citing or loss or certainty is not support.certainty:
            cites = claim.id in citing
            found.append(Impact(claim, support.certainty, certainty, loss, cites))
    found.sort(key=lambda one: (one.certainty_without - one.certainty, -one.loss))
    return tuple(found)


def _regraded(graph: Graph, name: str) -> Graph:
    """Return the graph without a reference if others may be graded by it, else the graph."""
    names = {name, *graph.references_by_id[name].identifiers}
    links = (link for work in graph.corpus.references for link in work.related)
    return without(graph, name) if any(link.target in names for link in links) else graph


def _relying(graph: Graph, left: Graph) -> set[str]:
    """Return the claims that cite a work whose grade is another in the graph that is left."""
    if left is graph:
        return set()
    changed = (work for work, grade in left.grades.items() if grade != graph.grades[work])
    return {one.claim for work in changed for one in graph.citations_by_reference.get(work, ())}


def _supports_without(left: Graph, claims: Sequence[Claim], name: str) -> dict[str, Support]:
    """Return the supports that some claims would have without one reference."""
    citations = {
        claim.id: [c for c in left.citations_by_claim.get(claim.id, ()) if c.reference != name]
        for claim in claims
    }
    return assess(
        claims,
        citations,
        left.references_by_id,
        left.grades,
        left.method,
        special=left.special_grades,
        tables=left.tables,
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
