"""``evidencegraph audit``."""

from __future__ import annotations

from collections.abc import Sequence

import click

from evidencegraph.cli.console import console
from evidencegraph.cli.options import Reading, codes, inputs_argument, reading_options
from evidencegraph.model import Finding, Severity
from evidencegraph.render.findings import findings_json, findings_text


@click.command(
    epilog="Example: evidencegraph audit paper.md --references references/ --ignore EG203"
)
@inputs_argument
@reading_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines for people or data for programs.",
)
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules: EG1,EG202.")
@click.option("--ignore", multiple=True, metavar="CODES", help="All rules but these.")
@click.option(
    "--fail-on",
    type=click.Choice([*(severity.value for severity in Severity), "never"]),
    default="warning",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
def command(
    inputs: tuple[str, ...],
    reading: Reading,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
) -> int:
    """List what is wrong or weak, one line each: path:line:col: severity CODE message.

    INPUT is a document (.txt, .md), a folder of documents, or a graph.json built before.
    """
    graph = reading.graph(*inputs)
    findings = graph.audit(codes(select), codes(ignore))
    if form == "json":
        click.echo(findings_json(findings), nl=False)
    else:
        click.echo(findings_text(findings), nl=False)
        _count(findings)
    return int(_fails(findings, fail_on))


def _count(findings: Sequence[Finding]) -> None:
    counts = [f"{sum(f.severity is one for f in findings)} {one}s" for one in reversed(Severity)]
    out = console()
    if out.is_terminal:
        out.print(f"{len(findings)} findings: {', '.join(counts)}", style="bold")


def _fails(findings: Sequence[Finding], fail_on: str) -> bool:
    if fail_on == "never":
        return False
    return any(finding.severity.rank >= Severity(fail_on).rank for finding in findings)
