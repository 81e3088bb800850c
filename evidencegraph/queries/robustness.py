"""How many independent works must fall before a claim loses a level (METHOD section 5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb

import networkx as nx

from evidencegraph.grading import known_names, linked, relays, rung_of, with_links, without_links
from evidencegraph.graph import Graph
from evidencegraph.model import Certainty, Claim, Grade, Reference, Relation
from evidencegraph.support import assess, columns_of
from evidencegraph.support import robustness as fewest_bodies
from evidencegraph.support.evidence import Evidence
from evidencegraph.support.pieces import Piece

_MOST_TRIED = 2000
"""Sets of works weighed one by one; where there are more, the cut stands as it is."""

_Works = frozenset[str]
_END: _Works = frozenset()


def robustness(graph: Graph, claim: str) -> int:
    """Return the fewest independent works whose withdrawal takes a level from a claim.

    Works that count once fall together. Where a page or a review passes on what it cites, several
    may fall with one source, and each may fall back on another: then all works on the way count,
    and the answer is at most the minimum vertex cut between the claim and the evidence that bears
    its level (Menger 1927). Smaller sets are tried one by one, since a level may also rest on the
    people whom weaker works add.

    Args:
        graph: the graph.
        claim: the id of a claim.

    Returns:
        A number of works; 0 where there is no level to lose. Exact up to
        `Method.enumerated_bodies` bodies; with chains, while at most 2,000 sets must be tried.
        Beyond that never too low, but where pages cite each other in circles.

    Raises:
        UnknownNameError: no claim has this id.
    """
    stated = graph.claim(claim)
    level = graph.supports[stated.id].certainty
    if level is Certainty.NONE:
        return 0
    evidence = Evidence(
        graph.references_by_id, graph.grades, graph.method, graph.special_grades, graph.tables
    )
    case = evidence.behind(stated, graph.citations_by_claim[stated.id])
    pieces = [piece for piece in case.counted if piece.side == 0]
    # A work that falls may also be what a page on the other side passes on.
    cited_once = len({piece.reference for piece in case.counted}) == len(case.counted)
    if cited_once and not any(_rests_on_others(piece, stated) for piece in case.counted):
        return int(fewest_bodies(columns_of([stated], [case]), graph.method)[0])
    near = _near(graph, stated)
    passing = _passing(graph, stated, pieces)
    bodies: dict[int, set[str]] = {}
    for piece, group in zip(pieces, case.groups, strict=False):
        if not _rests_on_others(piece, stated):
            bodies.setdefault(group, set()).add(piece.reference)
    falling = {name: frozenset({name}) for name in passing}
    falling |= {name: frozenset(body) for body in bodies.values() for name in body}
    return _Chains(graph, stated, level, pieces, near, passing, falling).fewest()


def _rests_on_others(piece: Piece, claim: Claim) -> bool:
    return relays(piece.grade) and piece.grade.inheritance(claim.kind) is not None


def _near(graph: Graph, claim: Claim) -> dict[str, Reference]:
    """Return the works on which the grades of a claim's sources depend, by id."""
    names = known_names(graph.corpus.references)
    found: dict[str, Reference] = {}
    waiting = [one.reference for one in graph.citations_by_claim[claim.id]]
    while waiting:
        work = graph.references_by_id[waiting.pop()]
        if work.id not in found:
            found[work.id] = work
            waiting += linked(work, Relation.CITES, names) + linked(work, Relation.INCLUDES, names)
    return found


def _passing(graph: Graph, claim: Claim, pieces: list[Piece]) -> dict[str, list[str]]:
    """Return the works that support a claim, directly or not, with those that each passes on."""
    names = known_names(graph.corpus.references)
    found: dict[str, list[str]] = {
        piece.reference: [] for piece in pieces if not _rests_on_others(piece, claim)
    }
    waiting = [piece.reference for piece in pieces]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        rests = graph.grades[name].inheritance(claim.kind) is not None
        cited = linked(graph.references_by_id[name], Relation.CITES, names) if rests else []
        found[name] = [work for work in cited if not graph.grades[work].excluded]
        waiting += found[name]
    return found


@dataclass(frozen=True)
class _Chains:
    """A claim some of whose sources pass on what others observed.

    Attributes:
        graph: where the claim stands.
        claim: the claim.
        level: its certainty.
        pieces: what supports it.
        near: the works on which their grades depend, by id.
        passing: the works behind it, directly or not, with those that each passes on.
        falling: for each of them the works that fall with it.
    """

    graph: Graph
    claim: Claim
    level: Certainty
    pieces: list[Piece]
    near: Mapping[str, Reference]
    passing: Mapping[str, list[str]]
    falling: Mapping[str, _Works]

    def fewest(self) -> int:
        """Return the size of the cut, or of the smallest set of works that does as much."""
        cut = nx.minimum_node_cut(self._ways(), self.claim.id, _END)
        bodies = sorted(set(self.falling.values()), key=sorted)
        smaller = self._smallest(bodies, range(1, len(cut)))
        if smaller or self._falls(_END.union(*cut)):
            return smaller or len(cut)
        # A page that led only round in a circle is worth more once the circle is broken.
        return self._smallest(bodies, range(len(cut), len(bodies) + 1)) or len(cut)

    def _smallest(self, bodies: Sequence[_Works], sizes: Iterable[int]) -> int:
        """Return the first of some sizes at which a set of bodies takes the level; 0 for none."""
        for size in sizes:
            if comb(len(bodies), size) > _MOST_TRIED:
                break
            if any(self._falls(_END.union(*gone)) for gone in combinations(bodies, size)):
                return size
        return 0

    def _ways(self) -> nx.DiGraph[str | _Works]:
        """Return all ways from the claim to evidence that bears its level, and on to the end."""
        needed, grades = 2 * self.level, self.graph.grades
        ways: nx.DiGraph[str | _Works] = nx.DiGraph()
        for piece in self.pieces:
            if piece.rung >= needed:
                ways.add_edge(self.claim.id, self.falling[piece.reference])
        for name, cited in self.passing.items():
            ends = [self.falling[work] for work in cited if self._rung(grades[work]) >= needed]
            # A page that has lost all its sources is worth what it is worth unseen.
            if not ends or self._rung(without_links(grades[name])) >= needed:
                ends.append(_END)
            ways.add_edges_from((self.falling[name], end) for end in ends)
        return ways

    def _rung(self, grade: Grade) -> int:
        return rung_of(grade, self.claim.kind, self.graph.tables)

    def _falls(self, gone: _Works) -> bool:
        """Tell whether the claim loses its level without some works, weighed anew."""
        graph, claim = self.graph, self.claim
        works = {name: work for name, work in self.near.items() if name not in gone}
        alone = {name: without_links(graph.grades[name]) for name in works}
        grades = with_links(works.values(), alone, graph.tables)
        special = {
            (claim.id, name): replace(special, inherited=grades[name].inherited)
            for name in works
            if (special := graph.special_grades.get((claim.id, name)))
        }
        left = assess(
            [claim],
            {claim.id: [c for c in graph.citations_by_claim[claim.id] if c.reference in works]},
            works,
            grades,
            graph.method,
            special=special,
            tables=graph.tables,
        )
        return left[claim.id].certainty < self.level
