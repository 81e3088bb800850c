"""``appraise``, and what the other commands make of its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencegraph.cli import main

PAPER = "ART improves survival in PML.[1]\n\n## References\n\n1. PMID: 9571254\n"
LIBRARY = "@article{a, pmid={9571254}, title={A cohort study of ART}, participants={900}}\n"
JUDGED = """
[[appraisal]]
reference = "9571254"
large_effect = 1
reason = "RR 0.3"
by = "A.B."
date = 2026-11-20
"""


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.md").write_text(PAPER, encoding="utf-8")
    (tmp_path / "library.bib").write_text(LIBRARY, encoding="utf-8")
    return tmp_path


def test_a_skeleton_is_written_once_and_can_be_given_back(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["appraise", "paper.md", "-r", "library.bib", "-o", "appraisals.toml"]
    assert main(command) == 0
    assert 'reference = "pmid:9571254"' in (paper / "appraisals.toml").read_text(encoding="utf-8")
    assert main(command) == 2
    assert "this file exists already" in capsys.readouterr().err
    assert main(["weakest", "paper.md", "--appraisals", "appraisals.toml"]) == 0


def test_without_a_file_the_skeleton_is_printed(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del paper
    assert main(["appraise", "paper.md", "-r", "library.bib"]) == 0
    assert "#[[appraisal]]" in capsys.readouterr().out


def test_judgements_are_used_and_stay_in_the_graph(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (paper / "a.toml").write_text(JUDGED, encoding="utf-8")
    read = ["-r", "library.bib", "--appraisals", "a.toml"]
    assert main(["build", "paper.md", *read, "-o", "out"]) == 0
    capsys.readouterr()
    assert main(["support", "out/graph.json", "survival"]) == 0
    out = capsys.readouterr().out
    assert "auto low -> moderate (large effect +1, 'RR 0.3', A.B. 2026-11-20)" in out
    assert "OCEBM level 3" in out


def test_wrong_judgements_stop_the_command_and_name_the_line(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (paper / "a.toml").write_text(JUDGED.replace("= 1", "= 7"), encoding="utf-8")
    assert main(["weakest", "paper.md", "--appraisals", "a.toml"]) == 2
    assert "a.toml:4: large_effect = 7 must be 1 or 2" in capsys.readouterr().err


def test_stale_judgements_are_findings(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (paper / "a.toml").write_text(JUDGED.replace("9571254", "1"), encoding="utf-8")
    assert main(["audit", "paper.md", "--appraisals", "a.toml", "--select", "EG005"]) == 1
    assert "a.toml:2: warning EG005" in capsys.readouterr().out


def test_tables_and_the_year_are_used(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "[[design]]\nname = 'cohort study'\nsource = 'ours'\nrung = { other = 2 }\n"
    (paper / "mine.toml").write_text(table, encoding="utf-8")
    text = LIBRARY.replace("A cohort study", "A narrative review").replace("}}", "}, year={2010}}")
    (paper / "old.bib").write_text(text, encoding="utf-8")

    assert main(["support", "paper.md", "-r", "library.bib", "--tables", "mine.toml"]) == 0
    assert "cohort study; rung 2" in capsys.readouterr().out
    assert main(["support", "paper.md", "-r", "old.bib", "--as-of", "2026"]) == 0
    assert "16 years old in 2026" in capsys.readouterr().out
    (paper / "mine.toml").write_text(table.replace("2 }", "8 }"), encoding="utf-8")
    assert main(["support", "paper.md", "--tables", "mine.toml"]) == 2
    assert "mine.toml: row 1 under [[design]]: rung.other is 8" in capsys.readouterr().err
    assert main(["support", "paper.md", "--tables", "lost.toml"]) == 2
