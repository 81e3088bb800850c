"""The graph as one HTML document that works without a network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Container, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from pyvis.network import Network

from evidencegraph.graph import Graph
from evidencegraph.model import Finding
from evidencegraph.render.layout import Flow, Layout, lay_out
from evidencegraph.render.legend import letter_of, shape_of
from evidencegraph.render.packing import packed
from evidencegraph.render.page_data import page_data
from evidencegraph.render.rows import Row, shorten

_DRAWING = "templates/lib/vis-9.1.2/vis-network.min.js"

_SCRIPTS = (
    "dom.js",
    "weighing.js",
    "whatif.js",
    "records.js",
    "address.js",
    "filter.js",
    "hint.js",
    "frame.js",
    "parts.js",
    "text.js",
    "map.js",
    "table.js",
    "relations.js",
    "overview.js",
    "claim.js",
    "reference.js",
    "withdrawal.js",
    "page.js",
)
"""One script in the page; what runs at once stands in the last."""

_STYLES = (
    "palette.css",
    "page.css",
    "signs.css",
    "text.css",
    "views.css",
    "panel.css",
    "print.css",
)

_MOST_DRAWN = 2500
"""Nodes on a map beyond which nobody tells them apart, and a browser takes long to draw them."""

# Only constants: pyvis writes options into the page as they are.
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "hoverConnectedEdges": False,
        "keyboard": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 120,
    },
    "edges": {
        "smooth": {
            "enabled": True,
            "type": "cubicBezier",
            "forceDirection": "horizontal",
            "roundness": 0.45,
        },
    },
}


def page(graph: Graph, findings: Sequence[Finding] = ()) -> str:
    """Return a complete HTML document that shows a graph and its findings.

    The document holds all that it needs and asks the network for nothing. Words of documents and
    libraries go into it as data, never as markup. The same graph and findings give the same text.

    Args:
        graph: documents, claims and references.
        findings: of the audit, in any order.

    Returns:
        The document; write it as UTF-8.

    >>> page(Graph()).startswith("<!DOCTYPE html>")
    True
    """
    data = page_data(graph, findings)
    part = _drawn(data)
    layout = lay_out(_flows(data, part), _cited(data, part))
    network = _network(data, layout)
    network.templateEnv = _environment(data, layout)
    network.path = "page.html"
    return str(network.generate_html())


def _drawn(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the ids that the map shows: all, or of very many the weakest claims that cite."""
    names = [row["id"] for row in [*data["claims"], *data["references"]]]
    if len(names) <= _MOST_DRAWN:
        return frozenset(names)
    cited: dict[str, set[str]] = {}
    for row in data["citations"]:
        cited.setdefault(row["claim"], set()).add(row["reference"])
    part: set[str] = set()
    for claim in data["weakest"]:
        if claim in cited:
            grown = part | cited[claim] | {claim}
            if len(grown) > _MOST_DRAWN:
                break
            part = grown
    return frozenset(part)


def _flows(data: Mapping[str, Any], part: Container[str]) -> list[Flow]:
    """Return the documents that make claims, section by section."""
    shown = [claim for claim in data["claims"] if claim["id"] in part]
    titles = {document["id"]: document["title"] for document in data["documents"]}
    return [
        Flow(
            titles.get(path, path),
            tuple(
                (section, tuple(claim["id"] for claim in run))
                for section, run in groupby(claims, lambda claim: str(claim["section"]))
            ),
        )
        for path, claims in groupby(shown, lambda claim: str(claim["document"]))
    ]


def _cited(data: Mapping[str, Any], part: Container[str]) -> dict[str, list[str]]:
    cited: dict[str, list[str]] = {row["id"]: [] for row in data["references"] if row["id"] in part}
    for citation in data["citations"]:
        if citation["claim"] in part and citation["reference"] in part:
            cited[citation["reference"]].append(citation["claim"])
    return cited


def _network(data: Mapping[str, Any], layout: Layout) -> Network:
    """Return the graph as pyvis draws it.

    Nodes are numbered, claims before references, so that no word of a document names one.
    """
    network = Network(directed=True)
    network.set_options(json.dumps(_OPTIONS))
    numbers: dict[str, int] = {}
    for number, row in enumerate([*data["claims"], *data["references"]]):
        if row["id"] not in layout.points:
            continue
        numbers[row["id"]] = number
        x, y = layout.points[row["id"]]
        network.add_node(number, x=x, y=y, **(_claim_node if "state" in row else _work_node)(row))
    for at, citation in enumerate(data["citations"]):
        if citation["claim"] in numbers and citation["reference"] in numbers:
            ends = numbers[citation["claim"]], numbers[citation["reference"]]
            network.add_edge(*ends, direction=citation["direction"], arrows="", citation=at)
    return network


def _claim_node(row: Row) -> dict[str, Any]:
    return {"label": letter_of(row["state"]), "shape": "circle", "group": row["state"]}


def _work_node(row: Row) -> dict[str, Any]:
    family = row["family"]
    return {"label": row["short"], "shape": shape_of(family), "group": f"work-{family}"}


def _environment(data: Mapping[str, Any], layout: Layout) -> Environment:
    """Return the templates of the page with all that they print besides the network."""
    environment = Environment(
        loader=DictLoader({"page.html": _part("page.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Compact, and in ASCII, so that no line separator of a document ends a line of the page.
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    environment.globals.update(
        data=packed(data),
        headings=[
            {"text": shorten(h.text, 90), "x": h.x, "y": h.y, "width": h.width, "level": h.level}
            for h in layout.headings
        ],
        drawing=_drawing(),
        script="\n".join(_part(name) for name in _SCRIPTS),
        style="\n".join(_part(name) for name in _STYLES),
        digest_of=_digest,
        title=_title(data),
        subject=_subject(data),
    )
    return environment


def _title(data: Mapping[str, Any]) -> str:
    documents = data["documents"]
    if not documents:
        return "Evidence graph"
    more = f" and {len(documents) - 1} more" if len(documents) > 1 else ""
    return f"Evidence graph: {shorten(_undirected(documents[0]['title']), 70)}{more}"


def _subject(data: Mapping[str, Any]) -> str:
    documents = data["documents"]
    if len(documents) == 1:
        return shorten(documents[0]["title"], 120) or "Evidence graph"
    return f"Evidence in {len(documents)} documents" if documents else "Evidence graph"


def _undirected(text: str) -> str:
    """Return a text without controls of direction, where no element can isolate them."""
    return re.sub("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)


def _digest(text: str) -> str:
    """Return what a Content-Security-Policy calls an inline script or style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _part(name: str) -> str:
    """Return a file that lies beside this module."""
    return _normal(files("evidencegraph.render").joinpath(name).read_text(encoding="utf-8"))


@cache
def _drawing() -> str:
    """Return the library that draws, as pyvis brings it.

    Its last line would let a browser's tools look for a file beside the page.
    """
    text = _normal(files("pyvis").joinpath(_DRAWING).read_text(encoding="utf-8"))
    return re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", text)


def _normal(text: str) -> str:
    """Return a text with the line ends that browsers see, since a digest counts each byte."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
