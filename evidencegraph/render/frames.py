"""The graph as pandas tables; needs the extra ``pandas``."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evidencegraph.graph import Graph


def frames(graph: Graph) -> dict[str, pd.DataFrame]:
    """Return the tables ``claims``, ``references`` and ``citations``.

    Claims and references are indexed by id; a citation has a row of its own for each pointer.
    """
    nodes: dict[str, dict[str, dict[str, Any]]] = {"claim": {}, "reference": {}, "document": {}}
    for name, attributes in graph.nx.nodes(data=True):
        nodes[attributes["kind"]][name] = attributes
    cites = [
        {"claim": claim, "reference": reference, **attributes}
        for claim, reference, attributes in graph.nx.edges(data=True)
        if attributes["relation"] == "cites"
    ]
    return {
        "claims": pd.DataFrame.from_dict(nodes["claim"], orient="index"),
        "references": pd.DataFrame.from_dict(nodes["reference"], orient="index"),
        "citations": pd.DataFrame(cites),
    }
