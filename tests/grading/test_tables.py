from __future__ import annotations

import pytest

from evidencegraph.errors import MalformedDataError
from evidencegraph.grading.tables import (
    cue_rows,
    declared_designs,
    design_rows,
    kind_rows,
    source_rows,
)
from evidencegraph.model import ClaimKind, Design, SourceKind
from evidencegraph.tables import rows

_MACHINE_CAP = 7


def test_every_design_and_kind_of_source_has_a_row() -> None:
    assert set(design_rows()) == set(Design)
    assert set(kind_rows()) == set(SourceKind)


def test_no_machine_grants_more_than_moderate() -> None:
    assert max(max(row.rung.values()) for row in design_rows().values()) == _MACHINE_CAP


def test_authority_without_visible_evidence_is_at_best_very_low() -> None:
    assert max(row.opaque for row in kind_rows().values()) == 3


def test_every_design_says_what_it_is_worth_for_every_kind_of_claim() -> None:
    for row in design_rows().values():
        assert all(kind in row.rung or "other" in row.rung for kind in ClaimKind)


def test_addresses_are_written_as_they_are_compared() -> None:
    for match in source_rows():
        assert "//" not in match
        assert not match.startswith("www.")
        assert not match.endswith("/")


def test_words_for_designs_are_unambiguous() -> None:
    assert declared_designs()["rct"] is Design.RANDOMISED_TRIAL
    assert all(word == word.strip().lower() for word in declared_designs())


def test_every_cue_can_fire() -> None:
    assert all(cue.types or cue.title for cue in cue_rows())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[a]]\nx = 1", "t.toml: row 1 under [[a]] lacks y"),
        ("[[a]\n", "t.toml is not valid TOML"),
    ],
)
def test_a_broken_table_names_its_row(text: str, message: str) -> None:
    with pytest.raises(MalformedDataError, match="t.toml") as error:
        rows(text, "a", ["x", "y"], "t.toml")
    assert message in str(error.value)
