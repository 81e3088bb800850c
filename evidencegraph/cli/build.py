"""``evidencegraph build``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from evidencegraph.api import EvidenceGraph
from evidencegraph.cli.console import certainty, console, table
from evidencegraph.cli.options import inputs_argument, online_option, source, source_options
from evidencegraph.model import Certainty, Severity, Verdict

_SHOWN = 5


@click.command(
    epilog="Example: evidencegraph build documents/ --references references/ --output outputs/"
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
    help="Where index.html, report.md, graph.json and findings.json go.",
)
def command(inputs: tuple[str, ...], output: str, **options: Any) -> int:
    """Read documents, weigh their claims, write the page, the report and the graph.

    INPUT is a document (.txt, .md), a folder of documents, or a graph.json built before.
    """
    graph = source(inputs, options).graph()
    written = graph.write(output)
    _summarise(graph, written)
    return 0


def _summarise(graph: EvidenceGraph, written: tuple[Path, ...]) -> None:
    out = console()
    counts = graph.coverage()
    out.print(
        f"{counts.documents} documents, {counts.claims} claims, {counts.cited} of them cited; "
        f"{counts.citations} citations of {counts.references} works, "
        f"{counts.unresolved} pointers lead nowhere."
    )
    unknown = counts.verdicts[Verdict.UNKNOWN]
    levels = [f"{counts.certainties[level]} {level.label}" for level in reversed(Certainty)]
    levels[-1] = f"{counts.certainties[Certainty.NONE] - unknown} no direct evidence"
    out.print(f"Certainty: {', '.join(levels)}, {unknown} unknown.")
    findings = graph.audit()
    by_severity = [
        f"{sum(f.severity is severity for f in findings)} {severity}s"
        for severity in reversed(Severity)
    ]
    out.print(f"Findings: {', '.join(by_severity)}.")
    weak = graph.weakest(_SHOWN)
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
