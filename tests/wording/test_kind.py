from __future__ import annotations

import pytest

from evidencegraph.model import ClaimKind
from evidencegraph.wording import asserts, kind_of


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The efficacy of mirtazapine remains unproven.", ClaimKind.STATUS),
        ("There is no specific antiviral approved for it.", ClaimKind.STATUS),
        ("Evidence for its benefit is limited.", ClaimKind.STATUS),
        ("Neither has proven efficacy in PML.", ClaimKind.STATUS),
        ("Cidofovir improved survival in one cohort.", ClaimKind.TREATMENT),
        ("ART should be started at once.", ClaimKind.TREATMENT),
        ("The drug can cause nausea.", ClaimKind.HARM),
        ("Half of the patients survive the infection.", ClaimKind.PROGNOSIS),
        ("Mortality is 30-50%.", ClaimKind.PROGNOSIS),
        ("The diagnosis is made by PCR.", ClaimKind.DIAGNOSIS),
        ("PML is a rare infection of the brain.", ClaimKind.PREVALENCE),
        ("Plasma exchange accelerates the removal of natalizumab.", ClaimKind.MECHANISM),
        ("Checkpoint inhibitors were given to eight people.", ClaimKind.GENERAL),
        ("The virus lives in the kidney.", ClaimKind.GENERAL),
    ],
)
def test_kind_is_told_by_words(sentence: str, kind: ClaimKind) -> None:
    assert kind_of(sentence)[0] is kind
    assert kind_of(sentence)[1] in sentence


@pytest.mark.parametrize(
    ("words", "closed", "claim"),
    [
        ("Supportive care measures", False, False),
        ("Inhibitors that remove natural restraints", False, False),
        ("Plasma exchange to remove the drug", False, False),
        ("PML treatment focuses on immunity", False, True),
        ("PML is rare.", True, True),
        ("Go back.", True, False),
        ("Is PML rare indeed?", True, False),
        ("This page explains how PML is treated.", True, False),
        ("2 1 1 1", False, False),
        ("", False, False),
    ],
)
def test_fragments_assert_nothing(words: str, closed: bool, claim: bool) -> None:  # noqa: FBT001 - a table
    assert asserts(words, closed=closed) is claim
