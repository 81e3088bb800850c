"""The report as one HTML document, for paper and mail: no script, no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined

from evidencegraph.graph import Graph
from evidencegraph.model import Finding
from evidencegraph.render.characters import writable
from evidencegraph.render.phrases import plural
from evidencegraph.render.report_data import report_data


def report_html(graph: Graph, findings: Sequence[Finding]) -> str:
    """Return the report of a graph as a complete HTML document; write it as UTF-8.

    It says what the report in Markdown says, without the arithmetic of every claim, which the
    interactive page shows.

    Args:
        graph: the graph.
        findings: what the audit found, in any order.

    >>> report_html(Graph(), ()).startswith("<!DOCTYPE html>")
    True
    """
    template = _environment().get_template("report.html")
    return writable(template.render(report=report_data(graph, findings)))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=DictLoader({"report.html": _part("report.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = _part("report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment.globals.update(style=style, digest=f"sha256-{digest}", plural=plural)
    return environment


def _part(name: str) -> str:
    """Return a file that lies beside this module, with the line ends that a browser sees."""
    text = files("evidencegraph.render").joinpath(name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")
