"""``evidencegraph rules``."""

from __future__ import annotations

import click

from evidencegraph.audit import RULES
from evidencegraph.cli.console import console, severity, table


@click.command(epilog="\b\nExample: evidencegraph rules")
def command() -> int:
    """List the rules of the audit with their severity and what they look for."""
    rows = table("code", "name", "severity", "what it does")
    for rule in RULES:
        rows.add_row(rule.code, rule.name, severity(rule.severity), rule.summary)
    console().print(rows)
    return 0
