"""The table of headings and phrases."""

from __future__ import annotations

import re

import pytest

from evidencegraph.audit.phrases import is_heading, says
from evidencegraph.tables import table_rows, table_text
from tests.conftest import ROOT

TABLE = table_text("evidencegraph.audit", "phrases.toml")
AUDIT = "\n".join(file.read_text("utf-8") for file in (ROOT / "evidencegraph/audit").rglob("*.py"))


@pytest.mark.parametrize("kind", ["heading", "phrase"])
def test_every_row_is_asked_for(kind: str) -> None:
    names = {row["name"] for row in table_rows(TABLE, kind, "phrases.toml")}

    assert names
    assert not [name for name in sorted(names) if f'"{name}"' not in AUDIT]


def test_every_pattern_stands_for_itself() -> None:
    rows = [*table_rows(TABLE, "heading", "x"), *table_rows(TABLE, "phrase", "x")]
    patterns = [pattern for row in rows for pattern in row["patterns"]]

    assert [re.compile(pattern).pattern for pattern in patterns] == patterns


@pytest.mark.parametrize(
    ("words", "name", "is_one"),
    [
        ("Case report", "report of a study", True),
        ("On case reports", "report of a study", False),
        ("2.1 Introduction", "introduction", True),
        ("Introduction of the service", "introduction", False),
        ("An introduction", "introduction", False),
        ("Table 2. Doses", "caption", True),
    ],
)
def test_headings_are_known_by_how_they_begin(words: str, name: str, *, is_one: bool) -> None:
    assert is_heading(words, name) is is_one


def test_rows_of_one_name_belong_together() -> None:
    assert says("Further research on sleep is planned.", "drawn")
    assert says("Unmeasured confounding may remain.", "drawn")
    assert not says("Sleep helps.", "drawn")
