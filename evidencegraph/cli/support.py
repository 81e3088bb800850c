"""``evidencegraph support``."""

from __future__ import annotations

import json
from typing import Any

import click

from evidencegraph.cli.options import format_option, source, source_options
from evidencegraph.errors import UnknownNameError
from evidencegraph.render.support import support_data


@click.command(epilog="\b\nExample: evidencegraph support outputs/graph.json mirtazapine")
@click.argument("source_path", metavar="INPUT")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@source_options
@format_option
def command(source_path: str, words: tuple[str, ...], form: str, **options: Any) -> int:
    """Show how strongly the claims with these WORDS are supported, as arithmetic.

    INPUT is a document, a folder of documents, or a graph.json built before. WORDS may be the id
    of a claim; without them all claims are shown.
    """
    graph = source([source_path], options).graph()
    text = " ".join(words)
    claims = graph.claims(text)
    if not claims:
        hint = "Every word must occur in the claim or its heading; try fewer or shorter ones."
        raise UnknownNameError(f"no claim has the words {text!r}", hint)
    if form == "json":
        data = [support_data(graph, claim) for claim in claims]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join(graph.explain(claim) for claim in claims))
    return 0
