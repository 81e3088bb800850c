from __future__ import annotations

import pytest

from evidencegraph.wording import Stance, concerns_drug, kind_of, stance_of, wording_of

HELPS, FAILS, NEITHER = Stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Cidofovir improved survival.", HELPS),
        ("Three of four people recovered on mirtazapine.", HELPS),
        ("Survival was 61% with cidofovir versus 29% without it.", HELPS),
        ("Mortality was 61% with cidofovir versus 29% without it.", FAILS),
        ("Survival was 61% with cidofovir versus 53% without it (p = 0.72).", NEITHER),
        ("Cidofovir did not improve survival.", FAILS),
        ("Cidofovir had no effect on outcome.", FAILS),
        ("Cidofovir was not associated with better survival.", FAILS),
        ("Both patients progressed on mefloquine.", FAILS),
        ("Cidofovir improved survival but had no effect on disability.", NEITHER),
        ("No effect on outcome; possible benefit in one man.", FAILS),
        ("The benefit of cidofovir is unproven.", NEITHER),
        ("Cidofovir improved plasma levels.", NEITHER),
        ("Cidofovir is a nucleotide.", NEITHER),
        ("", NEITHER),
    ],
)
def test_a_claim_takes_a_side_or_none(text: str, stance: Stance) -> None:
    assert stance_of(text, wording_of(text, kind_of(text)[0])) is stance


def test_genes_and_drug_levels_are_no_patients() -> None:
    assert concerns_drug("The allele had no effect.")
    assert not concerns_drug("The drug had no effect.")
