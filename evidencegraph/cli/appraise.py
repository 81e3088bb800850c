"""``evidencegraph appraise``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from evidencegraph.cli.options import inputs_argument, source, source_options
from evidencegraph.errors import UnusableOutputError
from evidencegraph.workspace import write_files


@click.command(epilog="\b\nExample: evidencegraph appraise outputs/graph.json -o appraisals.toml")
@inputs_argument
@source_options
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE",
    help="Where to write it; without it, to the terminal. A file that exists is never changed.",
)
@click.option(
    "-n",
    "--count",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many claims.",
)
def command(inputs: tuple[str, ...], output: str, count: int, **options: Any) -> int:
    """Write a file of human judgements to fill in: the weakest claims and what they cite.

    INPUT is a document, a folder of documents, or a graph.json built before.
    Everything in it is commented out; fill it in and give it to any command with --appraisals.
    """
    text = source(inputs, options).graph().skeleton(count)
    if output == "-":
        click.echo(text, nl=False)
        return 0
    place = Path(output)
    if place.exists():
        hint = "It may hold judgements. Choose another name, and copy over what you need."
        raise UnusableOutputError(f"{output}: this file exists already", hint)
    (written,) = write_files(place.parent, {place.name: text})
    click.echo(f"Fill in {written.as_posix()}, then: --appraisals {written.as_posix()}")
    return 0
