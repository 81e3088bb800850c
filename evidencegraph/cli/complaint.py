"""How the command line says what the tool could not do."""

from __future__ import annotations

import click

from evidencegraph.errors import EvidenceGraphError


def complain(error: EvidenceGraphError) -> None:
    """Print on stderr what failed, where, and what to do next."""
    click.echo(f"evidencegraph: {error.what}", err=True)
    if error.hint:
        click.echo(f"  {error.hint}", err=True)
