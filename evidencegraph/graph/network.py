"""The networkx view of a graph: plain data at nodes and edges."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from evidencegraph.grading import Tables, excerpt, is_conduit
from evidencegraph.graph.attributes import (
    citation_attributes,
    claim_attributes,
    listing_attributes,
    paper_attributes,
    reference_attributes,
)
from evidencegraph.model import Corpus, Grade, Role, SourceKind, Support


def network(
    corpus: Corpus, supports: Mapping[str, Support], grades: Mapping[str, Grade], tables: Tables
) -> nx.MultiDiGraph[str]:
    """Return a corpus and what the method makes of it as a frozen `networkx.MultiDiGraph`.

    Args:
        corpus: documents, claims, references and citations.
        supports: of every claim, by id.
        grades: of every reference, by id.
        tables: what grading looked up.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for paper in corpus.papers:
        graph.add_node(paper.path, **paper_attributes(paper))
    for claim in corpus.claims:
        graph.add_node(claim.id, **claim_attributes(claim, supports[claim.id]))
        graph.add_edge(claim.document, claim.id, relation="states")
    for work in corpus.references:
        words = excerpt(work, tables)
        graph.add_node(work.id, **reference_attributes(work, grades[work.id], words))
        for entry in work.listings:
            if not entry.library:
                graph.add_edge(entry.location.path, work.id, **listing_attributes(entry))
    for citation in corpus.citations:
        role = role_of(grades[citation.reference])
        attributes = citation_attributes(citation, role)
        graph.add_edge(citation.claim, citation.reference, **attributes)
    nx.freeze(graph)
    return graph


def role_of(grade: Grade) -> Role:
    """Return what a source is to the claims that cite it.

    >>> role_of(Grade(SourceKind.UNKNOWN)).value
    'unknown'
    """
    if grade.source is SourceKind.UNKNOWN:
        return Role.UNKNOWN
    return Role.RELAY if is_conduit(grade) else Role.PRIMARY
