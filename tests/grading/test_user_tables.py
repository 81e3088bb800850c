"""Tables that a user puts before those of the method."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencegraph.api import build
from evidencegraph.errors import MalformedDataError
from evidencegraph.grading import DEFAULT, grade, ocebm_level, rung_of, with_tables
from evidencegraph.model import ClaimKind, Design, Grade, Reference, SourceKind

MINE = """
[[source]]
publisher = "Our clinic"
kind = "patient page"
match = ["clinic.example.org"]

[[kind]]
name = "patient page"
opaque = 2
cap = 5
source = "our own audit"

[[design]]
name = "cohort study"
rung = { other = 3 }
also = ["follow-up"]
source = "our own choice"

[[cue]]
design = "cohort study"
title = '\\bwe watched\\b'
source = "our own words"
"""
PAGE = Reference("url:clinic.example.org/a", ("url:clinic.example.org/a",))


def test_rows_of_a_user_win_and_the_others_stay() -> None:
    tables = with_tables([("mine.toml", MINE)])

    found = grade(PAGE, tables)
    assert (found.source, found.publisher) == (SourceKind.PATIENT_PAGE, "Our clinic")
    assert rung_of(found, ClaimKind.TREATMENT, tables) == 2
    watched = grade(Reference("pmid:1", ("pmid:1",), title="We watched rats"), tables)
    assert watched.design is Design.COHORT
    assert rung_of(watched, ClaimKind.TREATMENT, tables) == 3
    declared = grade(Reference("pmid:1", ("pmid:1",), design="follow-up"), tables)
    assert declared.design is Design.COHORT
    assert tables.designs[Design.CASE_REPORT] == DEFAULT.designs[Design.CASE_REPORT]


def test_tables_of_one_graph_do_not_leak_into_another() -> None:
    with_tables([("mine.toml", MINE)])

    assert grade(PAGE).source is SourceKind.ASSERTION
    assert DEFAULT.digest != with_tables([("mine.toml", MINE)]).digest
    assert with_tables([("a.toml", MINE)]).digest == with_tables([("b.toml", MINE)]).digest


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[cue]", "mine.toml is not valid TOML"),
        ("[[cues]]", "mine.toml: [[cues]] is no table of grading"),
        ("[cue]\nx = 1", "mine.toml: cue is no list of rows"),
        ("[[cue]]\ndesign = 'cohort study'", "row 1 under [[cue]]: source is missing"),
        ("[[cue]]\ndesign = 'cohort'\nsource = 'x'\ntypes = ['a']", "unknown name 'cohort'"),
        ("[[cue]]\ndesign = 'cohort study'\nsource = 'x'", "types is missing"),
        ("[[cue]]\ndesign = 'cohort study'\nsource = 'x'\ntitel = 'x'", "'titel' is no key"),
        ("[[cue]]\ndesign = 'cohort study'\nsource = 'x'\ntitle = '('", "title is no pattern"),
        ("[[cue]]\ndesign = 'cohort study'\nsource = 'x'\ntypes = 'a'", "types is 'a'"),
        ("[[cue]]\ndesign = 'cohort study'\nsource = 'x'\nmesh = ['Cohort Studies as Topic']",
         "mesh has 'cohort studies as topic'"),
        ("[[source]]\npublisher = 'x'\nkind = 'page'\nmatch = []", "kind has the unknown name"),
        ("[[source]]\npublisher = 'x'\nkind = 'news'\nmatch = ['https://x.org']", "match has"),
        ("[[kind]]\nname = 'news'\nsource = 'x'\nopaque = 4", "opaque is 4"),
        ("[[kind]]\nname = 'news'\nsource = 'x'\ncap = 10", "cap is 10"),
        ("[[kind]]\nname = 'news'\nsource = 'x'\ncap = true", "cap is True"),
        ("[[design]]\nname = 'case report'\nsource = 'x'\nrung = { other = 8 }", "rung.other is 8"),
        ("[[design]]\nname = 'case report'\nsource = 'x'\nrung = { harm = 2 }", "no value for"),
        ("[[design]]\nname = 'case report'\nsource = 'x'\nrung = { cure = 2 }", "rung.cure is 2"),
        ("[[design]]\nname = 'case report'\nsource = 'x'\nrung = 2", "rung is 2"),
        ("[[source]]\npublisher = 'x'\nkind = 'news'\nmatch = ['x.org']\n[[source]]\nkind = 'news'\n"
         "match = ['y.org']", "mine.toml: row 2 under [[source]]: publisher is missing"),
        ("[[suffix]]\nkind = 'news'\nends = ['.press']\nsource = 'x'", "ends has '.press'"),
        ("[[sign]]\nkind = 'news'\nover = []\nsource = 'x'", "path is missing"),
        ("[[sign]]\nkind = 'news'\nover = ['page']\npath = 'x'\nsource = 'x'", "unknown name 'page'"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(MalformedDataError) as error:
        with_tables([("mine.toml", text)])
    assert message in error.value.what


def test_tables_come_from_files_and_stay_with_the_graph(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(MINE, encoding="utf-8")
    (tmp_path / "empty.toml").write_text("", encoding="utf-8")
    paper = tmp_path / "a.md"
    paper.write_text("PML is rare.[1]\n\n## References\n\n1. https://clinic.example.org/a\n")

    plain, mine = build(paper), build(paper, tables=tmp_path)
    assert plain.method_id != mine.method_id
    assert mine.grade(PAGE.id).source is SourceKind.PATIENT_PAGE
    assert mine.without().tables == mine.tables
    assert plain.grade(PAGE.id).source is SourceKind.ASSERTION


@pytest.mark.parametrize(
    ("design", "levels"),
    [
        (Design.REVIEW_OF_TRIALS, (1, 1, 3, None, None)),
        (Design.RANDOMISED_TRIAL, (2, 2, 3, None, None)),
        (Design.COHORT, (3, 3, 3, 3, 3)),
        (Design.INCEPTION_COHORT, (3, 3, 2, 3, 3)),
        (Design.REVIEW_OF_STUDIES, (None, 3, 3, 1, 2)),
        (Design.CASE_CONTROL, (4, 4, 4, 4, None)),
        (Design.ANIMAL, (5, 5, None, 5, None)),
        (Design.UNDETERMINED, (None,) * 5),
        (Design.NARRATIVE_REVIEW, (None,) * 5),
        (Design.NONE, (None,) * 5),
    ],
)
def test_ocebm_levels_by_question(design: Design, levels: tuple[int | None, ...]) -> None:
    kinds = (
        ClaimKind.TREATMENT, ClaimKind.HARM, ClaimKind.PROGNOSIS, ClaimKind.DIAGNOSIS,
        ClaimKind.PREVALENCE,
    )  # fmt: skip
    work = Grade(SourceKind.JOURNAL, design=design)

    assert tuple(ocebm_level(work, kind) for kind in kinds) == levels
    assert ocebm_level(work, ClaimKind.GENERAL) == levels[0]
    assert ocebm_level(work, ClaimKind.STATUS) is ocebm_level(work, ClaimKind.MECHANISM) is None
