"""EG306 circular-support."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx

from evidencegraph.audit.evidence import certainty_in_words, own_citations
from evidencegraph.audit.rule import Rule
from evidencegraph.grading import is_conduit, known_names, linked
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name
from evidencegraph.model import Claim, Problem, Relation, Severity

_TELLING = 25
"""Characters from which a title names one document."""


def circular_support(graph: Graph) -> Iterator[Problem]:
    """Flag a claim whose source leads back to itself or to the document that makes the claim.

    Why it matters
        Pages that cite each other look like several witnesses and are none: no observation enters
        the circle. In one field most paths of citations ran through four reviews, and a belief
        became a fact without new data (Greenberg 2009).

    What is not flagged
        Circles from which a citation leads to a study; works whose own references are not on
        file, which is most of them: a library says them in the field ``cites``.

    How to fix it
        Cite the study in which it was observed; if there is none, say that the claim is an
        opinion that is repeated.
    """
    names = known_names(graph.corpus.references)
    cites = {
        work.id: linked(work, Relation.CITES, names)
        for work in graph.corpus.references
        if work.resolved
    }
    roads: nx.DiGraph[str] = nx.DiGraph()
    roads.add_edges_from((work, target) for work, targets in cites.items() for target in targets)
    closed = _closed_circles(graph, roads)
    selves = _documents_as_works(graph)
    for claim in graph.corpus.claims:
        citations = own_citations(graph, claim)
        for citation in citations:
            work = citation.reference
            home = selves.get(claim.document)
            if home and (work == home or (work in roads and nx.has_path(roads, work, home))):
                how = "is this document" if work == home else "leads back to this document"
                yield _problem(graph, claim, f"{source_name(graph, work)} {how}", work)
            elif work in closed:
                around = [one for one in closed[work] if one != work]
                how = f"and {listed(source_name(graph, one) for one in around)} cite each other"
                yield _problem(graph, claim, f"{source_name(graph, work)} {how}", *closed[work])
            else:
                continue
            break


def _problem(graph: Graph, claim: Claim, how: str, *works: str) -> Problem:
    return Problem(
        own_citations(graph, claim)[0].location,
        f"{how}, and no study is known to stand behind it ({certainty_in_words(graph, claim)}). "
        "Cite the study in which it was observed",
        claim.id,
        tuple(sorted(works)),
    )


def _closed_circles(graph: Graph, roads: nx.DiGraph[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the works that stand in circles of relays from which no road leads to a study."""
    found: dict[str, tuple[str, ...]] = {}
    for circle in nx.strongly_connected_components(roads):
        reached = circle.union(*(nx.descendants(roads, work) for work in circle))
        if len(circle) > 1 and all(is_conduit(graph.grades[work]) for work in reached):
            found.update(dict.fromkeys(circle, tuple(sorted(circle))))
    return found


def _documents_as_works(graph: Graph) -> Mapping[str, str]:
    """Return for each document the work that it is itself, where a reference has its title."""
    titles = {
        " ".join(work.title.lower().split()): work.id
        for work in graph.corpus.references
        if len(work.title) >= _TELLING
    }
    return {
        paper.path: titles[title]
        for paper in graph.corpus.papers
        if (title := " ".join(paper.title.lower().split())) in titles
    }


RULE = Rule("EG306", "circular-support", Severity.WARNING, circular_support)
