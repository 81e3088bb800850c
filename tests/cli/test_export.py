"""``export`` through the door of the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from bibtexparser.entrypoint import parse_string

from evidencegraph.bibliography import read_library
from evidencegraph.cli import main
from tests.cli.test_cli import DOCUMENT, LIBRARY
from tests.render.hostile import hostile

SOURCE = ("paper.md", "-r", "library.bib")

Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command in a folder with one document and one library."""
    (tmp_path / "paper.md").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "library.bib").write_text(LIBRARY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str, code: int = 0) -> str:
        assert main(arguments) == code
        shown = capsys.readouterr()
        return shown.err if code else shown.out

    return command


def test_csv_is_a_folder_of_three_tables_that_excel_and_pandas_know(run: Run) -> None:
    run("export", *SOURCE, "--format", "csv", "--output", "tables")

    files = sorted(Path("tables").iterdir())
    assert [file.name for file in files] == ["citations.csv", "claims.csv", "references.csv"]
    assert all(file.read_bytes().startswith(b"\xef\xbb\xbf") for file in files)
    assert pd.read_csv("tables/claims.csv").columns[0] == "claim"


def test_one_table_goes_to_the_terminal_or_into_a_file(run: Run) -> None:
    said = run("export", *SOURCE, "--format", "csv", "--table", "claims")
    run("export", *SOURCE, "--format", "csv", "--table", "claims", "-o", "deep/er/c.csv")

    assert said.startswith("claim,document,")
    assert Path("deep/er/c.csv").read_text(encoding="utf-8") == f"\ufeff{said}"


@pytest.mark.parametrize("form", ["graphml", "gexf", "jsonld", "bibtex", "ris", "csl-json"])
def test_a_file_holds_what_the_terminal_shows_from_documents_and_graph_alike(
    run: Run, form: str
) -> None:
    said = run("export", *SOURCE, "--format", form)
    run("export", *SOURCE, "--format", form, "--output", "one")
    run("build", *SOURCE, "--output", "out")

    assert Path("one").read_text(encoding="utf-8") == said
    assert run("export", "out/graph.json", "--format", form, "--output", "-") == said


def test_bibtex_has_the_cited_works_only(run: Run) -> None:
    parsed = parse_string(run("export", *SOURCE, "--format", "bibtex"))

    assert [entry.key for entry in parsed.entries] == ["hall1998"]
    assert parsed.failed_blocks == []


def test_bibtex_of_hostile_works_is_read_by_others_and_by_us() -> None:
    graph = hostile()
    parsed = parse_string(graph.to_bibtex())
    works = [work for work in graph.references if work.resolved]

    assert (len(parsed.entries), parsed.failed_blocks) == (len(works), [])
    again = read_library("a.bib", graph.to_bibtex())
    assert {work.id for work in works} <= {name for w in again.references for name in w.identifiers}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "csv"], "csv is three tables: name a folder"),
        (["--format", "csv", "--output", "all.csv"], "csv is three tables: name a folder"),
        (["--format", "gexf", "--table", "claims"], "--table goes with --format csv"),
        (["--format", "gexf", "--output", "."], "this is a folder, and gexf is one file"),
        (["--format", "gexf", "--output", "paper.md/a.gexf"], "cannot write here"),
        (["--format", "csv", "--output", "paper.md"], "cannot write here"),
        (["--format", "excel"], "'excel' is not one of"),
        ([], "Missing option '-f' / '--format'"),
    ],
)
def test_wrong_use_says_what_to_do(run: Run, options: list[str], said: str) -> None:
    before = Path("paper.md").read_text(encoding="utf-8")

    assert said in run("export", *SOURCE, *options, code=2)
    assert Path("paper.md").read_text(encoding="utf-8") == before


def test_a_document_without_claims_gives_empty_files(run: Run) -> None:
    Path("bare.md").write_text("# Only a heading\n", encoding="utf-8")

    assert len(run("export", "bare.md", "--format", "csv", "--table", "claims").splitlines()) == 1
    assert run("export", "bare.md", "--format", "bibtex") == ""
    assert "<graphml" in run("export", "bare.md", "--format", "graphml")


@pytest.mark.parametrize(
    "form", ["bibtex", "ris", "csl-json", "report-md", "report-html", "jsonld"]
)
def test_half_a_character_of_a_library_breaks_nothing(run: Run, form: str) -> None:
    item = '[{"id": "a", "type": "book", "PMID": "9571254", "title": "half \\ud800 a word"}]'
    Path("half.json").write_text(item, encoding="utf-8")
    source = ("paper.md", "-r", "half.json")
    run("build", *source, "-o", "out")

    said = run("export", *source, "--format", form)
    said.encode()
    assert "half" in said
    assert "half" in run("export", "out/graph.json", "--format", form)
    run("support", *source)
