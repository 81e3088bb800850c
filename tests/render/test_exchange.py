"""GraphML and GEXF, read back by networkx."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.api import EvidenceGraph
from evidencegraph.model import Claim, Corpus, Location, Paper, PointerStyle
from evidencegraph.render.exchange import flattened, to_gexf, to_graphml
from tests.builders import graph_of
from tests.render.hostile import hostile
from tests.render.test_report import DOCUMENT, LIBRARY

FORMATS: dict[str, tuple[Callable[[EvidenceGraph], str], Callable[[Any], Any]]] = {
    "graphml": (to_graphml, nx.read_graphml),
    "gexf": (to_gexf, nx.read_gexf),
}
GRAPH = graph_of(DOCUMENT, LIBRARY)


def again(name: str, graph: EvidenceGraph) -> Any:  # noqa: ANN401 - networkx says no more
    write, read = FORMATS[name]
    return read(io.BytesIO(write(graph).encode()))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("graph", [GRAPH, hostile()], ids=["plain", "hostile"])
def test_networkx_reads_every_node_and_edge_with_its_attributes(
    name: str, graph: EvidenceGraph
) -> None:
    found, flat = again(name, graph), flattened(graph)

    assert found.number_of_nodes() == graph.nx.number_of_nodes()
    assert found.number_of_edges() == graph.nx.number_of_edges()
    assert found.is_directed()
    for node, attributes in flat.nodes(data=True):
        assert attributes.items() <= found.nodes[node].items()
    ours = sorted((one, other, sorted(a.items())) for one, other, a in flat.edges(data=True))
    own = {"id", "networkx_key"}
    theirs = sorted(
        (one, other, sorted((key, value) for key, value in a.items() if key not in own))
        for one, other, a in found.edges(data=True)
    )
    assert theirs == ours


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_graph_is_a_file_too(name: str) -> None:
    assert again(name, EvidenceGraph()).number_of_nodes() == 0


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_has_no_clock_and_no_chance(name: str) -> None:
    text = FORMATS[name][0](GRAPH)

    assert text == FORMATS[name][0](EvidenceGraph(GRAPH.corpus))
    assert "lastmodified" not in text
    assert GRAPH.method_id in text


def test_truth_is_written_as_xml_writes_it() -> None:
    keys = {key.get("id"): key for key in ET.fromstring(to_graphml(GRAPH)) if "id" in key.attrib}  # noqa: S314 - our own
    truths = {
        data.text
        for data in ET.fromstring(to_graphml(GRAPH)).iter()  # noqa: S314 - our own
        if data.tag.endswith("data") and keys[data.get("key")].get("attr.type") == "boolean"
    }

    assert truths == {"true", "false"}


def test_offsets_are_no_times() -> None:
    assert 'mode="static"' in to_gexf(GRAPH)
    assert not re.search(r"\b(start|end|timeformat)=", to_gexf(GRAPH))


def test_edges_have_a_name_each() -> None:
    edges = [e.get("id") for e in ET.fromstring(to_graphml(GRAPH)).iter() if e.tag.endswith("edge")]  # noqa: S314 - our own

    assert len(set(edges)) == len(edges) == GRAPH.nx.number_of_edges()


def test_claims_say_whether_nothing_is_known_or_nothing_is_there() -> None:
    states = {a["state"] for _, a in flattened(GRAPH).nodes(data=True) if a["kind"] == "claim"}

    assert {"unknown", "very-low"} <= states


@pytest.mark.parametrize("name", FORMATS)
@given(text=st.text(max_size=30), other=st.text(max_size=5))
def test_any_text_makes_a_file_that_can_be_read(name: str, text: str, other: str) -> None:
    papers = tuple(
        Paper(path, text, PointerStyle.NONE, 0, 0, 1)
        for path in dict.fromkeys(["a", "a\x00", other])
    )
    claims = (Claim("claim:1", "a", text, Location("a", 1), section=other),)
    graph = EvidenceGraph(Corpus(papers, claims))

    found = again(name, graph)
    assert found.number_of_nodes() == graph.nx.number_of_nodes()
