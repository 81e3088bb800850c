"""The graph as JSON: networkx node-link data, and back."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from importlib.resources import files
from typing import Any

import networkx as nx

from evidencegraph.errors import MalformedDataError
from evidencegraph.grading import with_tables
from evidencegraph.graph.attributes import (
    appraisal_attributes,
    appraisal_of,
    citation_of,
    claim_of,
    paper_of,
    passage_attributes,
    passage_of,
    problem_attributes,
    problem_of,
    reference_of,
    waiver_attributes,
    waiver_of,
)
from evidencegraph.graph.graph import Graph
from evidencegraph.graph.shape import check_names, check_types
from evidencegraph.model import Corpus, Method

_FORMAT = "evidencegraph/1"
_RELATIONS = ("states", "cites", "lists")
_COMPACT = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
"""Python's own encoder is many times as slow when it indents."""
_LEVELS = 4
"""Levels from what is said of the graph down to a passage of a document."""


def to_json(graph: Graph) -> str:
    """Return the graph as node-link JSON, a line for each node; the same bytes for the same graph.

    What the method makes of the facts (scores, grades) is written for other programs to read;
    `from_json` computes it anew.
    """
    data = nx.node_link_data(graph.nx, edges="edges")
    data["graph"] = {
        "format": _FORMAT,
        "method_id": graph.method_id,
        "method": _method_data(graph.method),
        "library_size": graph.corpus.library_size,
        "tables": [{"name": name, "text": text} for name, text in graph.tables.added],
        "appraisals": [appraisal_attributes(one) for one in graph.appraisals],
        "texts": [
            {
                "document": paper.path,
                "passages": [passage_attributes(one) for one in paper.passages],
            }
            for paper in graph.corpus.papers
        ],
        "problems": [problem_attributes(problem) for problem in graph.corpus.problems],
        "waivers": [waiver_attributes(waiver) for waiver in graph.corpus.waivers],
    }
    levels = {"graph": _LEVELS, "nodes": 1, "edges": 1}
    parts = (f'"{name}": {_lines(value, levels.get(name, 0))}' for name, value in data.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(value: Any, levels: int) -> str:  # noqa: ANN401 - JSON is of any type
    """Return JSON with each item of the outer levels on a line of its own, for comparing files."""
    if not levels or not value or not isinstance(value, dict | list):
        return _COMPACT.encode(value)
    if isinstance(value, dict):
        items = [f"{_COMPACT.encode(key)}: {_lines(one, levels - 1)}" for key, one in value.items()]
        return "{\n" + ",\n".join(items) + "\n}"
    return "[\n" + ",\n".join(_lines(one, levels - 1) for one in value) + "\n]"


def from_json(text: str, origin: str = "graph.json") -> Graph:
    """Return the graph that `to_json` wrote.

    Args:
        text: node-link JSON.
        origin: the file's name, for messages.

    Raises:
        MalformedDataError: the text is no JSON, or not of this shape.

    >>> from_json(to_json(Graph())) == Graph()
    True
    """
    hint = "Build it anew with: evidencegraph build"
    try:
        data = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise MalformedDataError(f"{origin} is not valid JSON: {error}", hint) from error
    try:
        graph = Graph(
            _corpus(data),
            _method(data["graph"]["method"]),
            with_tables((table["name"], table["text"]) for table in data["graph"]["tables"]),
            tuple(appraisal_of(one) for one in data["graph"]["appraisals"]),
        )
        for part in (graph.corpus, graph.method, *graph.appraisals):
            check_types(part)
        check_names(graph.corpus)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = f"{origin} is not an evidence graph: {type(error).__name__}: {error}"
        raise MalformedDataError(message, hint) from error
    return graph


def _refuse(constant: str) -> float:
    """Refuse NaN and Infinity, which Python reads although they are no JSON."""
    no = f"{constant} is no number of JSON"
    raise ValueError(no)


def schema_text() -> str:
    """Return the JSON Schema of what `to_json` writes."""
    return files("evidencegraph.graph").joinpath("graph.schema.json").read_text(encoding="utf-8")


def _corpus(data: dict[str, Any]) -> Corpus:
    if data["graph"]["format"] != _FORMAT:
        other = f"its format is {data['graph']['format']!r}, not {_FORMAT!r}"
        raise ValueError(other)
    nodes = data["nodes"]
    texts = {
        text["document"]: map(passage_of, text["passages"])
        for text in data["graph"].get("texts", ())
    }
    cites = (edge for edge in data["edges"] if edge["relation"] == "cites")
    corpus = Corpus(
        papers=tuple(
            paper_of(n["id"], n, texts.get(n["id"], ())) for n in nodes if n["kind"] == "document"
        ),
        claims=tuple(claim_of(n["id"], n) for n in nodes if n["kind"] == "claim"),
        references=tuple(reference_of(n["id"], n) for n in nodes if n["kind"] == "reference"),
        citations=tuple(citation_of(e["source"], e["target"], e) for e in cites),
        problems=tuple(problem_of(problem) for problem in data["graph"]["problems"]),
        waivers=tuple(waiver_of(waiver) for waiver in data["graph"]["waivers"]),
        library_size=data["graph"]["library_size"],
    )
    known = {node["id"] for node in nodes}
    for edge in data["edges"]:
        if edge["relation"] not in _RELATIONS:
            other = f"{edge['relation']!r} is no relation of an edge"
            raise ValueError(other)
        if edge["source"] not in known or edge["target"] not in known:
            lost = (
                f"an edge joins {edge['source']!r} and {edge['target']!r}, not both of which exist"
            )
            raise ValueError(lost)
    return corpus


def _method_data(method: Method) -> dict[str, Any]:
    data = asdict(method)
    data["information_sizes"] = list(method.information_sizes)
    data["design_error"] = dict(method.design_error)
    return data


def _method(data: dict[str, Any]) -> Method:
    known = {each.name for each in fields(Method)}
    values = {name: value for name, value in data.items() if name in known}
    values["information_sizes"] = tuple(data["information_sizes"])
    values["design_error"] = tuple(data["design_error"].items())
    return Method(**values)
