"""What the documentation says is so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from evidencegraph.api import build
from evidencegraph.cli.export import command
from evidencegraph.render.columns import CITATION_COLUMNS, CLAIM_COLUMNS, REFERENCE_COLUMNS
from tests.conftest import ROOT

EXPORTS = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("claims", CLAIM_COLUMNS),
        ("references", REFERENCE_COLUMNS),
        ("citations", CITATION_COLUMNS),
    ],
)
def test_columns_of_the_tables_are_documented_as_they_are(
    name: str, columns: Mapping[str, str]
) -> None:
    section = EXPORTS.partition(f"### {name}.csv\n")[2].partition("\n#")[0]

    assert dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section, re.MULTILINE)) == columns


def test_every_format_is_documented() -> None:
    (option,) = [one for one in command.params if one.name == "form"]

    assert all(f"`{form}`" in EXPORTS for form in option.type.choices)  # type: ignore[attr-defined]


# rdflib's own parser still uses a class that it has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_python_blocks_of_the_exports_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = build(ROOT / "documents", ROOT / "references")
    graph.write_csv(tmp_path / "tables")
    (tmp_path / "graph.jsonld").write_text(graph.to_jsonld(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", EXPORTS, re.DOTALL):
        exec(block, names)  # noqa: S102 - our own documentation

    assert len(names["behind"]) == len(graph.corpus.citations)  # type: ignore[arg-type]
    assert "mirtazapine in PML therefore remains unproven" in capsys.readouterr().out
