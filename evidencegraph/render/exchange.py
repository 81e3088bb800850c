"""The graph as GraphML and GEXF, for Gephi, Cytoscape, yEd, igraph and networkx."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from evidencegraph.graph import Graph
from evidencegraph.render.characters import writable
from evidencegraph.render.legend import state_of
from evidencegraph.version import VERSION

Scalar = str | int | float | bool

_HEAD = "<?xml version='1.0' encoding='utf-8'?>\n"

# Formats give these names a meaning of their own: a span of time, an element's identity.
_RENAMED = {"start": "text_start", "end": "text_end", "key": "entry_key", "id": "name"}


def to_graphml(graph: Graph) -> str:
    """Return the graph as GraphML; `networkx.read_graphml` reads it.

    Nodes and edges are those of `Graph.nx`, each attribute as a number, a text or true and false;
    lists of words are parted by semicolons, records are JSON. Characters that XML cannot hold are
    left out. Claims have a ``state`` besides: their certainty, or why there is none.

    >>> "<graphml" in to_graphml(Graph())
    True
    """
    writer = _Graphml(encoding="utf-8")
    flat = flattened(graph)
    flat.graph.update(generator=_generator(), method_id=graph.method_id)
    writer.add_graph_element(flat)
    return f"{_HEAD}{writer}\n"


def to_gexf(graph: Graph) -> str:
    """Return the graph as GEXF 1.2, as `to_graphml` does; `networkx.read_gexf` reads it.

    >>> "<gexf" in to_gexf(Graph())
    True
    """
    writer = GEXFWriter(encoding="utf-8", version="1.2draft")
    writer.add_graph(flattened(graph))
    _describe(writer.xml.find("meta"), graph)
    return f"{_HEAD}{writer}\n"


def flattened(graph: Graph) -> nx.MultiDiGraph[str]:
    """Return a copy of `Graph.nx` whose attributes are scalars and whose edges are numbered."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names: dict[str, str] = {}
    for node, attributes in graph.nx.nodes(data=True):
        names[node] = _unused(writable(node), flat)
        flat.add_node(names[node], **_scalars(attributes))
        if attributes["kind"] == "claim":
            flat.nodes[names[node]]["state"] = state_of(graph.supports[node])
    for number, (one, other, attributes) in enumerate(graph.nx.edges(data=True)):
        flat.add_edge(names[one], names[other], key=f"e{number}", **_scalars(attributes))
    return flat


def _unused(name: str, graph: nx.MultiDiGraph[str]) -> str:
    """Return a name that no node has, since names may differ only in what XML cannot hold."""
    unused, number = name, 1
    while unused in graph:
        number += 1
        unused = f"{name}~{number}"
    return unused


def _scalars(attributes: Mapping[str, Any]) -> dict[str, Scalar]:
    """Return attributes as plain values; what is unknown is left out."""
    return {
        _RENAMED.get(name, name): _scalar(value)
        for name, value in attributes.items()
        if value is not None
    }


def _scalar(value: Any) -> Scalar:  # noqa: ANN401 - attributes are plain data of any shape
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, bool | int | float):
        return value
    if all(isinstance(each, str) for each in value):
        return writable("; ".join(value))
    return writable(json.dumps(value, ensure_ascii=False, sort_keys=True))


class _Graphml(GraphMLWriter):
    """Writes truth values as XML does: ``true``, where Python writes ``True``."""

    def add_data(
        self,
        name: str,
        element_type: type,
        value: str,
        scope: str = "all",
        default: str | None = None,
    ) -> Element:
        """Return the element of one attribute."""
        written = value.lower() if element_type is bool else value
        element: Element = super().add_data(name, element_type, written, scope, default)
        return element


def _describe(meta: Element, graph: Graph) -> None:
    """Say who wrote the file and how, instead of today's date."""
    meta.attrib.pop("lastmodifieddate", None)
    for child in list(meta):
        meta.remove(child)
    SubElement(meta, "creator").text = _generator()
    SubElement(meta, "description").text = f"method {graph.method_id}"


def _generator() -> str:
    return f"evidencegraph {VERSION}"
