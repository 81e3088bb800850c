"""Papers with keys, and prose without citations."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path

from benchmarks.reading.score import Score
from evidencegraph.claims import read_sentences
from evidencegraph.readers import read_document


def measure_joss(folder: Path) -> list[Score]:
    """Compare the keys of papers in pandoc Markdown with what pandoc found."""
    score = Score("joss, keys in pandoc's order", "100")
    for gold_file in sorted(folder.rglob("GOLD.pandoc.json")):
        gold = [c["id"] for c in json.loads(gold_file.read_text())["citations"]]
        if not gold:
            continue
        paper = gold_file.parent / "paper.md"
        document = read_document(str(paper), paper.read_text())
        # pandoc tells the citations of a caption twice.
        gold = [key for key, _ in groupby(gold)]
        found = [key for key, _ in groupby(k for p in document.pointers for k in p.keys)]
        same = sum(
            m.size for m in SequenceMatcher(None, gold, found, autojunk=False).get_matching_blocks()
        )
        score.right += same
        score.found += len(found)
        score.expected += len(gold)
        score.worst.append((len(gold) + len(found) - 2 * same, str(paper)))
    return [score]


def measure_prose(file: Path) -> list[str]:
    """Count pointers invented in abstracts, which have none."""
    invented = sentences = 0
    for line in file.read_text().splitlines():
        text = " ".join(json.loads(line)["abstract"])
        document = read_document("abstract.txt", text)
        sentences += len(read_sentences(document))
        invented += len(document.pointers)
    return [f"scifact abstracts: {invented} pointers in {sentences} sentences (aim 0 per 1,000)"]
