"""JSON-LD, read by rdflib and asked in SPARQL."""

from __future__ import annotations

import json
import warnings
from functools import cache
from typing import Any

import pytest
import rdflib

from evidencegraph.api import EvidenceGraph
from evidencegraph.model import Direction, Verdict
from evidencegraph.render.jsonld import to_jsonld
from evidencegraph.render.vocabulary import CITO, CONTEXT, STATEMENT_DIRECTION, iri_of, own_iri
from tests.builders import graph_of
from tests.render.hostile import hostile
from tests.render.test_report import DOCUMENT, LIBRARY

GRAPH = graph_of(DOCUMENT, LIBRARY)
PREFIXES = "".join(
    f"PREFIX {name}: <{space}>\n"
    for name, space in CONTEXT.items()
    if isinstance(space, str) and space.endswith(("/", "#", ":"))
)


@cache
def parsed(text: str) -> rdflib.Graph:
    with warnings.catch_warnings():
        # rdflib's own parser still uses a class that it has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        return rdflib.Graph().parse(data=text, format="json-ld")


def ask(question: str, graph: EvidenceGraph = GRAPH) -> list[tuple[Any, ...]]:
    found = parsed(to_jsonld(graph)).query(f"{PREFIXES} SELECT {question}")
    return sorted(tuple(each.toPython() for each in row) for row in found)  # type: ignore[union-attr]


def test_which_claims_cite_a_work() -> None:
    (claim,) = GRAPH.claims("cytarabine")

    assert ask(
        "?text WHERE { ?claim schema:text ?text ;"
        " cito:cites <https://pubmed.ncbi.nlm.nih.gov/9571254/> }"
    ) == [(claim.text,)]


def test_there_is_a_statement_for_each_claim_and_a_line_for_each_body() -> None:
    bodies = sum(len(support.bodies) for support in GRAPH.supports.values())

    assert ask("(COUNT(?s) AS ?n) WHERE { ?s a va:Statement }") == [(len(GRAPH.claims()),)]
    assert ask("(COUNT(?l) AS ?n) WHERE { ?s va:hasEvidenceLines ?l }") == [(bodies,)]
    assert ask("(COUNT(?c) AS ?n) WHERE { ?c a cito:Citation }") == [(len(GRAPH.corpus.citations),)]


def test_strength_is_the_certainty_of_what_is_supported() -> None:
    found = ask(
        "?text ?level WHERE { ?s va:direction 'supports' ; va:strength/rdfs:label ?level ;"
        " va:proposition/schema:text ?text }"
    )

    assert found == sorted(
        (GRAPH.claim(name).text, support.certainty.label)
        for name, support in GRAPH.supports.items()
        if support.verdict in {Verdict.SUPPORTED, Verdict.CONTESTED}
    )


def test_unknown_has_neither_strength_nor_score() -> None:
    assert ask("?x WHERE { ?s eg:verdict 'unknown' ; va:score|va:strength ?x }") == []
    assert ask("?d WHERE { ?s eg:verdict 'unknown' ; va:direction ?d }") != []


def test_evidence_against_disputes() -> None:
    text = "Cidofovir improved survival in one cohort [1], but see [2]."
    entries = "\n\nReferences\n\n1. A cohort study. PMID: 11\n2. A cohort study. PMID: 22\n"
    graph = graph_of({"a.txt": text + entries})

    assert ask("?w WHERE { ?claim cito:disputes ?w }", graph) == [
        ("https://pubmed.ncbi.nlm.nih.gov/22/",)
    ]
    assert ask(
        "?w WHERE { ?l va:directionOfEvidenceProvided 'disputes' ; va:hasEvidenceItems ?w }", graph
    ) == [("https://pubmed.ncbi.nlm.nih.gov/22/",)]


def test_disputed_has_no_direction_and_so_no_strength_though_certainty_is_left() -> None:
    library = "".join(
        f"@article{{k{n}, pmid={{{n}{n}}}, studydesign={{RCT}}, participants={{900}}}}\n"
        for n in (1, 2)
    )
    text = "Cidofovir improved survival in one trial [1], but see [2]."
    entries = "\n\nReferences\n\n1. PMID: 11\n2. PMID: 22\n"
    graph = graph_of({"a.txt": text + entries}, library)

    (support,) = graph.supports.values()
    assert (support.verdict, support.certainty.label) == (Verdict.DISPUTED, "low")
    assert ask("?d WHERE { ?s a va:Statement ; va:direction ?d }", graph) == [("neutral",)]
    assert ask("?x WHERE { ?s va:strength ?x }", graph) == []


def test_works_have_classes_identifiers_and_facts_with_source_and_date() -> None:
    work = "<https://pubmed.ncbi.nlm.nih.gov/9571254/>"

    assert ask(f"?c WHERE {{ {work} a ?c }}") == [
        ("http://purl.org/spar/fabio/JournalArticle",),
        ("https://w3id.org/ga4gh/schema/va-spec/1.0.1/base/json/Document",),
    ]
    assert ask(f"?id WHERE {{ {work} bibo:pmid ?id }}") == [("9571254",)]
    facts = ask("?s WHERE { ?w eg:fact ?f . ?f dcterms:source ?s ; dcterms:date ?d }", hostile())
    assert facts == [("PubMed",)] * len(hostile().references)


def test_tool_and_method_are_named() -> None:
    (row,) = ask(
        "DISTINCT ?version ?method WHERE { ?s va:specifiedBy/rdfs:label ?method ;"
        " prov:wasAttributedTo/schema:softwareVersion ?version }"
    )

    assert row[1] == f"method {GRAPH.method_id}"


@pytest.mark.parametrize("graph", [EvidenceGraph(), GRAPH, hostile()], ids=["empty", "one", "evil"])
def test_every_name_is_in_the_context_and_nothing_is_fetched(graph: EvidenceGraph) -> None:
    data = json.loads(to_jsonld(graph))
    used = set[str]()

    def collect(value: object) -> None:
        if isinstance(value, dict):
            used.update(name for name in value if not name.startswith("@"))
            used.update(value.get("type", ()))
            for each in value.values():
                collect(each)
        elif isinstance(value, list):
            for each in value:
                collect(each)

    collect(data["@graph"])
    assert used <= set(data["@context"])
    assert isinstance(data["@context"], dict)
    assert len(parsed(to_jsonld(graph))) > 0


def test_hostile_texts_make_legal_addresses() -> None:
    text = to_jsonld(hostile())
    text.encode()

    for triple in parsed(text):
        for each in triple:
            if isinstance(each, rdflib.URIRef):
                each.n3()  # refuses what is no IRI
                assert str(each).startswith(("https://", "http://", "urn:evidencegraph:"))


@pytest.mark.parametrize(
    ("curie", "iri"),
    [
        ("pmid:7", "https://pubmed.ncbi.nlm.nih.gov/7/"),
        ("doi:10.1/a", "https://doi.org/10.1/a"),
        ("bib:javascript:alert(1)", "urn:evidencegraph:reference:bib:javascript:alert(1)"),
        ("unresolved:a b.md#4", "urn:evidencegraph:reference:unresolved:a%20b.md%234"),
    ],
)
def test_addresses(curie: str, iri: str) -> None:
    assert iri_of(curie) == iri


def test_nothing_is_left_without_a_term() -> None:
    assert set(CITO) == set(Direction)
    assert set(STATEMENT_DIRECTION) == set(Verdict)
    assert own_iri("claim", "claim:1") == "urn:evidencegraph:claim:1"
