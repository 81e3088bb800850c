"""``evidencegraph fetch``."""

from __future__ import annotations

from collections import Counter

import click

from evidencegraph.catalogues import CATALOGUES, USUAL, State, unchecked
from evidencegraph.cli.console import console, counter
from evidencegraph.corpus import merge_works
from evidencegraph.workspace import fetch_answers, read_references


@click.command(epilog="Example: evidencegraph fetch documents/ references/ --source PubMed")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--source",
    "sources",
    multiple=True,
    type=click.Choice(list(CATALOGUES)),
    help=f"A catalogue to ask; may be given again. Usually: {', '.join(USUAL)}.",
)
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of all files.")
@click.option(
    "--cache",
    default=".evidencegraph",
    show_default=True,
    metavar="FOLDER",
    help="Where the answers are kept; the other commands read them from there.",
)
def command(files: tuple[str, ...], sources: tuple[str, ...], encoding: str, cache: str) -> int:
    """Ask catalogues about the works of documents and bibliographies, and keep the answers.

    The only command that uses the network. It sends identifiers of works, nothing else of your
    files. Interrupted, it goes on where it was. The environment variable EVIDENCEGRAPH_EMAIL tells
    NCBI and Crossref whom to write to, NCBI_API_KEY allows ten requests a second instead of three.
    """
    works, _ = read_references(files, encoding)
    answers = []
    with counter("Asking") as tick:
        for answer in fetch_answers(merge_works(works), cache, sources or USUAL):
            answers.append(answer)
            tick()
    states = Counter(answer.state for answer in answers)
    console().print(
        f"{len(answers)} answers: {states[State.FOUND]} found, {states[State.ABSENT]} not held, "
        f"{states[State.UNCHECKED]} could not be checked."
    )
    missing = unchecked(answers)
    for answer in missing:
        click.echo(f"  {answer}", err=True)
    return int(bool(missing))
