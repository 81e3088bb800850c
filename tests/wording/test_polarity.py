"""Polarity and status of 300 sentences and more; what is expected was written before it was run."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencegraph.model import ClaimKind, WordingLevel
from evidencegraph.wording import kind_of, wording_of

SENTENCES = [
    line.split(" ", 1)
    for line in Path(__file__).with_name("polarity.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
MISREAD = 0.03
"""The share of sentences that may be read wrong: a lexicon is no reader."""


def read(sentence: str) -> str:
    kind, _ = kind_of(sentence)
    wording = wording_of(sentence, kind)
    is_status = kind is ClaimKind.STATUS or wording.level is WordingLevel.STATUS
    return ("D" if wording.negated else "A") + ("S" if is_status else "F")


@pytest.mark.parametrize(("place", "what"), [(0, "polarity"), (1, "status")])
def test_few_sentences_are_misread(place: int, what: str) -> None:
    wrong = [
        f"{expected} {sentence}"
        for expected, sentence in SENTENCES
        if read(sentence)[place] != expected[place]
    ]
    assert len(SENTENCES) >= 300
    assert len(wrong) <= MISREAD * len(SENTENCES), f"{what}: {wrong}"
