from __future__ import annotations

from evidencegraph.graph import Graph, remembered
from tests.builders import graph_of


def test_a_question_is_asked_once_of_each_graph() -> None:
    asked: list[Graph] = []

    @remembered
    def claims(graph: Graph) -> int:
        asked.append(graph)
        return len(graph.corpus.claims)

    one, two = graph_of("PML is rare.\n"), graph_of("PML is rare. It can kill.\n")

    assert [claims(one), claims(two), claims(one)] == [1, 2, 1]
    assert asked == [one, two]


def test_two_questions_do_not_share_an_answer() -> None:
    @remembered
    def claims(graph: Graph) -> int:
        return len(graph.corpus.claims)

    @remembered
    def papers(graph: Graph) -> int:
        return len(graph.corpus.papers)

    graph = graph_of("PML is rare. It can kill.\n")

    assert (claims(graph), papers(graph)) == (2, 1)


def test_what_a_graph_remembers_is_no_part_of_it() -> None:
    asked, fresh = graph_of("PML is rare.\n"), graph_of("PML is rare.\n")
    remembered(lambda graph: graph.corpus)(asked)

    assert asked == fresh
