"""``evidencegraph explain``."""

from __future__ import annotations

import click

from evidencegraph.audit import rule_named


@click.command(epilog="\b\nExample: evidencegraph explain EG202")
@click.argument("rule")
def command(rule: str) -> int:
    """Print the page of RULE: why it matters, what is not flagged, how to fix it.

    RULE is a code such as EG202 or a name such as tertiary-sources-only.
    """
    found = rule_named(rule)
    click.echo(f"{found.code} {found.name} ({found.severity})\n\n{found.explanation}")
    if found.thresholds:
        numbers = (f"    {found.code}.{name} = {n:g}" for name, n in found.thresholds.items())
        click.echo("\n".join(["\nThresholds, as a configuration file sets them", *numbers]))
    return 0
