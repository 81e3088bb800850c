"""How well documents are read: a table of measures for each set of real documents.

Run ``python benchmarks/reading.py [--data ../shared/data] [--sample 150]``. A set that is not there
is skipped, visibly. The data are not part of the repository; nothing of them is copied into it.
"""

from __future__ import annotations

import argparse
import json
import re
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evidencegraph.claims import read_sentences
from evidencegraph.model import BlockKind, Document, Pointer, PointerStyle, Span, SpanIndex
from evidencegraph.readers import read_document

Gold = list[tuple[int, str]]
"""Where a pointer is expected, and the key that it leads to."""
Found = list[tuple[Span, str]]
"""Where a pointer was found, and a key of it."""

_REACH = 70
"""A pointer found this many characters from where it was expected still counts as that one."""


@dataclass
class Score:
    """Counts of one measure over many documents."""

    name: str
    aim: str
    right: int = 0
    found: int = 0
    expected: int = 0
    worst: list[tuple[int, str]] = field(default_factory=list)

    def add(self, name: str, gold: Gold, found: Found) -> None:
        """Compare what was found in one document with what was expected."""
        right = _matches(gold, found)
        self.right += right
        self.found += len(found)
        self.expected += len(gold)
        self.worst.append((len(gold) + len(found) - 2 * right, name))

    def __str__(self) -> str:
        """Print precision and recall in per cent."""
        precision = 100 * self.right / self.found if self.found else 0
        recall = 100 * self.right / self.expected if self.expected else 0
        return (
            f"{self.name:44} precision {precision:6.2f}  recall {recall:6.2f}  "
            f"of {self.expected:6}  (aim {self.aim})"
        )


def _matches(gold: Gold, found: Found) -> int:
    """Count the expected pointers that were found near their place, each once."""
    places: dict[str, list[Span]] = {}
    for span, key in found:
        places.setdefault(key, []).append(span)
    right = 0
    for place, key in gold:
        near = [s for s in places.get(key, ()) if s.start - _REACH <= place <= s.end + _REACH]
        if near:
            right += 1
            places[key].remove(min(near, key=lambda s: abs(s.start - place)))
    return right


def keys_of(document: Document) -> Found:
    """Return every key of every pointer with its place; of tables the data say nothing."""
    index = SpanIndex.of(pointer.span for pointer in document.pointers)
    rows = [block.span for block in document.blocks if block.kind is BlockKind.ROW]
    in_rows = {span for row in rows for span in index.within(row)}
    return [(p.span, key) for p in document.pointers if p.span not in in_rows for key in p.keys]


# --- Markdown with its links deleted -------------------------------------------------------------

_LINK = re.compile(r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\(#([^)\s]*)\)")
_NO_REFERENCE = re.compile(
    r"(?i)fig|tab|tbl|^SD|moesm|sup|app|sec|^eq|fn|^[fts]\d|[-.][ftgs]\d|note|box|scheme|^sg?\d|video"
)
_ENTRY_LINE = re.compile(r"^(\d+)\.\s+\S.{0,300}", re.MULTILINE)
_NUMBERED_ENTRY = re.compile(r"^(\d+)\.\s+\S", re.MULTILINE)


def markdown_without_links(text: str, *, keep_brackets: bool) -> tuple[str, Gold, str]:
    """Delete the links to the list; return the text, the pointers expected, and their style.

    Nothing is returned for a document whose anchors do not count its entries: there the links say
    where a pointer stands, but not which entry it means.
    """
    head, title, tail = text.partition("\n## References")
    entries = {m[1]: m[0].lower() for m in _ENTRY_LINE.finditer(tail)}
    pieces: list[str] = []
    gold: Gold = []
    styles: Counter[str] = Counter()
    at = length = agreed = 0
    last: tuple[int, int] | None = None
    for match in _LINK.finditer(head):
        label, target = match[1], match[2]
        shown = f"[{label}]" if keep_brackets else label
        between = head[at : match.start()]
        pieces += [between, shown]
        place = length + len(between)
        length = place + len(shown)
        at = match.end()
        keys = _meant(label, target)
        line = head[head.rfind("\n", 0, match.start()) + 1 : match.start()]
        before = last
        last = None
        if not keys or not all(key in entries for key in keys) or line.startswith("|"):
            continue
        is_number = label.strip("[]()*^")[:1].isdigit() and not re.match(r"\W*\d{4}", label)
        surname = re.search(r"[^\W\d_]{3,}", label)
        styles["number" if is_number else "author"] += 1
        agreed += surname is None or surname[0].lower() in entries[keys[0]]
        if before and re.fullmatch(r"[\s^]*[-–—][\s^]*", between) and before[0] < int(keys[0]):
            gold.extend((place, str(n)) for n in range(before[0] + 1, int(keys[0])))
        gold.extend((place, key) for key in keys)
        last = (int(keys[-1]), place)
    style = styles.most_common(1)[0][0] if styles else ""
    if agreed < _AGREED * styles.total():
        return "", [], ""
    return "".join([*pieces, head[at:], title, tail]), gold, style


_AGREED = 0.95


def _meant(label: str, target: str) -> list[str]:
    """Return the numbers of the entries that a link means."""
    digits = re.search(r"\d+", target)
    if digits is None or _NO_REFERENCE.search(target):
        return []
    span = re.fullmatch(r"[\[(]*(\d{1,3})(?:\s?[-–]\s?(\d{1,3}))?[\])]*", label)
    if span:
        return [str(n) for n in range(int(span[1]), int(span[2] or span[1]) + 1)]
    return [str(int(digits[0]))]


def measure_markdown(texts: Iterable[tuple[str, str]]) -> list[Score]:
    """Measure pointers in Markdown whose links were deleted, and the entries of its lists."""
    numbers = {
        keep: Score(f"md_pmc, links deleted, numbers, {'[n]' if keep else 'n'}", "99.5 / 99.5")
        for keep in (True, False)
    }
    authors = {
        keep: Score(f"md_pmc, links deleted, author-year{', [..]' if keep else ''}", "97 / 95")
        for keep in (True, False)
    }
    entries = Score("md_pmc, entries", "99.5")
    for name, text in texts:
        for keep in (True, False):
            stripped, gold, style = markdown_without_links(text, keep_brackets=keep)
            if len(gold) < 5:  # noqa: PLR2004 - too few to tell anything
                continue
            document = read_document(name, stripped)
            (numbers if style == "number" else authors)[keep].add(name, gold, keys_of(document))
        _, _, tail = text.partition("\n## References")
        listed = [(0, number) for number in _NUMBERED_ENTRY.findall(tail)]
        found = [(Span(0, 0), entry.key) for entry in read_document(name, text).entries]
        entries.add(name, listed, found if listed else [])
    return [*numbers.values(), *authors.values(), entries]


def archive(path: Path, sample: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts of an archive, evenly chosen."""
    with tarfile.open(path) as files:
        members = sorted((m for m in files if m.isfile()), key=lambda m: m.name)
        for member in members[:: max(1, len(members) // sample)]:
            held = files.extractfile(member)
            if held:
                yield member.name, held.read().decode("utf-8", errors="replace")
