"""``evidencegraph what-if``."""

from __future__ import annotations

from typing import Any

import click

from evidencegraph.cli.console import certainty, console, table
from evidencegraph.cli.options import source, source_options


@click.command(epilog="\b\nExample: evidencegraph what-if outputs/graph.json --without 27401779")
@click.argument("source_path", metavar="INPUT")
@source_options
@click.option(
    "--without",
    "gone",
    multiple=True,
    required=True,
    metavar="REFERENCE",
    help="A reference to leave out: id, PMID, DOI or address. May be given again.",
)
def command(source_path: str, gone: tuple[str, ...], **options: Any) -> int:
    """Compare the certainty of claims with and without some references.

    INPUT is a document, a folder of documents, or a graph.json built before.
    """
    graph = source([source_path], options).graph()
    left = graph.without(*gone)
    rows = table("certainty", "without", ">score", ">without", "place", "claim")
    changed = 0
    for claim in graph.claims():
        before, after = graph.supports[claim.id], left.supports[claim.id]
        if before.net == after.net and before.verdict is after.verdict:
            continue
        changed += 1
        rows.add_row(
            certainty(before),
            certainty(after),
            f"{before.score:.3f}",
            f"{after.score:.3f}",
            str(claim.location),
            claim.text,
        )
    out = console()
    out.print(f"{changed} of {len(graph.claims())} claims change.")
    if changed:
        out.print(rows)
    return 0
