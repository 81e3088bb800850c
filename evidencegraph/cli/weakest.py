"""``evidencegraph weakest``."""

from __future__ import annotations

from typing import Any

import click

from evidencegraph.cli.console import certainty, console, table
from evidencegraph.cli.options import inputs_argument, source, source_options


@click.command(epilog="\b\nExample: evidencegraph weakest outputs/graph.json --count 20")
@inputs_argument
@source_options
@click.option(
    "-n",
    "--count",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many claims.",
)
def command(inputs: tuple[str, ...], count: int, **options: Any) -> int:
    """List the weakest claims, worst first, with the reason.

    INPUT is a document, a folder of documents, or a graph.json built before.
    """
    graph = source(inputs, options).graph()
    rows = table("place", "certainty", ">score", "why", "claim")
    for one in graph.weakest(count):
        rows.add_row(
            str(one.claim.location),
            certainty(one.support),
            f"{one.support.score:.3f}",
            one.reason,
            one.claim.text,
        )
    console().print(rows)
    return 0
