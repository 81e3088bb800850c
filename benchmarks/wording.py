"""Measures the causal classes on 3,061 labelled sentences: ``python -m benchmarks.wording``.

The sentences are parted by their hash: the lexicon was made with one half in sight, the other is
reported.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evidencegraph.model import Causality
from evidencegraph.wording import kind_of, wording_of

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "causal_language"
SENTENCES = DATA / "data" / "pubmed_causal_language_use.csv"
CLASSES = (Causality.NONE, Causality.DIRECT, Causality.CONDITIONAL, Causality.CORRELATIONAL)
"""The classes in the order of the labels of Yu, Li and Wang (EMNLP 2019)."""

Pair = tuple[Causality, Causality]
"""What a person said, what the lexicon says."""


def read() -> tuple[list[tuple[str, Causality]], list[tuple[str, Causality]]]:
    """Return the two halves: the one to tune on, the one to report on."""
    halves: tuple[list[tuple[str, Causality]], list[tuple[str, Causality]]] = ([], [])
    with SENTENCES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            half = int(hashlib.sha256(row["sentence"].encode()).hexdigest(), 16) % 2
            halves[half].append((row["sentence"], CLASSES[int(row["label"])]))
    return halves


def pairs(rows: Sequence[tuple[str, Causality]]) -> list[Pair]:
    """Return what people and the lexicon say of each sentence."""
    return [(label, wording_of(text, kind_of(text)[0]).causality) for text, label in rows]


def f1(found: Sequence[Pair], one: Causality) -> tuple[float, float, float]:
    """Return precision, recall and F1 of one class."""
    counts = Counter(found)
    true = counts[one, one]
    said = sum(count for (_, lexicon), count in counts.items() if lexicon is one)
    gold = sum(count for (person, _), count in counts.items() if person is one)
    precision, recall = true / max(said, 1), true / max(gold, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main() -> None:
    """Print the measures of both halves."""
    if not SENTENCES.exists():
        print("causal_language: not beside the project, nothing measured")
        return
    for name, rows in zip(("tuned on", "reported"), read(), strict=True):
        found = pairs(rows)
        scores = [f1(found, one) for one in CLASSES]
        print(f"{name}: {len(rows)} sentences, macro-F1 {sum(s[2] for s in scores) / 4:.3f}")
        for one, (precision, recall, score) in zip(CLASSES, scores, strict=True):
            print(f"  {one:20} precision {precision:.3f}  recall {recall:.3f}  F1 {score:.3f}")


if __name__ == "__main__":
    main()
