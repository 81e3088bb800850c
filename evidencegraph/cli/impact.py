"""``evidencegraph impact``."""

from __future__ import annotations

from typing import Any

import click

from evidencegraph.cli.console import console, table
from evidencegraph.cli.options import source, source_options
from evidencegraph.render.phrases import plural


@click.command(epilog="\b\nExample: evidencegraph impact outputs/graph.json pmid:27401779")
@click.argument("source_path", metavar="INPUT")
@click.argument("reference")
@source_options
def command(source_path: str, reference: str, **options: Any) -> int:
    """List what each claim that cites REFERENCE, itself or through others, would lose without it.

    INPUT is a document, a folder of documents, or a graph.json built before.
    REFERENCE is its id in the graph, a PMID, a DOI or its address.
    """
    graph = source([source_path], options).graph()
    work = graph.reference(reference)
    found = graph.impact(work)
    falls = sum(one.loses_level for one in found)
    direct = sum(one.cites for one in found)
    more = len(found) - direct
    passed_on = f", passed on to {more} more by what they cite" if more else ""
    out = console()
    out.print(
        f"{work.label} ({work.id}): cited by {plural(direct, 'claim')}{passed_on}, "
        f"{falls} would fall."
    )
    if found:
        rows = table("certainty", "without it", ">score", "place", "claim")
        for one in found:
            rows.add_row(
                one.certainty.label,
                one.certainty_without.label,
                f"{-one.loss:+.3f}",
                str(one.claim.location),
                one.claim.text,
            )
        out.print(rows)
    return 0
