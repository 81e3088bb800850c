from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.graph import Graph
from evidencegraph.render.packing import packed
from evidencegraph.render.page_data import page_data

VALUES = st.sampled_from([0, 1, False, True, None, "", "a", [], ["a"]])
ROWS = st.lists(st.fixed_dictionaries({"n": VALUES, "of": VALUES}, optional={"more": VALUES}))


def whole(table: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**table["usual"], **row} for row in table["rows"]]


@given(ROWS)
def test_rows_become_whole_again(rows: list[dict[str, Any]]) -> None:
    data = {"claims": [], "references": [], "citations": [], "findings": rows}

    # As text, since 1 and true are equal in Python.
    assert [json.dumps(row, sort_keys=True) for row in whole(packed(data)["findings"])] == [
        json.dumps(row, sort_keys=True) for row in rows
    ]


def test_citations_name_claims_and_works_by_their_places(graph: Graph) -> None:
    data = page_data(graph)
    short = packed(data)
    claims, works = whole(short["claims"]), whole(short["references"])

    assert [
        {**row, "claim": claims[row["claim"]]["id"], "reference": works[row["reference"]]["id"]}
        for row in whole(short["citations"])
    ] == data["citations"]


def test_rows_say_only_what_is_unusual(graph: Graph) -> None:
    table = packed(page_data(graph))["citations"]

    assert table["usual"]["direction"] == "supports"
    for row in table["rows"]:
        assert not [key for key, value in row.items() if table["usual"].get(key, row) == value]
    assert len({len(row) for row in table["rows"]}) > 1
