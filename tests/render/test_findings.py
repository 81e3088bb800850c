"""Findings in every format, and SARIF against what its schema asks for."""

from __future__ import annotations

import csv
import json
import re
from typing import Any

import pytest

from evidencegraph.audit import RULES
from evidencegraph.model import Finding, Location, Severity
from evidencegraph.render.findings import FORMATS
from evidencegraph.version import VERSION
from tests.builders import graph_of

FINDINGS = graph_of(
    {"my papers/ü.md": "Drugs, *all*: cure PML [4].\n\nMirtazapine improves survival.\n"}
).audit()
ODD = Finding(
    "EG001", "unreadable-file", Severity.ERROR, Location("a,b:c.md"), "=1+1 100%\nof <it>", "", ()
)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_any_findings(name: str) -> None:
    assert FORMATS[name](()) is not None
    assert "EG102" in FORMATS[name](FINDINGS)
    assert FORMATS[name](FINDINGS) == FORMATS[name](FINDINGS)


def test_sarif_holds_what_its_schema_requires() -> None:
    log: dict[str, Any] = json.loads(FORMATS["sarif"]((*FINDINGS, ODD)))

    assert log["version"] == "2.1.0"
    assert set(log) <= {"$schema", "version", "runs"}
    (run,) = log["runs"]
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("evidencegraph", VERSION)
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[!-~]+", place["artifactLocation"]["uri"])
        assert min(place["region"].values()) >= 1


def test_github_annotations_are_one_line_each() -> None:
    lines = FORMATS["github"]((*FINDINGS, ODD)).splitlines()

    assert len(lines) == len(FINDINGS) + 1
    assert lines[0].startswith("::error file=my papers/ü.md,line=1,col=")
    assert lines[-1] == (
        "::error file=a%2Cb%3Ac.md,line=1,col=1,title=EG001 unreadable-file::=1+1 100%25%0Aof <it>"
    )


def test_markdown_is_worst_first_and_escapes_marks() -> None:
    text = FORMATS["markdown"]((*FINDINGS, ODD))

    assert text.index("### Errors (2)") < text.index("### Warnings (1)")
    assert "of \\<it\\>" in text


def test_csv_reads_back_and_runs_no_formula() -> None:
    rows = list(csv.DictReader(FORMATS["csv"]((*FINDINGS, ODD)).splitlines(keepends=True)))

    assert [row["code"] for row in rows] == [*(f.code for f in FINDINGS), "EG001"]
    assert rows[-1]["message"] == "'=1+1 100%\nof <it>"
