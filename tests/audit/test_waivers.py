"""Waivers take out what they name, where they stand, and nothing else."""

from __future__ import annotations

import pytest

from tests.builders import graph_of

CLAIM = "Mirtazapine improves survival in PML."
COMMENT = "<!-- evidencegraph: ignore EG101 common knowledge -->"


def codes(text: str, path: str = "paper.md") -> list[str]:
    return [finding.code for finding in graph_of({path: text}).audit()]


@pytest.mark.parametrize(
    "text",
    [
        f"{COMMENT}\n{CLAIM}\n",
        f"{CLAIM} {COMMENT} The virus lives in the kidney.\n",
        f"[//]: # (evidencegraph: ignore EG101 common knowledge)\n{CLAIM}\n",
        f"<!-- evidencegraph: ignore EG1: common knowledge -->\n{CLAIM}\n",
        f"<!-- EvidenceGraph: ignore EG101, EG101 common knowledge -->\n{CLAIM}\n",
        f"{COMMENT}\r\n{CLAIM}\r\n",
        f"<!-- evidencegraph: ignore EG101\n     well-known,\n     see any textbook -->\n{CLAIM}\n",
    ],
)
def test_a_waiver_with_a_reason_takes_out_the_finding(text: str) -> None:
    assert codes(text) == []
    assert codes(text, "paper.txt") == []


def test_a_comment_of_latex_is_a_waiver_too() -> None:
    assert codes(f"% evidencegraph: ignore EG101 common knowledge\n{CLAIM}\n", "paper.txt") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"<!-- evidencegraph: ignore EG101 -->\n{CLAIM}\n", ["EG004", "EG101"]),
        (f"<!-- evidencegraph: ignore EG202 a reason -->\n{CLAIM}\n", ["EG004", "EG101"]),
        (f"{COMMENT}\nPML kills.\n\n{CLAIM}\n", ["EG004", "EG101"]),
        (f"{CLAIM}\n\n{COMMENT}\nThe virus lives in the kidney.\n", ["EG101", "EG004"]),
        (f"<!-- a note -->\n{CLAIM}\n", ["EG101"]),
    ],
)
def test_a_waiver_that_does_nothing_is_itself_reported(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_whether_a_waiver_has_an_effect_is_known_only_when_its_rule_was_run() -> None:
    graph = graph_of(f"{COMMENT}\n{CLAIM}\n")

    assert graph.audit(select=["EG004"]) == ()
    assert graph.audit(ignore=["EG101"]) == ()


def test_waivers_survive_the_graph_file_and_are_no_claims() -> None:
    graph = graph_of({"paper.txt": f"{COMMENT}\n{CLAIM}\n"})

    assert [claim.text for claim in graph.corpus.claims] == [CLAIM]
    assert [waiver.reason for waiver in graph.corpus.waivers] == ["common knowledge"]
