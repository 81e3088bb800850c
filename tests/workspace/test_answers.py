"""Answers of catalogues, kept in a folder and used offline."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencegraph.api import build
from evidencegraph.catalogues import Answer, State, Store
from evidencegraph.errors import MalformedDataError
from evidencegraph.model import Certainty, EditorialStatus, Reference

TRIAL = Reference(
    "pmid:7",
    ("doi:10.1000/x", "pmid:7"),
    title="Drug A in PML",
    publication_types=("Randomized Controlled Trial",),
    participants=900,
    year=2010,
)
DOCUMENT = "Drug A reduces deaths [1].\n\n## References\n\n1. PMID: 7\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a document that cites one bare PMID."""
    path = tmp_path / "paper.md"
    path.write_text(DOCUMENT)
    return path


def keep(folder: Path, *answers: Answer) -> None:
    folder.mkdir()
    store = Store(folder / "answers.sqlite")
    for answer in answers:
        store.keep(answer)
    store.close()


def test_what_a_catalogue_said_is_used_and_dated(paper: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    keep(cache, Answer("pmid:7", "PubMed", State.FOUND, "2026-11-20", TRIAL))
    without, with_it = build(paper), build(paper, cache=cache)

    assert without.supports[without.claims()[0].id].certainty is Certainty.VERY_LOW
    assert with_it.supports[with_it.claims()[0].id].certainty is Certainty.MODERATE
    assert with_it.reference("10.1000/x").id == "pmid:7"


def test_a_retraction_found_by_a_catalogue_counts(paper: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    gone = Reference("pmid:7", ("pmid:7",), status=EditorialStatus.RETRACTED)
    keep(cache, Answer("pmid:7", "PubMed", State.FOUND, "2026-11-20", gone))

    assert [finding.code for finding in build(paper, cache=cache).audit()] == ["EG201"]


def test_no_cache_is_no_problem_and_a_damaged_one_is_named(paper: Path, tmp_path: Path) -> None:
    assert build(paper, cache=tmp_path / "nothing") == build(paper)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "answers.sqlite").write_bytes(b"no database at all, not even a small one")
    with pytest.raises(MalformedDataError, match="is no store of answers"):
        build(paper, cache=tmp_path / "cache")


def test_a_notice_among_the_references_counts(paper: Path, tmp_path: Path) -> None:
    library = tmp_path / "notices.xml"
    library.write_text(
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>9</PMID><Article><ArticleTitle>"
        "Retraction: Drug A</ArticleTitle></Article><CommentsCorrectionsList><CommentsCorrections "
        'RefType="RetractionOf"><PMID>7</PMID></CommentsCorrections></CommentsCorrectionsList>'
        "</MedlineCitation></PubmedArticle></PubmedArticleSet>"
    )
    graph = build(paper, library)

    assert graph.reference("pmid:7").status is EditorialStatus.RETRACTED
    assert [finding.code for finding in graph.audit()] == ["EG201"]
