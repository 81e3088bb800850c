"""``evidencegraph fetch``."""

from __future__ import annotations

import click

from evidencegraph.catalogues import CATALOGUES, USUAL, unchecked
from evidencegraph.cli.asking import ask, summary
from evidencegraph.cli.console import console
from evidencegraph.workspace import keep_retractions, read_references


@click.command(epilog="\b\nExample: evidencegraph fetch documents/ references/ --source PubMed")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--source",
    "sources",
    multiple=True,
    type=click.Choice(list(CATALOGUES)),
    help=f"A catalogue to ask; may be given again. Usually: {', '.join(USUAL)}.",
)
@click.option(
    "--max-age",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Ask again what was answered longer ago: works are retracted after they were looked up.",
)
@click.option(
    "--retractions",
    metavar="FILE",
    help="Ask no catalogue; look the works up in this table of Retraction Watch (.csv).",
)
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of all files.")
@click.option(
    "--cache",
    default=".evidencegraph",
    show_default=True,
    metavar="FOLDER",
    help="Where the answers are kept; the other commands read them from there.",
)
def command(
    files: tuple[str, ...],
    *,
    sources: tuple[str, ...],
    max_age: int | None,
    retractions: str | None,
    encoding: str,
    cache: str,
) -> int:
    """Ask catalogues about the works of documents and bibliographies, and keep the answers.

    It sends identifiers of works, nothing else of your files. Interrupted, it goes on where it
    was. The environment variable EVIDENCEGRAPH_EMAIL tells NCBI and Crossref whom to write to,
    NCBI_API_KEY allows ten requests a second instead of three. EVIDENCEGRAPH_MIRRORS names other
    addresses of catalogues: https://api.crossref.org/works=https://mirror.example.org/works.
    The exit code is 1 where something could not be checked.
    """
    if retractions:
        works, _ = read_references(files, encoding)
        marked = keep_retractions(works, retractions, cache)
        console().print(f"Works with a notice in {retractions}: {len(marked)}.")
        for work in marked:
            console().print(f"  {work.id}: {work.status.value}")
        return 0
    answers = ask(files, encoding, cache, sources, max_age)
    console().print(summary(answers))
    missing = unchecked(answers)
    for answer in missing:
        click.echo(f"  {answer}", err=True)
    return int(bool(missing))
