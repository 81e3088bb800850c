from __future__ import annotations

import pytest

from evidencegraph.errors import MalformedDataError
from evidencegraph.grading import DEFAULT
from evidencegraph.model import ClaimKind, Design, SourceKind
from evidencegraph.tables import rows

_MACHINE_CAP = 7


def test_every_design_and_kind_of_source_has_a_row() -> None:
    assert set(DEFAULT.designs) == set(Design)
    assert set(DEFAULT.kinds) == set(SourceKind)


def test_no_machine_grants_more_than_moderate() -> None:
    assert max(max(row.rung.values()) for row in DEFAULT.designs.values()) == _MACHINE_CAP


def test_authority_without_visible_evidence_is_at_best_very_low() -> None:
    assert max(row.opaque for row in DEFAULT.kinds.values()) == 3


def test_every_design_says_what_it_is_worth_for_every_kind_of_claim() -> None:
    for row in DEFAULT.designs.values():
        assert all(kind in row.rung or "other" in row.rung for kind in ClaimKind)


def test_addresses_are_written_as_they_are_compared() -> None:
    for match in DEFAULT.sources:
        assert "//" not in match
        assert not match.startswith("www.")
        assert not match.endswith("/")


def test_words_for_designs_are_unambiguous() -> None:
    assert DEFAULT.declared["rct"] is Design.RANDOMISED_TRIAL
    assert all(word == word.strip().lower() for word in DEFAULT.declared)


def test_every_cue_can_fire() -> None:
    assert all(cue.types or cue.title or cue.mesh or cue.abstract for cue in DEFAULT.cues)


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
