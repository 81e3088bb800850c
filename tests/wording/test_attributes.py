"""What sentences assert, as somebody wrote it down who had not seen the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencegraph.model import Causality, ClaimKind
from evidencegraph.wording import kind_of, wording_of

ATTRIBUTES = ("kind", "level", "cause", "modality", "polarity")
SENTENCES = [
    line.split("\t")
    for line in Path(__file__).with_name("attributes.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
MISREAD = {"kind": 0.05, "level": 0.05, "cause": 0.1, "modality": 0.03, "polarity": 0.03}
"""The share of sentences that may be read wrong: a lexicon is no reader."""
CAUSES = {
    Causality.NONE: "none",
    Causality.CORRELATIONAL: "correlational",
    Causality.CONDITIONAL: "conditional",
    Causality.DIRECT: "direct",
}


def read(sentence: str) -> dict[str, str]:
    kind, _ = kind_of(sentence)
    wording = wording_of(sentence, kind)
    return {
        "kind": "none" if kind is ClaimKind.GENERAL else kind.value,
        "level": str(wording.level.value),
        "cause": CAUSES[wording.causality],
        "modality": wording.modality.value.split()[0],
        "polarity": "D" if wording.negated else "A",
    }


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_few_sentences_are_misread(attribute: str) -> None:
    at = ATTRIBUTES.index(attribute)
    wrong = [
        f"{row[at]}, not {found}: {row[-1]}"
        for row in SENTENCES
        if (found := read(row[-1])[attribute]) not in row[at].split("/")
    ]
    assert len(SENTENCES) == 73
    assert len(wrong) <= MISREAD[attribute] * len(SENTENCES), wrong
