"""``evidencegraph references``."""

from __future__ import annotations

import click

from evidencegraph.cli.console import console, table
from evidencegraph.cli.options import cache_option
from evidencegraph.corpus import Identified, identify
from evidencegraph.model import ProblemKind
from evidencegraph.render.library import WRITERS
from evidencegraph.render.phrases import plural
from evidencegraph.render.references import references_json
from evidencegraph.workspace import answers_about, read_references

_UNREAD = 2


@click.command(epilog="\b\nExample: evidencegraph references references/ paper.md --format bibtex")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", *WRITERS]),
    default="text",
    show_default=True,
    help="A table for people, data for programs, or the merged library.",
)
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of all files.")
@cache_option
def command(files: tuple[str, ...], form: str, encoding: str, cache: str) -> int:
    """List works, what was merged into them, and what looks alike but was not merged.

    FILE is a bibliography (BibTeX, RIS, CSL-JSON, MEDLINE, PubMed or EndNote XML, CSV), a document
    with a list of references, or a folder of them.
    """
    works, problems = read_references(files, encoding)
    found = identify([*works, *answers_about(works, cache)])
    if form == "json":
        click.echo(references_json(found, problems), nl=False)
    elif form in WRITERS:
        click.echo(WRITERS[form](found.works), nl=False)
    else:
        _show(found)
    for problem in problems:
        # Apart from the library, which may go into a file: what is not in it must still be seen.
        click.echo(f"{problem.location}: {problem.message}", err=True)
    unread = any(problem.kind is ProblemKind.UNREADABLE_FILE for problem in problems)
    return _UNREAD if unread and not found.works else 0


def _show(found: Identified) -> None:
    out = console()
    rows = table("id", "work", ">year", "merged from")
    for work in found.works:
        merged = "; ".join(f"{merge.origin} ({merge.reason})" for merge in work.merged_from)
        rows.add_row(work.id, work.label, str(work.year or ""), merged)
    out.print(rows)
    out.print()
    merges = sum(len(work.merged_from) for work in found.works)
    out.print(
        f"{plural(len(found.works), 'work')}, {plural(merges, 'listing')} merged, "
        f"pairs that look alike: {len(found.alike)}."
    )
    for pair in found.alike:
        out.print(f"  alike, not merged: {pair.first} and {pair.second} ({pair.reason})")
