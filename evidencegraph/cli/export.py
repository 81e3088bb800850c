"""``evidencegraph export``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from evidencegraph.api import EvidenceGraph
from evidencegraph.cli.options import inputs_argument, source, source_options
from evidencegraph.errors import UnusableOutputError
from evidencegraph.model import Finding
from evidencegraph.workspace import write_files

_WRITERS: Mapping[str, Callable[[EvidenceGraph], str]] = MappingProxyType(
    {
        "graphml": EvidenceGraph.to_graphml,
        "gexf": EvidenceGraph.to_gexf,
        "jsonld": EvidenceGraph.to_jsonld,
        "bibtex": EvidenceGraph.to_bibtex,
        "ris": EvidenceGraph.to_ris,
        "csl-json": EvidenceGraph.to_csl_json,
    }
)
_REPORTS: Mapping[str, Callable[[EvidenceGraph, Sequence[Finding]], str]] = MappingProxyType(
    {"report-html": EvidenceGraph.report_html, "report-md": EvidenceGraph.report}
)

_NAMES = {
    "bibtex": "works.bib",
    "ris": "works.ris",
    "csl-json": "works.json",
    "report-html": "report.html",
    "report-md": "report.md",
}
"""What a file is usually called where not after its format."""


@click.command(
    epilog="\b\nExample: evidencegraph export outputs/graph.json --format csv --output tables/\n"
    "Example: evidencegraph export paper.md -r library.bib --format graphml -o paper.graphml\n"
    "Example: evidencegraph export outputs/graph.json --format csv --table claims | head"
)
@inputs_argument
@source_options
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["csv", *_WRITERS, *_REPORTS]),
    required=True,
    help="What to write.",
)
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="PATH",
    help="The file to write, for csv the folder; - is the terminal.  [default: -]",
)
@click.option(
    "--table",
    type=click.Choice(["claims", "references", "citations"]),
    help="With csv: only this table, as one file.",
)
def command(
    inputs: tuple[str, ...], form: str, output: str, table: str | None, **options: Any
) -> int:
    """Write the graph for other programs.

    \b
    csv       claims.csv, references.csv and citations.csv, for spreadsheets and pandas
    graphml   for Gephi, Cytoscape, yEd, igraph and networkx
    gexf      for Gephi
    jsonld    linked data: CiTO, FaBiO, GA4GH VA-Spec, PROV
    bibtex, ris, csl-json
              the works that claims cite, for reference managers
    report-html, report-md
              the report, for paper and mail

    INPUT is a document, a folder of documents, or a graph.json built before.
    """  # noqa: D301 - click knows this sign
    if table and form != "csv":
        raise click.UsageError(f"--table goes with --format csv, not with {form}.")
    if form == "csv" and not table and (output == "-" or output.lower().endswith(".csv")):
        raise click.UsageError(
            "csv is three tables: name a folder with --output, or one of them with --table."
        )
    chosen = source(inputs, options)
    graph = chosen.graph()
    if form == "csv" and not table:
        _say(graph.write_csv(output))
        return 0
    if form in _REPORTS:
        text = _REPORTS[form](graph, chosen.findings(graph))
    else:
        text = graph.to_csv()[table] if table else _WRITERS[form](graph)
    if output == "-":
        click.echo(text, nl=False)
        return 0
    place = Path(output)
    if place.is_dir():
        name = _NAMES.get(form, f"graph.{form}")
        hint = f"Name the file in it as well, for example {(place / name).as_posix()}."
        raise UnusableOutputError(f"{output}: this is a folder, and {form} is one file", hint)
    _say(write_files(place.parent, {place.name: f"\ufeff{text}" if table else text}))
    return 0


def _say(written: tuple[Path, ...]) -> None:
    click.echo(f"Wrote {', '.join(path.as_posix() for path in written)}", err=True)
