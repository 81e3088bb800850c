"""Findings as lines for people and as data for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from evidencegraph.model import Finding


def findings_text(findings: Sequence[Finding]) -> str:
    """Return one line for each finding, ``path:line:col: severity CODE message``."""
    return "".join(f"{finding}\n" for finding in findings)


def findings_json(findings: Sequence[Finding]) -> str:
    r"""Return the findings as a JSON array.

    >>> findings_json([])
    '[]\n'
    """
    data = [finding_data(finding) for finding in findings]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return one finding as plain data."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "message": finding.message,
        "claim": finding.claim or None,
        "references": list(finding.references),
    }
