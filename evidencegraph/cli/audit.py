"""``evidencegraph audit``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from evidencegraph.audit import baseline_text, new_findings
from evidencegraph.cli.console import console
from evidencegraph.cli.options import codes, inputs_argument, online_option, source, source_options
from evidencegraph.model import Finding, Severity
from evidencegraph.render.findings import FORMATS
from evidencegraph.render.statistics import statistics_text
from evidencegraph.workspace import read_settings, read_whole, write_files

_SEVERITIES = [severity.value for severity in Severity]


@click.command(
    epilog="Example: evidencegraph audit paper.md --references references/ --ignore EG203"
)
@inputs_argument
@source_options
@online_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="Lines for people, data for programs, annotations for code hosts.",
)
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules: EG1,EG202.")
@click.option("--ignore", multiple=True, metavar="CODES", help="All rules but these.")
@click.option("--min-severity", type=click.Choice(_SEVERITIES), help="Leave out findings below it.")
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITIES, "never"]),
    help="The least severity that makes the exit code 1.  [default: warning]",
)
@click.option("--baseline", metavar="FILE", help="Leave out the findings that this file knows.")
@click.option("--write-baseline", metavar="FILE", help="Write all findings as known, and end.")
@click.option("--statistics", is_flag=True, help="Print coverage in numbers instead of findings.")
def command(
    inputs: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    min_severity: str | None,
    fail_on: str | None,
    baseline: str | None,
    write_baseline: str | None,
    statistics: bool,  # noqa: FBT001 - click calls by name
    **options: Any,
) -> int:
    """List what is wrong or weak, one line each: path:line:col: severity CODE message.

    INPUT is a document (.txt, .md), a folder of documents, or a graph.json built before. Settings
    are read from the evidencegraph.toml, pyproject.toml or setup.cfg nearest to the first INPUT;
    options are stronger.
    """
    settings, home = read_settings(Path(inputs[0]))
    for name, paths in (("references", settings.references), ("concepts", settings.concepts)):
        options[name] = options[name] or [str(home / path) for path in paths]
    graph = source(inputs, options).graph()
    if statistics:
        click.echo(statistics_text(graph.coverage()), nl=False)
        return 0
    found = graph.audit(
        codes(select) or settings.select,
        codes(ignore) or settings.ignore,
        settings.severities,
        settings.thresholds,
    )
    if write_baseline:
        place = Path(write_baseline)
        write_files(place.parent, {place.name: baseline_text(graph, found)})
        return 0
    known = baseline or (str(home / settings.baseline) if settings.baseline else None)
    if known:
        found = new_findings(graph, found, read_whole(known), known)
    least = Severity(min_severity or settings.min_severity or Severity.NOTE)
    shown = [finding for finding in found if finding.severity.rank >= least.rank]
    click.echo(FORMATS[form](shown), nl=False)
    if form == "text":
        _count(shown)
    return int(_fails(found, fail_on or settings.fail_on or Severity.WARNING.value))


def _count(findings: Sequence[Finding]) -> None:
    counts = [f"{sum(f.severity is one for f in findings)} {one}s" for one in reversed(Severity)]
    out = console()
    if out.is_terminal:
        out.print(f"{len(findings)} findings: {', '.join(counts)}", style="bold")


def _fails(findings: Sequence[Finding], fail_on: str) -> bool:
    if fail_on == "never":
        return False
    return any(finding.severity.rank >= Severity(fail_on).rank for finding in findings)
