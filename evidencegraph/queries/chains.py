"""By which citations claims lead to the works in which something was observed (Greenberg 2009)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from evidencegraph.grading import known_names, linked, relays
from evidencegraph.graph import Graph, remembered
from evidencegraph.model import Design, Direction, Grade, Reference, Relation

_END = ""
"""What stands behind every work that relays nobody; no work has this id."""


@dataclass(frozen=True, slots=True)
class Chain:
    """How a claim leads to its evidence, as far as the references of pages and reviews are known.

    Attributes:
        works: ids of the works on the shortest way, from the one that is cited to the first that
            relays nobody; of equals the first by id. Empty where no way is known.
        through: ids of the works on every way, those nearest to the claim first.
        paths: how many ways there are; pages that cite each other are one stop.
    """

    works: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    paths: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """The ways from every work that counts to the first evidence.

    Attributes:
        roads: from each work that relays others to those that it cites or includes, and from
            each other one to the end.
        steps: from each work from which a way is known the citations to the end, its own
            included: 1 for evidence, 2 for a page that cites some.
        paths: from each work the number of ways; 0 where none is known.
    """

    roads: nx.DiGraph[str]
    steps: Mapping[str, int]
    paths: Mapping[str, int]

    def evidence_behind(self, works: set[str]) -> frozenset[str]:
        """Return the works that relay nobody to which some works lead, or which they are."""
        seen, waiting = set(works), list(works)
        while waiting:
            new = set(self.roads[waiting.pop()]) - seen
            seen |= new
            waiting += new
        return frozenset(work for work in seen if self.steps.get(work) == 1)


def chain(graph: Graph, claim: str) -> Chain:
    """Return how a claim leads to the first works that relay nobody.

    Only what counts for the claim is followed. The works on every way are the dominators of the
    end; networkx finds them as in Cooper, Harvey and Kennedy 2001.

    Args:
        graph: the graph.
        claim: the id of a claim.

    Raises:
        UnknownNameError: no claim has this id.
    """
    name = graph.claim(claim).id
    ways = ways_to_evidence(graph)
    cited = [work for work in sources(graph, name) if work in ways.steps]
    if not cited:
        return Chain()
    near = nx.DiGraph((name, work) for work in cited)
    near.add_edges_from(nx.edge_dfs(ways.roads, cited))
    above = nx.immediate_dominators(near, name)
    through = [above[_END]]
    while through[-1] != name:
        through.append(above[through[-1]])
    return Chain(
        works=_shortest(ways, cited),
        through=tuple(reversed(through[:-1])),
        paths=sum(ways.paths[work] for work in cited),
    )


def bottlenecks(graph: Graph, claim: str) -> tuple[str, ...]:
    """Return the works that relay others and stand on every way, where the claim hides that.

    A page that is all that a claim cites is plain to see; one behind it, or behind several
    citations, is not.

    Raises:
        UnknownNameError: no claim has this id.
    """
    cited = sources(graph, graph.claim(claim).id)
    through = chain(graph, claim).through
    return tuple(work for work in through if relays(graph.grades[work]) and cited != (work,))


def _shortest(ways: Ways, works: list[str]) -> tuple[str, ...]:
    found = []
    while works != [_END]:
        found.append(min(works, key=lambda work: (ways.steps.get(work, len(ways.steps)), work)))
        works = list(ways.roads[found[-1]])
    return tuple(found)


def sources(graph: Graph, claim: str) -> tuple[str, ...]:
    """Return the ids of the works that count for a claim, wholly or in part, sorted."""
    counted = graph.supports[claim].contributions
    return tuple(
        sorted(
            {
                one.reference
                for one in counted
                if one.group and one.direction is not Direction.CONTRADICTS
            }
        )
    )


@remembered
def ways_to_evidence(graph: Graph) -> Ways:
    """Return the ways from every work to the first evidence; what counts for nothing is none.

    Paths are counted from the end backwards, circles taken as one stop: exact however many.
    """
    roads = nx.DiGraph(_roads(graph))
    roads.add_node(_END)
    roads.add_nodes_from(graph.grades)
    steps = nx.single_source_shortest_path_length(roads.reverse(copy=False), _END)
    del steps[_END]
    stops = nx.condensation(roads)
    stop_of = stops.graph["mapping"]
    paths = {stop_of[_END]: 1}
    for stop in reversed(list(nx.topological_sort(stops))):
        on = [stop_of[work] for one in stops.nodes[stop]["members"] for work in roads[one]]
        paths.setdefault(stop, sum(paths[other] for other in on if other != stop))
    return Ways(roads, steps, {work: paths[stop_of[work]] for work in roads if work != _END})


def _roads(graph: Graph) -> Iterator[tuple[str, str]]:
    names = known_names(graph.corpus.references)
    for work in graph.corpus.references:
        grade = graph.grades[work.id]
        if is_evidence(grade):
            yield work.id, _END
        elif relays(grade) and not grade.excluded:
            yield from ((work.id, other) for other in _relayed(work, names))


def _relayed(work: Reference, names: Mapping[str, str]) -> list[str]:
    cited = linked(work, Relation.CITES, names)
    return sorted({*cited, *linked(work, Relation.INCLUDES, names)})


def is_evidence(grade: Grade) -> bool:
    """Tell whether a work counts and, as far as is known, neither relays others nor only judges.

    >>> from evidencegraph.model import SourceKind
    >>> is_evidence(Grade(SourceKind.JOURNAL)), is_evidence(
    ...     Grade(SourceKind.JOURNAL, design=Design.EDITORIAL)
    ... )
    (True, False)
    """
    return not (grade.excluded or relays(grade) or grade.design is Design.EDITORIAL)
