"""``evidencegraph audit``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from evidencegraph.audit import baseline_text, new_findings
from evidencegraph.cli.console import console
from evidencegraph.cli.options import codes, inputs_argument, online_option, source, source_options
from evidencegraph.errors import UnusableInputError
from evidencegraph.model import Finding, Severity
from evidencegraph.render.findings import FORMATS
from evidencegraph.render.statistics import statistics_json, statistics_text
from evidencegraph.settings import Settings
from evidencegraph.workspace import read_whole, write_files

_SEVERITIES = [severity.value for severity in Severity]


@click.command(
    epilog="\b\nExample: evidencegraph audit paper.md --references references/ --ignore EG203"
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
    help="The least severity that makes the exit code 1.  [default: warning, or --min-severity "
    "where that is higher]",
)
@click.option("--baseline", metavar="FILE", help="Leave out the findings that this file knows.")
@click.option("--write-baseline", metavar="FILE", help="Write all findings as known, and end.")
@click.option("--statistics", is_flag=True, help="Print coverage in numbers, text or json.")
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

    INPUT is a document, a folder of documents, or a graph.json built before; - is what is piped in.
    Settings are read from the evidencegraph.toml, pyproject.toml or setup.cfg nearest to the first
    INPUT; options are stronger, and --select sets `ignore` of the settings aside.
    """
    chosen = source(inputs, options)
    settings = _chosen(chosen.settings, codes(select), codes(ignore))
    graph = chosen.graph()
    if statistics:
        counted = statistics_json if form == "json" else statistics_text
        click.echo(counted(graph.coverage()), nl=False)
        return 0
    found = replace(chosen, settings=settings).findings(graph)
    if write_baseline:
        place = Path(write_baseline)
        write_files(place.parent, {place.name: baseline_text(graph, found)})
        return 0
    known = baseline or settings.baseline
    if known:
        _check_baseline(known)
        found = new_findings(graph, found, read_whole(known), known)
    least = Severity(min_severity or settings.min_severity or Severity.NOTE)
    shown = [finding for finding in found if finding.severity.rank >= least.rank]
    click.echo(FORMATS[form](shown), nl=False)
    if form == "text":
        _count(shown)
    # What was not asked for does not fail, unless somebody says so.
    usual = max(least, Severity.WARNING, key=lambda severity: severity.rank)
    return int(_fails(found, fail_on or settings.fail_on or usual.value))


def _chosen(settings: Settings, select: tuple[str, ...], ignore: tuple[str, ...]) -> Settings:
    """Return the settings with the rules that options name: whoever selects one wants to see it."""
    if select:
        return replace(settings, select=select, ignore=ignore)
    return replace(settings, ignore=ignore or settings.ignore)


def _check_baseline(known: str) -> None:
    if not Path(known).exists():
        hint = f"Write it with: evidencegraph audit ... --write-baseline {known}"
        raise UnusableInputError(f"there is no baseline {known}", hint)


def _count(findings: Sequence[Finding]) -> None:
    counts = [f"{sum(f.severity is one for f in findings)} {one}s" for one in reversed(Severity)]
    out = console()
    if out.is_terminal:
        out.print(f"{len(findings)} findings: {', '.join(counts)}", style="bold")


def _fails(findings: Sequence[Finding], fail_on: str) -> bool:
    if fail_on == "never":
        return False
    return any(finding.severity.rank >= Severity(fail_on).rank for finding in findings)
