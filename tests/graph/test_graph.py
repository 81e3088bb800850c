from __future__ import annotations

import json

import jsonschema
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencegraph.api import EvidenceGraph
from evidencegraph.errors import MalformedDataError, UnknownNameError
from evidencegraph.graph import Graph, from_json, schema_text, to_json
from evidencegraph.model import Certainty, Citation, Claim, Corpus, Location, Reference, Role
from tests.builders import graph_of, paper

LIBRARY = "@article{hall, author={Hall, C}, year={1998}, pmid={9571254}, doi={10.1056/x1}}"
DOCUMENT = paper(
    "PML is rare. It can kill [1].",
    "Cytarabine does not improve survival [2][7].",
    references=("https://www.ninds.nih.gov/pml", "https://doi.org/10.1056/X1"),
)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_of({"a/paper.md": DOCUMENT, "b/paper.md": DOCUMENT}, LIBRARY)


def test_nodes_and_edges_say_what_they_are(graph: Graph) -> None:
    kinds = nx.get_node_attributes(graph.nx, "kind")
    relations = nx.get_edge_attributes(graph.nx, "relation")

    assert sorted(set(kinds.values())) == ["claim", "document", "reference"]
    assert sorted(set(relations.values())) == ["cites", "lists", "states"]
    assert isinstance(graph.nx, nx.MultiDiGraph)
    assert nx.is_frozen(graph.nx)
    assert kinds["a/paper.md"] == "document"
    roles = {d["role"] for _, _, d in graph.nx.edges(data=True) if d["relation"] == "cites"}
    assert roles == {role.value for role in Role}


def test_networkx_algorithms_work_on_it(graph: Graph) -> None:
    assert "pmid:9571254" in nx.descendants(graph.nx, "a/paper.md")
    assert nx.number_weakly_connected_components(graph.nx) == 1


def test_it_goes_out_and_comes_back_equal(graph: Graph) -> None:
    text = to_json(graph)
    back = from_json(text)

    assert back == Graph(graph.corpus, graph.method)
    assert to_json(back) == text
    assert back.supports == graph.supports


def test_json_is_node_link_data_that_networkx_reads(graph: Graph) -> None:
    read = nx.node_link_graph(json.loads(to_json(graph)), edges="edges")

    assert set(read.edges) == set(graph.nx.edges)
    assert read.nodes["pmid:9571254"]["label"] == "Hall 1998"


def test_json_keeps_to_its_schema(graph: Graph) -> None:
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)

    for one in (graph, Graph()):
        jsonschema.Draft202012Validator(schema).validate(json.loads(to_json(one)))


def test_files_of_one_name_keep_their_claims_apart(graph: Graph) -> None:
    assert len(graph.claims_by_id) == len(graph.corpus.claims) == 6
    assert {c.document for c in graph.corpus.claims} == {"a/paper.md", "b/paper.md"}
    assert len({graph.supports[c.id].claim for c in graph.corpus.claims}) == 6


@pytest.mark.parametrize(
    "name",
    [
        "pmid:9571254",
        "9571254",
        "PMID:9571254",
        "doi:10.1056/X1",
        "10.1056/X1",
        "https://pubmed.ncbi.nlm.nih.gov/9571254/",
    ],
)
def test_a_reference_is_found_by_any_of_its_names(graph: Graph, name: str) -> None:
    assert graph.reference(name).id == "pmid:9571254"


def test_names_that_are_not_there_are_refused(graph: Graph) -> None:
    with pytest.raises(UnknownNameError, match="there is no reference 'pmid:1'"):
        graph.reference("pmid:1")
    with pytest.raises(UnknownNameError, match="there is no claim 'x'"):
        graph.support("x")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "is not valid JSON"),
        ("[" * 100_000, "is not valid JSON"),
        ("[]", "is not an evidence graph"),
        ("{}", "is not an evidence graph: KeyError: 'graph'"),
        ('{"graph": {"format": "other"}}', "format is 'other'"),
    ],
)
def test_what_is_no_graph_is_refused(text: str, words: str) -> None:
    with pytest.raises(MalformedDataError, match="graph.json") as error:
        from_json(text)
    assert words in str(error.value)


def test_an_edge_to_nowhere_is_refused(graph: Graph) -> None:
    data = json.loads(to_json(graph))
    data["nodes"] = [node for node in data["nodes"] if node["id"] != "pmid:9571254"]

    with pytest.raises(MalformedDataError, match="not both of which exist"):
        from_json(json.dumps(data))


def test_an_empty_graph_has_answers_too() -> None:
    assert len(Graph().nx) == 0
    assert Graph().supports == {}


def test_ten_thousand_sources_behind_one_claim() -> None:
    place = Location("a.md", 1)
    works = tuple(
        Reference(f"pmid:{at:05}", (f"pmid:{at:05}",), design="cohort", participants=900)
        for at in range(1, 10_001)
    )
    citations = tuple(Citation("c", work.id, work.id, place) for work in works)
    graph = EvidenceGraph(Corpus((), (Claim("c", "a.md", "It helps.", place),), works, citations))
    support = graph.support("c")

    assert (support.certainty, support.assured) == (Certainty.LOW, Certainty.LOW)
    assert len(support.bodies) == len(support.contributions) == graph.robustness("c") == 10_000
    assert sum(one.credit for one in support.contributions) == pytest.approx(support.score)


def test_the_method_is_hashed_into_its_id(graph: Graph) -> None:
    assert len(graph.method_id) == 12
    assert Graph().method_id == graph.method_id


SENTENCE = st.sampled_from(
    ["It is rare [1].", "It can kill [1][2].", "Drugs help [3].", "Drugs harm, but see [2]."]
)


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from(["a.md", "b.md", "c.md"]), st.lists(SENTENCE), min_size=1))
def test_documents_do_not_change_each_other(papers: dict[str, list[str]]) -> None:
    references = ("https://nih.gov/a", "PMID: 9571254")
    texts = {path: paper(*lines, references=references) for path, lines in papers.items()}
    together = graph_of(texts, LIBRARY)
    backwards = graph_of(dict(reversed(texts.items())), LIBRARY)

    assert to_json(together) == to_json(backwards)
    for path, text in texts.items():
        alone = graph_of({path: text}, LIBRARY)
        assert alone.supports == {name: together.supports[name] for name in alone.supports}


def test_certainty_has_words() -> None:
    assert [level.label for level in Certainty] == ["none", "very low", "low", "moderate", "high"]


def test_claims_are_listed_by_document() -> None:
    graph = graph_of({"b.md": "The drug helps.\n", "a.md": "The drug harms.\n"})

    assert {name: len(claims) for name, claims in graph.claims_by_document.items()} == {
        "a.md": 1,
        "b.md": 1,
    }
