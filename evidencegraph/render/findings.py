"""Findings as lines for people, as data for programs, and as what code hosts and reviews show."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from evidencegraph.model import Finding, Severity
from evidencegraph.render.sarif import findings_sarif
from evidencegraph.render.tables import csv_text

_GITHUB = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


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


def findings_github(findings: Sequence[Finding]) -> str:
    """Return workflow commands, which GitHub shows as annotations of lines."""
    return "".join(
        f"::{_GITHUB[one.severity]} file={_property(one.location.path)},"
        f"line={max(one.location.line, 1)},col={max(one.location.column, 1)},"
        f"title={_property(f'{one.code} {one.name}')}::{_command(one.message)}\n"
        for one in findings
    )


def findings_markdown(findings: Sequence[Finding]) -> str:
    r"""Return the findings as Markdown that can be pasted into a review, worst first.

    >>> findings_markdown([])
    'No findings.\n'
    """
    lines: list[str] = []
    for severity in reversed(Severity):
        ours = [finding for finding in findings if finding.severity is severity]
        if ours:
            lines += [f"### {severity.value.title()}s ({len(ours)})", ""]
            lines += [f"- `{f.location}` **{f.code}** {_escaped(f.message)}" for f in ours]
            lines.append("")
    return "\n".join(lines[:-1] or ["No findings."]) + "\n"


def findings_csv(findings: Sequence[Finding]) -> str:
    """Return the findings as a table with a heading; lists are parted by spaces."""
    names = ("severity", "code", "name", "path", "line", "column", "message", "claim", "references")
    rows = ({**finding_data(one), "references": " ".join(one.references)} for one in findings)
    return csv_text(names, rows)


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_[]<>|" else c for c in text)


def _command(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": findings_text,
    "json": findings_json,
    "sarif": findings_sarif,
    "github": findings_github,
    "markdown": findings_markdown,
    "csv": findings_csv,
}
"""The ways in which findings are written, by the name that ``--format`` takes."""
