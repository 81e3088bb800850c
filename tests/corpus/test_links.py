"""Links between works: by identifier, by key, and how far they are followed."""

from __future__ import annotations

from evidencegraph.api import EvidenceGraph
from evidencegraph.corpus import assemble
from evidencegraph.model import Listing, Location, Reference, Related, Relation
from evidencegraph.readers import read_document
from tests.builders import paper

CITES, INCLUDES = Relation.CITES, Relation.INCLUDES


def entry(key: str, *names: str, file: str = "a.bib", **facts: object) -> Reference:
    listing = Listing(Location(file, 1), key, library=True)
    name = names[0] if names else f"bib:{key}"
    return Reference(name, names, listings=(listing,), **facts)  # type: ignore[arg-type]


def graph_of(*library: Reference) -> EvidenceGraph:
    text = paper("ART improves survival.[1]", references=("https://www.ninds.nih.gov/a",))
    return EvidenceGraph(assemble([read_document("paper.md", text)], library))


PAGE = "url:ninds.nih.gov/a"


def test_what_a_cited_page_cites_is_kept_and_passed_on() -> None:
    graph = graph_of(
        entry("page", PAGE, related=(Related(CITES, "key:rev"), Related(CITES, "pmid:9"))),
        entry("rev", "pmid:7", design="review", related=(Related(CITES, "doi:10.1/x"),)),
        entry("rct", "doi:10.1/x", "pmid:1", design="RCT", participants=900),
        entry("other", "pmid:2"),
    )

    assert {work.id for work in graph.references} == {PAGE, "pmid:7", "pmid:1"}
    support = graph.supports[graph.corpus.claims[0].id]
    assert support.contributions[0].rung == 5
    assert "passes on pmid:1" in graph.explain(graph.corpus.claims[0])
    assert not [f for f in graph.audit() if f.code == "EG103"]


def test_a_key_means_the_entry_of_the_same_file() -> None:
    graph = graph_of(
        entry("page", PAGE, related=(Related(CITES, "key:x"),)),
        entry("x", "pmid:1", file="b.bib"),
        entry("x", "pmid:2"),
    )

    assert graph.reference(PAGE).related == (Related(CITES, "pmid:2"),)


def test_a_link_to_nothing_known_stays_and_changes_nothing() -> None:
    graph = graph_of(entry("page", PAGE, related=(Related(CITES, "key:lost"),)))

    assert graph.reference(PAGE).related == (Related(CITES, "key:lost"),)
    assert graph.supports[graph.corpus.claims[0].id].contributions[0].rung == 1


def test_a_circle_of_pages_ends() -> None:
    graph = graph_of(
        entry("page", PAGE, related=(Related(CITES, "key:x"), Related(INCLUDES, "key:page"))),
        entry("x", "url:ninds.nih.gov/b", related=(Related(CITES, "key:page"),)),
    )

    assert len(graph.references) == 2
    assert graph.supports[graph.corpus.claims[0].id].contributions[0].rung == 1
