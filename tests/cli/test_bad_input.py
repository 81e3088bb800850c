"""Odd files, odd names and damaged graphs, through the door of the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evidencegraph.cli.main import main

DOCUMENT = "# PML\n\nPML is rare [1].\n\nIt can kill [2].\n\n## References\n\n1. PMID: 9571254\n"

Change = Callable[[dict[str, Any]], object]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one document, and go there."""
    (tmp_path / "paper.md").write_text(DOCUMENT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def node(data: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(one for one in data["nodes"] if one["kind"] == kind)


def edge(data: dict[str, Any], relation: str) -> dict[str, Any]:
    return next(one for one in data["edges"] if one["relation"] == relation)


def test_what_build_wrote_is_no_document_at_the_next_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = [main(["build", ".", "-o", "outputs"]), capsys.readouterr().out]
    second = [main(["build", ".", "-o", "outputs"]), capsys.readouterr().out]
    assert first == second
    assert "1 document" in str(first[1])

    # A clone may have only some of them; a report that stands without a graph is a document.
    (folder / "outputs" / "index.html").unlink()
    assert main(["audit", ".", "--fail-on", "never"]) == 0
    assert "outputs" not in capsys.readouterr().out
    (folder / "outputs" / "graph.json").unlink()
    assert main(["audit", ".", "--fail-on", "never"]) == 0
    assert "outputs/report" in capsys.readouterr().out


def test_a_graph_of_an_older_version_is_read(folder: Path) -> None:
    assert main(["build", "paper.md"]) == 0
    data = json.loads((folder / "outputs/graph.json").read_text())
    del data["graph"]["texts"]
    for one in [*data["nodes"], *data["edges"]]:
        for key in ("sentence", "doubted", "editors", "confirmed", "facts", "excerpt"):
            one.pop(key, None)
    (folder / "old.json").write_text(json.dumps(data))

    assert main(["build", "old.json", "-o", "anew"]) == 0
    assert main(["support", "old.json"]) == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: node(data, "claim").update(line=float("nan")), "NaN is no number of JSON"),
        (lambda data: node(data, "claim").update(start="x"), "start is 'x', which is no int"),
        (lambda data: node(data, "claim").update(section=None), "section is None"),
        (lambda data: node(data, "claim").update(negated=1), "negated is 1, which is no bool"),
        (lambda data: node(data, "claim").update(document="z.md"), "which is no document"),
        (lambda data: node(data, "reference").update(year=10**400), "year is 1000"),
        (lambda data: node(data, "reference").update(year=True), "year is True"),
        (lambda data: node(data, "reference").update(authors=[3]), "authors is (3,)"),
        (lambda data: data["nodes"].append(node(data, "claim")), "two nodes are the claim"),
        (lambda data: edge(data, "cites").update(target="paper.md"), "which is no reference"),
        (lambda data: edge(data, "cites").update(relation="x"), "'x' is no relation of an edge"),
        (lambda data: data["graph"]["method"].update(assurance="x"), "assurance is 'x'"),
    ],
)
def test_a_damaged_graph_is_refused_with_what_is_wrong(
    folder: Path, capsys: pytest.CaptureFixture[str], change: Change, words: str
) -> None:
    assert main(["build", "paper.md"]) == 0
    data = json.loads((folder / "outputs/graph.json").read_text())
    change(data)
    (folder / "odd.json").write_text(json.dumps(data))
    capsys.readouterr()

    assert main(["weakest", "odd.json"]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert "Build it anew" in said


def test_citations_of_a_place_that_is_no_document_are_audited(folder: Path) -> None:
    assert main(["build", "paper.md"]) == 0
    data = json.loads((folder / "outputs/graph.json").read_text())
    for one in data["edges"]:
        if one["relation"] == "cites":
            one["path"] = "elsewhere.md"
    (folder / "odd.json").write_text(json.dumps(data))

    assert main(["audit", "odd.json", "--fail-on", "never"]) == 0


def test_a_graph_may_be_larger_than_a_document(folder: Path) -> None:
    assert main(["build", "paper.md"]) == 0
    graph = folder / "outputs/graph.json"
    graph.write_text(graph.read_text() + " " * 10_000_000)

    assert main(["weakest", "outputs/graph.json"]) == 0


@pytest.mark.parametrize("command", ["build", "audit", "read", "references"])
def test_a_name_that_no_system_bears_is_no_file(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "x" * 5000]) == 2
    assert "there is no such file or folder" in capsys.readouterr().err


def test_a_name_that_is_no_text_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"m\xfcller.md")
    try:
        (folder / name).write_text(DOCUMENT)
    except OSError:
        pytest.skip("this file system has no such names")

    assert main(["audit", name]) == 2
    assert "has a name that is no UTF-8. Rename it" in capsys.readouterr().err
    assert main(["build", "."]) == 0


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device")
def test_a_device_without_an_end_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "/dev/zero"]) == 2
    assert "more than the 10 MB" in capsys.readouterr().err


def test_a_link_to_a_file_stays_one(folder: Path) -> None:
    (folder / "kept").mkdir()
    (folder / "kept/graph.xml").write_text("old")
    (folder / "graph.xml").symlink_to("kept/graph.xml")

    assert main(["export", "paper.md", "-f", "graphml", "-o", "graph.xml"]) == 0
    assert (folder / "graph.xml").is_symlink()
    assert "graphml" in (folder / "kept/graph.xml").read_text()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_written_into_and_not_replaced(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    reader = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)

    assert main(["export", "paper.md", "-f", "ris", "-o", "pipe"]) == 0
    assert (folder / "pipe").is_fifo()
    assert os.read(reader, 6) == b"TY  - "
    os.close(reader)


@pytest.mark.parametrize("output", ["a\0b", "paper.md", "paper.md/sub"])
def test_outputs_that_cannot_be_written_say_so(
    output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "paper.md", "-o", output]) == 2
    assert "cannot write here" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("--tables", "source = 1"),
        ("--tables", "source = [1]"),
        ("--concepts", "concept = 1"),
        ("--concepts", "concept = [1]"),
        ("--concepts", "[concept]\nname = 1"),
    ],
)
def test_tables_of_another_shape_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], option: str, text: str
) -> None:
    (folder / "mine.toml").write_text(text)

    assert main(["audit", "paper.md", option, "mine.toml"]) == 2
    assert "mine.toml" in capsys.readouterr().err


@pytest.mark.parametrize(("number", "code"), [("-1e308", 2), ("nan", 2), ("inf", 2), ("0", 0)])
def test_a_threshold_is_a_number_from_0_on(folder: Path, number: str, code: int) -> None:
    (folder / "evidencegraph.toml").write_text(f"thresholds.EG107.works = {number}")

    assert main(["audit", "paper.md", "--fail-on", "never"]) == code
