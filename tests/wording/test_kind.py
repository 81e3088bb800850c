from __future__ import annotations

from pathlib import Path

import pytest

from evidencegraph.model import ClaimKind
from evidencegraph.wording import asserts, kind_of

SENTENCES = [
    line.split(" ", 1)
    for line in Path(__file__).with_name("kinds.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
MISREAD = 0.08
"""The share of sentences that may be read wrong: a table of words is no reader."""


def test_few_kinds_are_misread() -> None:
    wrong = [
        f"{expected}, not {found}: {sentence}"
        for expected, sentence in SENTENCES
        if (found := kind_of(sentence)[0].value.replace("general", "none")) != expected
    ]
    assert len(SENTENCES) > 150
    assert len(wrong) <= MISREAD * len(SENTENCES), wrong


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
        ("Treatment with lithium is linked to goitre.", ClaimKind.HARM),
        ("Treatment was linked to fewer relapses.", ClaimKind.TREATMENT),
        ("The diagnosis of the disease takes long.", ClaimKind.DIAGNOSIS),
        ("The drug reduced deaths.", ClaimKind.TREATMENT),
        ("Deaths came late.", ClaimKind.PROGNOSIS),
        ("More trials of the drug are needed.", ClaimKind.GENERAL),
        ("Our trial lacked power.", ClaimKind.GENERAL),
        ("Stop the drug if a rash appears.", ClaimKind.TREATMENT),
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
def test_fragments_assert_nothing(words: str, closed: bool, claim: bool) -> None:
    assert asserts(words, closed=closed) is claim
