from __future__ import annotations

import pytest

from evidencegraph.audit import baseline_text, new_findings
from evidencegraph.errors import MalformedDataError
from evidencegraph.graph import Graph
from tests.builders import graph_of

ONE = "Drugs cure PML [4].\n"


def test_known_findings_stay_known_when_they_move() -> None:
    before = graph_of(ONE + "\nMirtazapine improves survival.\n")
    after = graph_of("# A new first line\n\n" + ONE + "\nMirtazapine improves survival.\n")

    baseline = baseline_text(before, before.audit())
    assert len(after.audit()) == 2
    assert new_findings(after, after.audit(), baseline) == ()


def test_a_new_finding_and_a_second_one_of_a_kind_are_new() -> None:
    before = graph_of("Mirtazapine improves survival.\n")
    after = graph_of("Mirtazapine improves survival.\n\nMirtazapine improves survival.\n\n" + ONE)

    new = new_findings(after, after.audit(), baseline_text(before, before.audit()))
    assert [finding.location.line for finding in new] == [3, 5]


def test_a_baseline_is_the_same_bytes_for_the_same_findings() -> None:
    graph = graph_of(ONE)

    assert baseline_text(graph, graph.audit()) == baseline_text(graph, reversed(graph.audit()))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "x"}', "null", "[" * 10_000])
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(MalformedDataError, match="known is no baseline"):
        new_findings(Graph(), (), text, "known")
