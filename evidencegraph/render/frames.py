"""The graph as pandas tables; needs the extra ``pandas``."""

from __future__ import annotations

import pandas as pd

from evidencegraph.graph import Graph
from evidencegraph.render.tables import COLUMNS, tables

_INDEX = {"claims": "claim", "references": "reference"}
_WHOLE = ("year", "participants", "body", "rung", "rung_counted")


def frames(graph: Graph) -> dict[str, pd.DataFrame]:
    """Return the tables ``claims``, ``references`` and ``citations``.

    Their columns are those of the CSV tables. Claims and references are indexed by id; a citation
    has a row of its own for each pointer. Numbers that are unknown are missing.
    """
    found = {}
    for name, rows in tables(graph).items():
        frame = pd.DataFrame(list(rows), columns=list(COLUMNS[name]))
        # Without this a whole number beside one that is unknown would become a fraction.
        frame = frame.astype({column: "Int64" for column in _WHOLE if column in frame})
        found[name] = frame.set_index(_INDEX[name]) if name in _INDEX else frame
    return found
