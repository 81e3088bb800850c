"""Papers with keys, prose without citations, and which sentences a citation covers."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from itertools import accumulate, groupby
from pathlib import Path

from benchmarks.reading.score import Score
from evidencegraph.claims import read_sentences
from evidencegraph.model import Block, BlockKind, Document, Pointer, Span
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


_OVERLAP = 15
"""Characters by which a sentence as split here must overlap one as split there."""


def measure_scope(folder: Path) -> list[str]:
    """Compare which sentences a marked citation covers with what annotators said."""
    right = found = expected = 0
    for line in [row for name in ("train", "dev") for row in (folder / f"{name}.jsonl").open()]:
        record = json.loads(line)
        sentences = [re.sub(r"</?CITATION_MARKER>", _control, s) for s in record["sentences"]]
        starts = list(accumulate((len(s) + 1 for s in sentences), initial=0))
        text = " ".join(sentences)
        document = _marked_document(text)
        covered = {s.span for s in read_sentences(document, paragraph_scope=False) if s.marks}
        for number, label in enumerate(record["labels"]):
            start, end = starts[number], starts[number] + len(sentences[number])
            is_found = any(min(s.end, end) - max(s.start, start) > _OVERLAP for s in covered)
            right += is_found and bool(label)
            found += is_found
            expected += bool(label)
    return [f"citation_integrity, sentences: F1 {2 * right / (found + expected):.3f} (aim 0.96)"]


def _marked_document(text: str) -> Document:
    """Return a paragraph in which the marked number and those around it are one pointer."""
    opening, closing = text.find("\x02"), text.find("\x03")
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    if opening < 0:
        return Document("a.txt", text, blocks=blocks)
    around = re.compile(r"[\[(]?[\d,;–\s-]*\x02[\d,;–\s-]*\x03[\d,;–-]*[\])]?").search(
        text, max(0, opening - 12), closing + 20
    )
    span = Span(*around.span()) if around else Span(opening, closing + 1)
    others = (Span(*match.span()) for match in _OTHER_POINTERS.finditer(text))
    hidden = tuple(other for other in others if other.end <= span.start or other.start >= span.end)
    lead = len(span.of(text)) - len(span.of(text).lstrip())
    pointer = Pointer(Span(span.start + lead, span.end), ("1",))
    return Document("a.txt", text, blocks=blocks, pointers=(pointer,), hidden=hidden)


# Other pointers of the passage, brackets and flattened superscripts: in a whole document each would
# be known, and none of them would keep a sentence from ending.
_OTHER_POINTERS = re.compile(
    r"\[[\d,;–\s-]+\]|(?<=[^\W\d][.,;])\d{1,3}(?:[,–-]\s?\d{1,3})*(?=\s|$)|(?<=\)\.)\d{1,3}(?=\s|$)"
)


def _control(match: re.Match[str]) -> str:
    return "\x03" if match[0].startswith("</") else "\x02"
