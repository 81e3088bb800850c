"""Asking catalogues from the command line, with a server on this machine in their place."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from evidencegraph.catalogues.crossref import HOME as CROSSREF
from evidencegraph.catalogues.pubmed import CONVERTER, EUTILS
from tests.catalogues import records
from tests.catalogues.conftest import Catalogue, Query, catalogue

__all__ = ["catalogue"]

DOCUMENT = "Naps help nurses [1]. Naps help pilots.\n\n## References\n\n1. PMID: 13\n"
REPLACED = {EUTILS: "eutils", CONVERTER: "idconv", CROSSREF: "crossref"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one document that cites a retracted work, and go there."""
    (tmp_path / "paper.md").write_text(DOCUMENT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(home: str, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, with a server in the place of the catalogues."""
    mirrors = " ".join(f"{real}={home}/{name}" for real, name in REPLACED.items())
    done = subprocess.run(
        [sys.executable, "-m", "evidencegraph", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "EVIDENCEGRAPH_MIRRORS": mirrors},
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == code, done.stdout + done.stderr
    return done


def serve(path: str, _query: Query) -> tuple[int, str]:
    if path == "/eutils/efetch.fcgi":
        return 200, records.article_set(records.RETRACTED)
    return 404, "Resource not found."


@pytest.mark.usefixtures("folder")
def test_online_asks_first_and_offline_is_the_default(catalogue: Catalogue) -> None:
    catalogue.answer = serve
    offline = run(catalogue.home, "audit", "paper.md", code=1)
    assert catalogue.asked == []
    online = run(catalogue.home, "audit", "paper.md", "--online", code=1)
    asked = len(catalogue.asked)
    again = run(catalogue.home, "audit", "paper.md", "--online", code=1)

    assert "EG201" not in offline.stdout
    assert "EG201" in online.stdout
    assert "1 answers: 1 found" in online.stderr
    assert again.stdout == online.stdout
    assert again.stderr == ""
    assert len(catalogue.asked) == asked


def test_build_online_writes_what_was_found(catalogue: Catalogue, folder: Path) -> None:
    catalogue.answer = serve
    run(catalogue.home, "build", "paper.md", "--online", "-o", "out")

    assert '"status": "retracted"' in (folder / "out" / "graph.json").read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_without_a_network_online_says_so_and_ends() -> None:
    done = run("http://127.0.0.1:9", "build", "paper.md", "--online", code=2)

    assert "no catalogue could be asked (PubMed: no connection)" in done.stderr
    assert "leave --online out" in done.stderr


@pytest.mark.usefixtures("folder")
def test_what_could_not_be_checked_is_said_and_the_rest_is_used(
    catalogue: Catalogue, folder: Path
) -> None:
    (folder / "more.md").write_text("It is so [1].\n\n## References\n\n1. doi:10.1000/x\n")
    catalogue.answer = lambda path, query: (
        (200, "{}") if path.startswith("/crossref") else serve(path, query)
    )
    done = run(catalogue.home, "audit", ".", "--online", code=1)

    assert "doi:10.1000/x: could not check (Crossref: the answer is malformed)" in done.stderr
    assert "EG201" in done.stdout


@pytest.mark.usefixtures("folder")
def test_online_needs_documents(catalogue: Catalogue, folder: Path) -> None:
    (folder / "graph.json").write_text("{}")

    said = run(catalogue.home, "audit", "graph.json", "--online", code=2).stderr
    assert "a graph.json keeps what was known" in said


@pytest.mark.usefixtures("folder")
def test_fetch_asks_again_for_what_is_old(catalogue: Catalogue) -> None:
    catalogue.answer = serve
    first = run(catalogue.home, "fetch", "paper.md", "--source", "PubMed")
    kept = run(catalogue.home, "fetch", "paper.md", "--source", "PubMed", "--max-age", "30")

    assert "1 answers: 1 found" in first.stdout
    assert "0 answers" in kept.stdout


def test_a_table_of_retractions_is_looked_up_and_used(folder: Path) -> None:
    (folder / "watch.csv").write_text(
        "RetractionNature,OriginalPaperPubMedID,RetractionDate\nRetraction,13,2/6/2010 0:00\n"
    )
    done = run("http://127.0.0.1:9", "fetch", "paper.md", "--retractions", "watch.csv")

    assert "Works with a notice in watch.csv: 1.\n  pmid:13: retracted" in done.stdout
    assert "EG201" in run("http://127.0.0.1:9", "audit", "paper.md", code=1).stdout


def test_another_table_is_refused(folder: Path) -> None:
    (folder / "other.csv").write_text("a,b\n1,2\n")
    done = run("", "fetch", "paper.md", "--retractions", "other.csv", code=2)

    assert "other.csv: this is no table of Retraction Watch" in done.stderr


def search(path: str, _query: Query) -> tuple[int, str]:
    if path == "/eutils/esearch.fcgi":
        return 200, '{"esearchresult": {"idlist": ["11"]}}'
    return 200, records.article_set(records.article("11", title="Naps of pilots"))


def claim_of(said: str) -> str:
    """Return the id of the first claim that was printed."""
    return next(word.rstrip(":") for word in said.split() if word.startswith("claim:"))


ACCEPT = ("--cite", "supports", "--reason", "its table 2", "--by", "A.B.", "--date", "2026-11-20")


@pytest.mark.usefixtures("folder")
def test_what_pubmed_finds_is_a_candidate_until_a_person_accepts_it(
    catalogue: Catalogue, folder: Path
) -> None:
    catalogue.answer = search
    shown = run(catalogue.home, "suggest", "paper.md", "pilots", "--online").stdout
    name = claim_of(shown)
    question = (catalogue.home, "suggest", "paper.md", name)
    to = ("--write", "appraisals.toml")
    before = run(catalogue.home, "support", "paper.md", name).stdout
    accepted = run(*question, "--accept", "11", *ACCEPT, *to).stdout
    again = run(*question, "--accept", "11", *ACCEPT, *to, "--appraisals", to[1], code=2).stderr
    after = run(catalogue.home, "support", "paper.md", name, "--appraisals", to[1]).stdout

    assert "(pmid:11, found by PubMed): naps, pilots" in shown
    assert "What PubMed found are candidates: nobody has checked that they say so." in shown
    assert [query["term"] for path, query in catalogue.asked if "esearch" in path] == [
        ["naps OR help OR pilots"]
    ]
    assert accepted.startswith(f"Added pmid:11 to {name} in appraisals.toml")
    assert "the claim cites pmid:11 already" in again
    assert "unsupported" in before
    assert "Noor 2015" in after
    assert (folder / "appraisals.toml").read_text(encoding="utf-8") == (
        f'[[appraisal]]\nclaim = "{name}"\nquote = "Naps help pilots."\nreference = "pmid:11"\n'
        'cite = "supports"\nreason = "its table 2"\nby = "A.B."\ndate = "2026-11-20"\n'
    )


@pytest.mark.usefixtures("folder")
def test_searching_without_a_network_says_so_and_suggests_the_library(folder: Path) -> None:
    (folder / "refs.bib").write_text("@article{a, pmid={5}, title={Naps of pilots}}")
    done = run("http://127.0.0.1:9", "suggest", "paper.md", "pilots", "--online", "-r", "refs.bib")

    assert "could not search (PubMed: no connection)" in done.stderr
    assert "(pmid:5): naps, pilots" in done.stdout
    assert "candidates" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pilots", "--accept", "5"], "--accept needs --cite, --reason, --by, --date, --write"),
        (["pilots", "--by", "A.B."], "go with --accept"),
        (["pilots", "--accept", "77", *ACCEPT, "--write", "a.toml"], "no work goes by '77'"),
        (["naps", "--accept", "5", *ACCEPT, "--write", "a.toml"], "2 have these words"),
        (["seals", "--accept", "5", *ACCEPT, "--write", "a.toml"], "0 have these words"),
        (["nurses", "--accept", "13", *ACCEPT, "--write", "a.toml"], "cites pmid:13 already"),
        (["pilots", "--accept", "5", *ACCEPT, "--write", "bad.toml"], "bad.toml"),
        (["pilots", "--accept", "5", *ACCEPT[:-1], "soon", "--write", "a.toml"], "'soon'"),
    ],
)
def test_what_cannot_be_accepted_is_refused_and_nothing_is_written(
    folder: Path, arguments: list[str], said: str
) -> None:
    (folder / "refs.bib").write_text("@article{a, pmid={5}, title={Naps of pilots}}")
    (folder / "bad.toml").write_text("[[appraisal]]\nby = 'A.B.'\n")
    done = run("", "suggest", "paper.md", *arguments, "-r", "refs.bib", code=2)

    assert said in done.stderr
    assert not (folder / "a.toml").exists()
    assert (folder / "bad.toml").read_text() == "[[appraisal]]\nby = 'A.B.'\n"


def test_an_accepted_work_is_added_after_what_stands_there(folder: Path) -> None:
    (folder / "refs.bib").write_text("@article{a, pmid={5}, title={Naps of pilots}}")
    old = "# ours\n[[appraisal]]\nreference = '13'\nparticipants = 9\n"
    old += "reason = 'r'\nby = 'C.D.'\ndate = 2026-01-01\n"
    (folder / "a.toml").write_text(old)
    write = ("--confirmed", "--write", "a.toml")
    run("", "suggest", "paper.md", "pilots", "-r", "refs.bib", "--accept", "5", *ACCEPT, *write)
    text = (folder / "a.toml").read_text(encoding="utf-8")

    assert text.startswith(old)
    assert text.count("[[appraisal]]") == 2
    assert "confirmed = true" in text
