"""``evidencegraph read``."""

from __future__ import annotations

import json

import click

from evidencegraph.claims import read_sentences
from evidencegraph.cli.options import format_option
from evidencegraph.render.reading import reading_data, reading_text
from evidencegraph.workspace import read_one


@click.command(epilog="\b\nExample: evidencegraph read paper.md --format json")
@click.argument("path", metavar="DOCUMENT")
@format_option
@click.option(
    "--scope",
    type=click.Choice(["paragraph", "sentence"]),
    default="paragraph",
    show_default=True,
    help="Whether a pointer that closes a paragraph covers its other sentences.",
)
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of the file.")
def command(path: str, form: str, scope: str, encoding: str) -> int:
    """Show how DOCUMENT was understood: its list, its pointers, each sentence with its pointers.

    A sentence that counts as a claim is marked with *. A pointer marked ~ stands elsewhere, at
    the end of the paragraph or in the words that lead a list in, and covers the sentence from
    there.
    """
    document = read_one(path, encoding)
    sentences = read_sentences(document, paragraph_scope=scope == "paragraph")
    if form == "json":
        data = reading_data(document, sentences)
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        click.echo(reading_text(document, sentences))
    return 0
