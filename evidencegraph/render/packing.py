"""The rows of the page's data without what most of them repeat; `dom.js` unpacks them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evidencegraph.render.rows import Row

_TABLES = ("claims", "references", "citations", "findings")


def packed(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of a page with short rows.

    Each table becomes ``{"usual": row, "rows": rows}``, and a row holds only what differs from the
    usual one. Citations name claims and references by their place in those tables, from 0.

    >>> rows = [{"id": "a", "kind": "harm"}, {"id": "b", "kind": "harm"}]
    >>> packed({"claims": rows, "references": (), "citations": (), "findings": ()})["claims"]
    {'usual': {'id': 'a', 'kind': 'harm'}, 'rows': [{}, {'id': 'b'}]}
    """
    places = [{row["id"]: at for at, row in enumerate(data[name])} for name in _TABLES[:2]]
    tables = {name: data[name] for name in _TABLES} | {
        "citations": _numbered(data["citations"], *places)
    }
    return {**data, **{name: _short(rows) for name, rows in tables.items()}}


def _numbered(
    citations: Iterable[Row], claims: Mapping[str, int], works: Mapping[str, int]
) -> list[Row]:
    return [
        {**row, "claim": claims[row["claim"]], "reference": works[row["reference"]]}
        for row in citations
    ]


def _short(rows: Sequence[Row]) -> Row:
    keys = [key for key in (rows[0] if rows else ()) if all(key in row for row in rows)]
    # Compared as written: in Python 1 equals true. Writing JSON takes three times as long.
    written = {key: [repr(row[key]) for row in rows] for key in keys}
    usual = {key: _most_common(texts) for key, texts in written.items()}
    return {
        "usual": {key: json.loads(json.dumps(rows[at][key])) for key, at in usual.items()},
        "rows": [
            {
                key: value
                for key, value in row.items()
                if key not in usual or written[key][at] != written[key][usual[key]]
            }
            for at, row in enumerate(rows)
        ],
    }


def _most_common(texts: Sequence[str]) -> int:
    """Return the place of the most common text; of several the first."""
    return texts.index(Counter(texts).most_common(1)[0][0])
