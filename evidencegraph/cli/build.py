"""``evidencegraph build``."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from evidencegraph.api import EvidenceGraph
from evidencegraph.cli.complaint import complain
from evidencegraph.cli.console import certainty, console, table
from evidencegraph.cli.options import (
    Source,
    inputs_argument,
    online_option,
    source,
    source_options,
)
from evidencegraph.errors import EvidenceGraphError
from evidencegraph.model import Certainty, Finding, Severity, Verdict
from evidencegraph.queries import worth_telling
from evidencegraph.render.phrases import plural
from evidencegraph.workspace import Watch

_SHOWN = 5


@click.command(
    epilog="\b\nExample: evidencegraph build documents/ --references references/ --output outputs/"
    "\nExample: evidencegraph build paper.md -r library.bib --open --watch"
)
@inputs_argument
@source_options
@online_option
@click.option(
    "-o",
    "--output",
    default="outputs",
    show_default=True,
    metavar="FOLDER",
    help="Where index.html, report.html, report.md, graph.json and findings.json go.",
)
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@click.option("--watch", is_flag=True, help="Build again when an input changes, until Ctrl-C.")
def command(
    inputs: tuple[str, ...],
    output: str,
    show: bool,  # noqa: FBT001 - click calls by name
    watch: bool,  # noqa: FBT001 - the same
    **options: Any,
) -> int:
    """Read documents, weigh their claims, write the page, the reports and the graph.

    INPUT is a document, a folder of documents, or a graph.json built before; - is what is piped in.
    What it wrote into a folder before is not read as documents.
    """
    chosen = source(inputs, options)
    if not watch:
        page = _build(chosen, output)
        if show:
            _open(page)
        return 0
    read = [
        *(*chosen.inputs, *chosen.references),
        *(*chosen.tables, *chosen.appraisals, *chosen.concepts),
    ]
    try:
        _build_and_watch(chosen, output, Watch(read, output), show=show)
    except KeyboardInterrupt:
        # The one way to end it, and so no failure.
        click.echo("Stopped.")
    return 0


def _build_and_watch(chosen: Source, output: str, watch: Watch, *, show: bool) -> None:
    """Build, and build again whenever a file has changed; a failure waits for its mending."""
    page = _attempt(chosen, output)
    if page and show:
        _open(page)
        show = False
    number = len(watch.files)
    click.echo(f"Watching {number} {'file' if number == 1 else 'files'}; Ctrl-C ends.")
    for changed in watch.changes():
        click.echo(f"\nChanged: {_names(changed)}")
        page = _attempt(chosen, output)
        if page and show:
            _open(page)
            show = False


def _attempt(chosen: Source, output: str) -> Path | None:
    try:
        return _build(chosen, output)
    except EvidenceGraphError as error:
        complain(error)
        return None


def _build(chosen: Source, output: str) -> Path:
    """Write everything, say what it is, and return the page."""
    graph = chosen.graph()
    findings = chosen.findings(graph)
    written = graph.write(output, findings)
    _summarise(graph, findings, written)
    return written[0]


def _names(files: Iterable[Path], most: int = 5) -> str:
    names = [file.as_posix() for file in files]
    more = [f"and {len(names) - most} more"] if len(names) > most else []
    return ", ".join([*names[:most], *more])


def _open(page: Path) -> None:
    if not webbrowser.open(page.resolve().as_uri()):
        click.echo(f"No browser could be started: open {page.as_posix()} yourself.", err=True)


def _summarise(
    graph: EvidenceGraph, findings: Sequence[Finding], written: tuple[Path, ...]
) -> None:
    out = console()
    counts = graph.coverage()
    out.print(
        f"{plural(counts.documents, 'document')}, {plural(counts.claims, 'claim')}, "
        f"{counts.cited} of them cited; {plural(counts.citations, 'citation')} of "
        f"{plural(counts.references, 'work')}; pointers that lead nowhere: {counts.unresolved}."
    )
    unknown = counts.verdicts[Verdict.UNKNOWN]
    levels = [f"{counts.certainties[level]} {level.label}" for level in reversed(Certainty)]
    levels[-1] = f"{counts.certainties[Certainty.NONE] - unknown} no direct evidence"
    out.print(f"Certainty: {', '.join(levels)}, {unknown} unknown.")
    by_severity = [
        plural(sum(f.severity is severity for f in findings), severity)
        for severity in reversed(Severity)
    ]
    out.print(f"Findings: {', '.join(by_severity)}.")
    weak = worth_telling(graph, findings)[:_SHOWN]
    if weak:
        out.print()
        rows = table("weakest", "certainty", "why", "claim")
        for one in weak:
            rows.add_row(
                str(one.claim.location), certainty(one.support), one.reason, _short(one.claim.text)
            )
        out.print(rows)
        out.print()
    out.print(f"Open {written[0].as_posix()} in a browser; the rest is beside it:")
    out.print(f"  {', '.join(path.name for path in written[1:])}")


def _short(text: str, width: int = 60) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
