"""Findings as SARIF 2.1.0, which code hosts show beside the lines they are about."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from evidencegraph.audit import RULES, Rule
from evidencegraph.model import Finding, Severity
from evidencegraph.version import VERSION

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Severity.NOTE: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}


def findings_sarif(findings: Sequence[Finding]) -> str:
    """Return the findings as a SARIF log with one run; all rules are described in it."""
    numbers = {rule.code: index for index, rule in enumerate(RULES)}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "evidencegraph",
                        "version": VERSION,
                        "rules": list(map(_rule, RULES)),
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, numbers[finding.code]) for finding in findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.title() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": rule.explanation},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
    }


def _result(finding: Finding, number: int) -> dict[str, Any]:
    # A file that could not be read has no lines; SARIF counts them from one.
    region = {
        "startLine": max(finding.location.line, 1),
        "startColumn": max(finding.location.column, 1),
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": number,
        "level": _LEVEL[finding.severity],
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(finding.location.path)},
                    "region": region,
                }
            }
        ],
        "properties": {"claim": finding.claim, "references": list(finding.references)},
    }


def _uri(path: str) -> str:
    """Return a path as a URI reference: everything but its plain characters is escaped.

    >>> _uri("my papers/pml.md")
    'my%20papers/pml.md'
    """
    plain = "-._~/!$&'()*+,;=:@"
    keep = {ord(c) for c in plain} | {*range(48, 58), *range(65, 91), *range(97, 123)}
    path = path.replace("\\", "/")
    return "".join(chr(b) if b in keep else f"%{b:02X}" for b in path.encode())
