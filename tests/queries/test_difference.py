from __future__ import annotations

from evidencegraph.queries import Difference, difference
from evidencegraph.render.difference import difference_text
from tests.builders import graph_of

BIBTEX = """@article{a, author={Grey, A}, year={2001}, pmid={1},
 studydesign={RCT}, participants={900}}
@article{b, author={Brown, B}, year={2002}, pmid={2}, studydesign={cohort}, participants={900}}
"""
LIST = "\n## References\n\n1. PMID: 1\n2. PMID: 2\n"


def test_what_was_added_lost_strengthened_and_weakened() -> None:
    old = graph_of(
        {
            "v1.md": "Drug A reduces deaths [1].\n\nDrug B kills [2].\n\n"
            "Drug C heals all wounds.\n" + LIST
        },
        BIBTEX,
    )
    new = graph_of(
        {
            "v2.md": "Drug B kills [1].\n\nDrug A reduces deaths [2].\n\n"
            "Drug D heals all wounds.\n" + LIST
        },
        BIBTEX,
    )

    change = difference(old, new)
    assert [claim.text for claim in change.added] == ["Drug D heals all wounds."]
    assert [claim.text for claim in change.lost] == ["Drug C heals all wounds."]
    assert [one.claim.text for one in change.strengthened] == ["Drug B kills."]
    assert [one.claim.text for one in change.weakened] == ["Drug A reduces deaths."]
    assert change.weakened[0].gained == ("pmid:2",)
    text = difference_text(change, (old, new))
    assert "[moderate -> low; now cites Brown 2002; no longer Grey 2001]" in text


def test_a_graph_differs_from_itself_in_nothing() -> None:
    graph = graph_of("Drug A reduces deaths [1].\n" + LIST, BIBTEX)

    assert difference(graph, graph) == Difference()
    assert difference_text(Difference(), (graph, graph)) == "nothing changed\n"


def test_other_citations_of_the_same_weight_are_told() -> None:
    old = graph_of("Drug A heals [1].\n" + LIST)
    new = graph_of("Drug A heals [2].\n" + LIST)

    assert [one.gained for one in difference(old, new).recited] == [("pmid:2",)]
