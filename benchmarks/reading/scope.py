"""Which sentences a citation covers, against what annotators of 2,460 passages said.

Most of what a citation covers beyond its own sentence stands before it (9 passages in 100), hardly
anything after it (1 in 100). The annotators marked what a reader needs in order to understand the
citing sentence; of 60 such sentences read, 15 had a source of their own and 19 told the authors'
own work, which no pointer nearby supports.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import and_
from pathlib import Path

import networkx as nx

from evidencegraph.claims import read_sentences
from evidencegraph.model import Block, BlockKind, Document, Pointer, Span

_OVERLAP = 15
"""Characters by which a sentence as split here must overlap one as split there."""


def measure_scope(folder: Path) -> list[str]:
    """Compare which sentences a marked citation covers with what annotators said."""
    halves = (_ScopeScore(), _ScopeScore())
    for record in scope_records(folder):
        halves[record.half].add(record)
    return [
        f"citation_integrity, half {half}: F1 {score.f1:.3f}, precision {score.precision:.3f}, "
        f"recall {score.recall:.3f}; the marker's own sentence alone {score.own_f1:.3f} (aim 0.96)"
        for half, score in enumerate(halves)
    ]


@dataclass(frozen=True, slots=True)
class ScopeRecord:
    """A passage with one marked citation.

    Attributes:
        sentences: as the annotators' splitter cut them, without the tags of the citation.
        labels: whether each is covered.
        own: whether a tag of the citation stands in each.
        marked: where the citation stands in the sentences joined by spaces; None without tags.
        half: 0 to tune on, 1 to report; passages that share a sentence share the half.
    """

    sentences: tuple[str, ...]
    labels: tuple[bool, ...]
    own: tuple[bool, ...]
    marked: Span | None
    half: int

    @property
    def text(self) -> str:
        """The passage."""
        return " ".join(self.sentences)


@dataclass(slots=True)
class _ScopeScore:
    right: int = 0
    found: int = 0
    expected: int = 0
    own_right: int = 0
    own_found: int = 0

    def add(self, record: ScopeRecord) -> None:
        """Count one passage."""
        covered = covered_sentences(record)
        self.right += sum(map(and_, covered, record.labels))
        self.found += sum(covered)
        self.expected += sum(record.labels)
        self.own_right += sum(map(and_, record.own, record.labels))
        self.own_found += sum(record.own)

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.expected

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.expected)

    @property
    def own_f1(self) -> float:
        return 2 * self.own_right / (self.own_found + self.expected)


def scope_records(folder: Path) -> Iterator[ScopeRecord]:
    """Yield the annotated passages."""
    rows = [
        json.loads(row) for name in ("train", "dev") for row in (folder / f"{name}.jsonl").open()
    ]
    passages = [tuple(_TAG.sub("", s) for s in row["sentences"]) for row in rows]
    for row, sentences, half in zip(rows, passages, _halves(passages), strict=True):
        tagged = " ".join(row["sentences"])
        start, end = tagged.find(_OPENING), tagged.find(_CLOSING) - len(_OPENING)
        yield ScopeRecord(
            sentences,
            tuple(map(bool, row["labels"])),
            tuple(_OPENING in sentence for sentence in row["sentences"]),
            Span(start, end) if start >= 0 else None,
            half,
        )


def _halves(passages: Sequence[tuple[str, ...]]) -> Iterator[int]:
    """Yield the half of each passage: by a hash of the least sentence of those that overlap."""
    overlapping: nx.Graph[int | str] = nx.Graph()
    for number, sentences in enumerate(passages):
        overlapping.add_edges_from((number, s) for s in sentences if len(s) >= _TELLING)
        overlapping.add_node(number)
    half: dict[int, int] = {}
    for group in nx.connected_components(overlapping):
        numbers = [node for node in group if isinstance(node, int)]
        least = min(sentence for number in numbers for sentence in passages[number])
        side = int(hashlib.sha256(least.encode()).hexdigest(), 16) % 2
        half.update(dict.fromkeys(numbers, side))
    return (half[number] for number in range(len(passages)))


def covered_sentences(record: ScopeRecord) -> list[bool]:
    """Return for each sentence of the annotators whether one of ours that is covered overlaps."""
    covered = {s.span for s in read_sentences(_document(record), paragraph_scope=False) if s.marks}
    starts = accumulate((len(s) + 1 for s in record.sentences), initial=0)
    return [
        any(min(s.end, start + len(text)) - max(s.start, start) > _OVERLAP for s in covered)
        for start, text in zip(starts, record.sentences, strict=False)
    ]


def _document(record: ScopeRecord) -> Document:
    """Return a paragraph in which the marked number and those around it are one pointer."""
    text = record.text
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    if record.marked is None:
        return Document("a.txt", text, blocks=blocks)
    marked = re.escape(record.marked.of(text))
    around = re.compile(rf"[\[(]?[\d,;–\s-]*{marked}[\d,;–-]*[\])]?").search(
        text, max(0, record.marked.start - 12), record.marked.end + 18
    )
    span = Span(*around.span()) if around else record.marked
    others = (Span(*match.span()) for match in _OTHER_POINTERS.finditer(text))
    hidden = tuple(other for other in others if other.end <= span.start or other.start >= span.end)
    lead = len(span.of(text)) - len(span.of(text).lstrip())
    pointer = Pointer(Span(span.start + lead, span.end), ("1",))
    return Document("a.txt", text, blocks=blocks, pointers=(pointer,), hidden=hidden)


# Other pointers of the passage, brackets and flattened superscripts: in a whole document each would
# be known, and none of them would keep a sentence from ending.
_OTHER_POINTERS = re.compile(
    r"\[[\d,;–\s-]+\]|"
    r"(?:(?<=[^\W\d][.,;])|(?<=[)%]\.))\d{1,3}(?:[,–-]\s?\d{1,3})*(?=\s|$)|"
    r"(?:(?<=[^\W\d]\d\.)|(?<=\b20\d\d\.))\d{1,3}(?:[,–-]\s?\d{1,3})*(?=\s+[A-Z]|$)"
)
_OPENING, _CLOSING = "<CITATION_MARKER>", "</CITATION_MARKER>"
_TAG = re.compile(f"{_OPENING}|{_CLOSING}")
_TELLING = 30
"""Characters from which on a sentence that two passages share says that they overlap."""
