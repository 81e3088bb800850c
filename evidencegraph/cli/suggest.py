"""``evidencegraph suggest``."""

from __future__ import annotations

from typing import Any

import click

from evidencegraph.cli.console import console, indented
from evidencegraph.cli.options import source, source_options
from evidencegraph.corpus import merge_works, suggest
from evidencegraph.model import Verdict
from evidencegraph.workspace import answers_about, read_references

_WITHOUT_SOURCE = frozenset({Verdict.UNSUPPORTED, Verdict.UNKNOWN})


@click.command(epilog="Example: evidencegraph suggest answer.txt mirtazapine -r references/")
@click.argument("source_path", metavar="INPUT")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@source_options
@click.option(
    "-n",
    "--count",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How many works for each claim.",
)
def command(source_path: str, words: tuple[str, ...], count: int, **options: Any) -> int:
    """Suggest works of the library for claims whose sources are missing or unidentified.

    It ranks by shared words and never links anything by itself: whether a work says what is
    claimed is for a person to check.
    """
    graph = source([source_path], options).graph()
    library, _ = read_references(options["references"], options["encoding"])
    works = merge_works([*library, *answers_about(library, options["cache"])])
    labels = {work.id: work.label for work in works}
    out = console()
    lacking = [
        claim
        for claim in graph.claims(" ".join(words))
        if graph.supports[claim.id].verdict in _WITHOUT_SOURCE
    ]
    for claim in lacking:
        out.print(f"{claim.location}: {claim.text}")
        for one in suggest(claim.text, works, count):
            shared = ", ".join(one.words)
            out.print(
                indented(f"{one.score:6.2f}  {labels[one.reference]} ({one.reference}): {shared}")
            )
    out.print(f"{len(lacking)} claims without an identified source, {len(works)} works to suggest.")
    return 0
