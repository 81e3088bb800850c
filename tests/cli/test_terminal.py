"""What people see in a terminal of 80 columns, and what other programs read from a pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

PLACE = "a-folder-with-a-long-name/a-paper-with-a-long-name.md"
QUESTIONS = [
    ("weakest", PLACE, "-n", "3"),
    ("what-if", PLACE, "--without", "9571254"),
    ("impact", PLACE, "9571254"),
    ("references", PLACE),
    ("rules",),
    ("suggest", PLACE, "-r", PLACE),
    ("build", PLACE, "-o", "out"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one document far below it, and go there."""
    paper = tmp_path / PLACE
    paper.parent.mkdir()
    paper.write_text(
        "Cytarabine was compared with antiretroviral drugs alone, and it did not improve the "
        "survival of people with AIDS and PML over six months [1].\n\n"
        "Interferon improves the outcome of people with PML who have never been treated before.\n\n"
        "## References\n\n1. Hall CD, Dafni U. Failure of cytarabine in PML. 1998. PMID: 9571254\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def in_terminal(*arguments: str, columns: int = 80) -> str:
    """Return what the command shows in a terminal of some width."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "evidencegraph", *arguments],
        stdout=theirs,
        stderr=theirs,
        stdin=theirs,
        env={**os.environ, "COLUMNS": str(columns), "TERM": "dumb", "NO_COLOR": "1"},
    )
    os.close(theirs)
    shown = bytearray()
    while piece := _read(ours):
        shown += piece
    os.close(ours)
    process.wait(timeout=60)
    return shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side is closed
        return b""


def in_pipe(*arguments: str) -> str:
    """Return what another program reads from the command."""
    return subprocess.run(
        [sys.executable, "-m", "evidencegraph", *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("arguments", QUESTIONS, ids=lambda arguments: arguments[0])
def test_no_line_in_a_pipe_ends_with_a_space(arguments: tuple[str, ...]) -> None:
    lines = in_pipe(*arguments).splitlines()

    assert lines
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.usefixtures("folder")
def test_a_row_in_a_pipe_is_one_line() -> None:
    heading, *rows = in_pipe("weakest", PLACE, "-n", "2").splitlines()

    assert heading.split() == ["place", "certainty", "score", "why", "claim"]
    assert len(rows) == 2
    assert all(row.startswith(PLACE) for row in rows)


@pytest.mark.usefixtures("folder")
def test_a_place_is_never_cut_in_a_narrow_terminal() -> None:
    shown = in_terminal("weakest", PLACE, "-n", "1")

    assert shown.split("\n")[0].strip() == f"{PLACE}:3:1"
    assert max(map(len, shown.split("\n"))) <= 80
    assert "    Interferon improves the outcome of people" in shown


@pytest.mark.usefixtures("folder")
def test_blocks_keep_every_column() -> None:
    shown = in_terminal("what-if", PLACE, "--without", "9571254")

    assert "certainty very low, without none, score 0." in shown
    assert ", without 0.000" in shown


@pytest.mark.usefixtures("folder")
def test_a_wide_terminal_shows_the_table() -> None:
    assert in_terminal("weakest", PLACE, columns=160).split("\n")[0].split() == [
        "place",
        "certainty",
        "score",
        "why",
        "claim",
    ]


@pytest.mark.usefixtures("folder")
def test_suggestions_stay_indented() -> None:
    shown = in_terminal("suggest", PLACE, "-r", PLACE, columns=40)
    block = shown[: shown.index("1 claim without")].split("\n")
    first = next(number for number, line in enumerate(block) if "pmid:9571254" in line)

    assert all(line.startswith("    ") for line in block[first : first + 2] if line.strip())


def test_rules_fit_as_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = in_terminal("rules").split("\n")

    assert shown[0].split()[:3] == ["code", "name", "severity"]
    assert max(map(len, shown)) <= 80
