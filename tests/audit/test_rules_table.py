from __future__ import annotations

import re

import pytest

from evidencegraph.audit import RULES, Rule, audit, rule_named
from evidencegraph.errors import UnknownNameError
from evidencegraph.graph import Graph
from tests.builders import graph_of

PAPER = "Drugs cure PML [1]. Are they cheap?\n\nDrugs cure PML [4].\n"


def test_codes_are_sorted_and_unique() -> None:
    codes = [rule.code for rule in RULES]

    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_its_page(rule: Rule) -> None:
    assert re.fullmatch(r"EG\d{3}", rule.code)
    assert rule.check.__name__ == rule.name.replace("-", "_")
    assert rule.summary.endswith(".")
    for heading in ("Why it matters", "What is not flagged", "How to fix it"):
        assert f"\n{heading}\n    " in rule.explanation
    assert list(rule.findings(Graph())) == []


def test_rules_are_selected_and_ignored_by_the_beginning_of_their_code() -> None:
    graph = graph_of(PAPER)
    everything = {finding.code for finding in graph.audit()}

    assert everything == {"EG102"}
    assert audit(graph, select=["EG1"]) == graph.audit()
    assert audit(graph, select=["EG1"], ignore=["EG102"]) == ()


def test_findings_are_sorted_by_place() -> None:
    findings = graph_of(PAPER).audit()

    assert [finding.location.line for finding in findings] == [1, 3]


def test_names_that_are_no_rule_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="no rule begins with 'EG9'"):
        audit(Graph(), select=["EG9"])
    with pytest.raises(UnknownNameError, match="there is no rule 'x'"):
        rule_named("x")
    assert rule_named("uncited-claim") is rule_named("EG101")
