"""The numbers from which rules speak: what they are, and that a user may change them."""

from __future__ import annotations

import pytest

from evidencegraph.audit import RULES, audit, rule_named
from evidencegraph.errors import UnknownNameError
from evidencegraph.graph import Graph
from evidencegraph.model import Severity
from tests.builders import graph_of, paper

BUNDLE = paper("The drug reduces deaths [1,2,3].", references=("PMID: 1", "PMID: 2", "PMID: 3"))


def test_a_rule_names_its_thresholds() -> None:
    assert rule_named("EG302").thresholds == {"claims": 8, "share": 0.5}
    assert rule_named("EG101").thresholds == {}


def test_every_threshold_is_on_the_page_of_its_rule() -> None:
    for rule in RULES:
        for name in rule.thresholds:
            assert f"``{name}``" in rule.explanation, rule.code


@pytest.mark.parametrize(("works", "codes"), [(3, ["EG107"]), (4, [])])
def test_a_changed_threshold_decides(works: int, codes: list[str]) -> None:
    found = audit(graph_of(BUNDLE), select=["EG107"], thresholds={"EG107": {"works": works}})

    assert [finding.code for finding in found] == codes


@pytest.mark.parametrize(
    ("thresholds", "words"),
    [
        ({"EG107": {"size": 1.0}}, "EG107 has no threshold 'size'"),
        ({"EG101": {"works": 1.0}}, "EG101 has no threshold 'works'"),
        ({"EG999": {"works": 1.0}}, "there is no rule 'EG999'"),
    ],
)
def test_unknown_thresholds_are_refused(
    thresholds: dict[str, dict[str, float]], words: str
) -> None:
    with pytest.raises(UnknownNameError, match=words):
        audit(Graph(), thresholds=thresholds)


def test_the_longest_beginning_of_a_code_decides_about_its_severity() -> None:
    changed = {"EG1": Severity.ERROR, "EG107": Severity.NOTE, "EG10": Severity.WARNING}
    found = audit(
        graph_of(BUNDLE),
        select=["EG107"],
        severities=changed,
        thresholds={"EG107": {"works": 3}},
    )

    assert [finding.severity for finding in found] == [Severity.NOTE]
    del changed["EG107"]
    found = audit(graph_of(BUNDLE), ["EG107"], (), changed, {"EG107": {"works": 3}})
    assert [finding.severity for finding in found] == [Severity.WARNING]
