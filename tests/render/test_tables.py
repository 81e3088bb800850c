"""CSV for spreadsheets and pandas."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from evidencegraph.api import EvidenceGraph
from evidencegraph.model import Verdict
from evidencegraph.render.columns import CITATION_COLUMNS, CLAIM_COLUMNS, REFERENCE_COLUMNS
from evidencegraph.render.tables import csv_text, to_csv
from tests.builders import graph_of, paper
from tests.render.hostile import hostile

GRAPH = graph_of(
    paper(
        "Cytarabine does not improve survival in PML [1][2].",
        "It kills half of the patients [3].",
        "Interferon cures PML [9].",
        "PML is rare.",
        references=("PMID: 9571254", "PMID: 9571254", "https://www.ninds.nih.gov/pml"),
    ),
    "@article{h, pmid={9571254}, title={T}, author={Hall, C}, year={1998}, studydesign={RCT}}",
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("graph", [EvidenceGraph(), GRAPH, hostile()], ids=["empty", "one", "evil"])
def test_every_row_has_every_documented_column(graph: EvidenceGraph) -> None:
    tables = to_csv(graph)
    columns = (CLAIM_COLUMNS, REFERENCE_COLUMNS, CITATION_COLUMNS)
    sizes = (graph.corpus.claims, graph.corpus.references, graph.corpus.citations)

    for (name, text), documented, values in zip(tables.items(), columns, sizes, strict=True):
        lines = text.splitlines()
        assert lines[0] == ",".join(documented), name
        assert len(rows(text)) == len(lines) - 1 == len(values), name
        assert all(None not in row and None not in row.values() for row in rows(text)), name


def test_references_have_short_labels_and_only_publishers_that_are_somebody() -> None:
    long = "Potent antiretroviral therapy with or without cidofovir: a very long title"
    graph = graph_of(
        f"It kills [1][2].\n\n## References\n\n1. {long}\n2. https://www.ninds.nih.gov/pml\n"
    )
    found = {row["source"]: row for row in rows(to_csv(graph)["references"])}

    assert len(found["unknown"]["label"]) < len(long)
    assert found["unknown"]["publisher"] == ""
    assert found["government page"]["publisher"] == "NINDS"


def test_pandas_reads_numbers_levels_and_truth() -> None:
    tables = {name: pd.read_csv(io.StringIO(text)) for name, text in to_csv(GRAPH).items()}
    claims = tables["claims"].set_index("claim")

    assert claims["certainty"].tolist() == ["low", "none", "unknown", "none"]
    assert claims["verdict"].tolist()[2:] == ["unknown", "unsupported"]
    assert claims["score"].isna().tolist() == [False, False, True, False]
    assert claims["sources"].tolist() == [1, 1, 1, 0]
    assert tables["references"]["resolved"].tolist().count(False) == 1
    merged = tables["citations"].merge(tables["references"], on="reference")
    assert len(merged) == len(GRAPH.corpus.citations)


@pytest.mark.parametrize("graph", [EvidenceGraph(), GRAPH], ids=["empty", "one"])
def test_data_frames_are_the_same_tables(graph: EvidenceGraph) -> None:
    frames = graph.to_pandas()

    for name, text in to_csv(graph).items():
        read = pd.read_csv(io.StringIO(text), dtype=object, keep_default_na=False)
        frame = frames[name].reset_index() if frames[name].index.name else frames[name]
        assert list(frame.columns) == list(read.columns)
        assert len(frame) == len(read)
    assert frames["claims"].index.tolist() == [claim.id for claim in graph.corpus.claims]


def test_what_is_unknown_is_unknown_in_data_frames() -> None:
    claims = GRAPH.to_pandas()["claims"]

    assert claims["certainty"].tolist() == ["low", "none", "unknown", "none"]
    assert claims["score"].isna().tolist() == [False, False, True, False]
    assert GRAPH.to_pandas()["references"]["year"].dropna().tolist() == [1998]
    assert str(GRAPH.to_pandas()["citations"]["rung"].dtype) == "Int64"


def test_credits_of_a_claim_sum_to_its_score_though_a_work_is_pointed_at_twice() -> None:
    tables = {name: pd.read_csv(io.StringIO(text)) for name, text in to_csv(GRAPH).items()}
    credit = tables["citations"].groupby("claim")["credit"].sum()

    for claim in GRAPH.claims():
        support = GRAPH.support(claim)
        if support.verdict not in {Verdict.UNKNOWN, Verdict.UNSUPPORTED}:
            assert credit[claim.id] == pytest.approx(support.score, abs=1e-5)
    assert tables["citations"]["credit"].tolist()[1] == 0


def test_what_is_unknown_has_neither_score_nor_level() -> None:
    (row,) = [row for row in rows(to_csv(GRAPH)["claims"]) if row["verdict"] == "unknown"]

    assert (row["certainty"], row["score"], row["ceiling"]) == ("unknown", "", "high")


def test_no_cell_is_a_formula() -> None:
    cells = [
        cell for text in to_csv(hostile()).values() for row in rows(text) for cell in row.values()
    ]
    begins = {cell[:1] for cell in cells}

    assert not begins & set("=@+\t")
    assert all(float(cell) <= 0 for cell in cells if cell.startswith("-"))
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)


def test_no_row_is_broken_by_what_stands_in_it() -> None:
    text = to_csv(hostile())["claims"]

    assert len(text.split("\n")) == len(text.splitlines()) + 1 == 4
    assert not set("\x00\x0b\ud800\ufffe\u2028") & set(text)
    text.encode()


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\uff1d", "\uff20"])
def test_texts_that_look_like_formulas_are_inert(sign: str) -> None:
    assert rows(csv_text(["a"], [{"a": f"{sign}1"}])) == [{"a": f"'{sign}1"}]
