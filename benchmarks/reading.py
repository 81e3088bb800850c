"""How well documents are read: a table of measures for each set of real documents.

Run ``python -m benchmarks.reading [--data ../shared/data] [--sample 100 | --all]``.
A set that is not there is skipped, visibly. The data are not part of the repository; nothing of
them is copied into it.
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
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path
from xml.etree import ElementTree as ET

from benchmarks.formats import (
    measure_docx,
    measure_identifiers,
    measure_latex,
    measure_throughput,
    measure_wikitext,
)
from evidencegraph.claims import read_sentences
from evidencegraph.model import Block, BlockKind, Document, Pointer, Span, SpanIndex
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
_NAMED = re.compile(r"(?i)(?:fig|figure|table|box|scheme|appendix)s?\.?\s*[\[(]*$")
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
        if (
            not keys
            or not all(key in entries for key in keys)
            or line.startswith("|")
            or _NAMED.search(line)
        ):
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


# --- JATS, as JATS and stripped to text -----------------------------------------------------------


class Stripped:
    """An article as plain text, with the pointers that were marked in it."""

    def __init__(self, root: ET.Element, *, carets: bool = False) -> None:
        """Take the text of an article; superscripts become plain digits, or carets around them."""
        self.gold: Gold = []
        self.styles: Counter[str] = Counter()
        self._pieces: list[str] = []
        self._length = 0
        self._carets = carets
        self._keys = {
            name: str(order)
            for order, ref in enumerate(root.iter("ref"), 1)
            for element in ref.iter()
            if (name := element.get("id"))
        }
        self.glued = False
        self._after_mark = False
        self._last: tuple[int, int] | None = None
        body = root.find("body")
        for element in body.iter() if body is not None else ():
            if element.tag in {"title", "p"}:
                self._write_block(element)
        self._write("\n\nReferences\n\n")
        self.references = list(root.iter("ref"))
        for order, ref in enumerate(self.references, 1):
            self._write(f"{order}. {_entry_text(ref)}\n\n")

    @property
    def text(self) -> str:
        """The whole article."""
        return "".join(self._pieces)

    def _write(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._after_mark = False
        self._length += len(text)

    def _write_block(self, element: ET.Element) -> None:
        self._last = None
        self._walk(element, raised=False)
        self._write("\n\n")

    def _walk(self, element: ET.Element, *, raised: bool) -> None:
        """Write an element; paragraphs within paragraphs are written on their own."""
        if element.tag in {"table-wrap", "fig", "disp-formula", "list", "boxed-text", "tex-math"}:
            return
        lifts = element.tag == "sup" and any(self._meant(x) for x in element.iter("xref"))
        if lifts and self._carets:
            self._write("^")
        if self._meant(element):
            self._point(element, raised=raised or any(True for _ in element.iter("sup")))
        self._write(_spaces(element.text))
        for child in element:
            self._walk(child, raised=raised or lifts)
            self._after_mark = self._after_mark or bool(self._meant(child))
            self._write(_spaces(child.tail))
        if lifts and self._carets:
            self._write("^")

    def _meant(self, element: ET.Element) -> list[str]:
        if element.tag != "xref":
            return []
        return [self._keys[r] for r in element.get("rid", "").split() if r in self._keys]

    def _point(self, element: ET.Element, *, raised: bool) -> None:
        keys = self._meant(element)
        # Numbers that only the marks kept apart are one number once the marks are gone.
        self.glued = self.glued or (
            bool(self._pieces) and self._pieces[-1][-1:].isdigit() and self._after_mark
        )
        shown = "".join(element.itertext()).strip()
        before = "".join(self._pieces[-3:])
        opened = before.rstrip("0123456789,;–- ")[-1:] + shown[:1]
        style = "brackets" if "[" in opened else "round" if "(" in opened else "other"
        if re.search(r"[A-Za-z]{2}|^\(?\d{4}", shown):
            style = "author"
        self.styles["superscript" if raised else style] += 1
        if self._last and re.fullmatch(r".*[-–—]\s*", before[-4:], re.DOTALL):
            at, last = self._last
            if self._length - at < 12 and last < int(keys[0]):  # noqa: PLR2004 - "12 - 15"
                self.gold.extend((self._length, str(n)) for n in range(last + 1, int(keys[0])))
        ends = re.fullmatch(r"(\d{1,3})\s?[-–]\s?(\d{1,3})", shown)
        if ends and keys and keys[0] == ends[1]:
            keys = [str(number) for number in range(int(ends[1]), int(ends[2]) + 1)]
        self.gold.extend((self._length, key) for key in keys)
        self._last = (self._length, int(keys[-1]))


def _spaces(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _entry_text(ref: ET.Element) -> str:
    for name in ref.iter("name"):
        name.tail = (name.tail or "").strip() or ", "
        for part in name:
            part.tail = " "
    words = [" ".join("".join(e.itertext()).split()) for e in ref if e.tag != "label"]
    if any(e.tag in {"element-citation", "citation"} and not (e.text or "").strip() for e in ref):
        words = [
            ". ".join(" ".join("".join(c.itertext()).split()) for c in e)
            for e in ref
            if e.tag != "label"
        ]
    return " ".join(words) or "-"


_FEWEST_POINTERS = 5


def measure_jats(texts: Iterable[tuple[str, str]]) -> list[Score]:
    """Measure articles read as JATS, and read as text without their marks."""
    aims = {
        "superscript": "97 / 92",
        "caret": "99.5 / 99.5",
        "brackets": "99.5 / 99.5",
        "round": "-",
        "other": "-",
        "author": "97 / 95",
    }
    scores = {style: Score(f"jats stripped, {style}", aim) for style, aim in aims.items()}
    marked = Score("jats as JATS, pointers resolved", "100")
    entries = Score("jats as JATS, entries", "100")
    for name, text in texts:
        try:
            root = ET.fromstring(text)  # noqa: S314 - files of a data set, without DTD
        except ET.ParseError:
            continue
        plain = Stripped(root)
        document = read_document(name, text)
        names = {id(r): str(n) for n, r in enumerate(root.iter("ref"), 1)}
        found = [(Span(0, 0), e.key) for e in document.entries]
        entries.add(name, [(0, e.key) for e in document.entries][: len(names)], found)
        known = {e.get("id") for r in root.iter("ref") for e in r.iter()} - {None}
        body = [
            x for part in ("front", "body", "back") for p in root.iter(part) for x in p.iter("xref")
        ]
        expected = sum(1 for x in body for r in (x.get("rid") or "").split() if r in known)
        keys = {e.key for e in document.entries}
        reached = sum(1 for p in document.pointers for k in p.keys if k in keys)
        marked.add(name, [(0, "")] * expected, [(Span(0, 0), "")] * min(expected, reached))
        if len(plain.gold) < _FEWEST_POINTERS or plain.glued:
            continue
        style = plain.styles.most_common(1)[0][0]
        if plain.styles[style] < 0.8 * plain.styles.total():
            continue
        scores[style].add(name, plain.gold, keys_of(read_document("a.txt", plain.text)))
        if style == "superscript":
            lifted = Stripped(root, carets=True)
            scores["caret"].add(name, lifted.gold, keys_of(read_document("a.md", lifted.text)))
    return [marked, entries, *scores.values()]


# --- JOSS, prose without citations, citation contexts ---------------------------------------------


def measure_joss(folder: Path) -> list[Score]:
    """Compare the keys of papers in pandoc Markdown with what pandoc found."""
    score = Score("joss, keys in pandoc's order", "100")
    for gold_file in sorted(folder.rglob("GOLD.pandoc.json")):
        gold = [c["id"] for c in json.loads(gold_file.read_text())["citations"]]
        if not gold:
            continue
        paper = gold_file.parent / "paper.md"
        document = read_document(str(paper), paper.read_text())
        found = [key for pointer in document.pointers for key in pointer.keys]
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


def archive(path: Path, sample: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts of an archive, evenly chosen."""
    with tarfile.open(path) as files:
        members = sorted((m for m in files if m.isfile()), key=lambda m: m.name)
        for member in members[:: max(1, len(members) // sample)]:
            held = files.extractfile(member)
            if held:
                yield member.name, held.read().decode("utf-8", errors="replace")


def main() -> None:
    """Print every measure whose data is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sample", type=int, default=100, help="articles of each large set")
    parser.add_argument("--all", action="store_true", help="every article of every set")
    parser.add_argument("--worst", action="store_true", help="name the documents read worst")
    asked = parser.parse_args()
    data, sample = asked.data, 10**6 if asked.all else asked.sample
    markdown, jats = "md_pmc/dev.tar.xz", "jats/dev.tar.xz"
    sets: list[tuple[str, Callable[[Path], Sequence[object]]]] = [
        (markdown, lambda path: measure_markdown(archive(path, sample))),
        (
            markdown,
            lambda path: measure_identifiers("md_pmc", archive(path, sample), "## References"),
        ),
        (jats, lambda path: measure_jats(archive(path, sample))),
        (jats, lambda path: measure_identifiers("jats", archive(path, sample), "<ref-list")),
        ("joss", measure_joss),
        ("docx_citations", measure_docx),
        ("latex", measure_latex),
        ("wikitext", measure_wikitext),
        ("citation_integrity/Data", measure_scope),
        ("scifact/corpus.jsonl", measure_prose),
        (markdown, lambda path: measure_throughput(list(archive(path, 60)))),
    ]
    for name, measure in sets:
        if not (data / name).exists():
            print(f"{name}: skipped, not there")
            continue
        start = time.perf_counter()
        for line in measure(data / name):
            print(line)
            if asked.worst and isinstance(line, Score):
                print("     ", sorted(line.worst)[-8:])
        print(f"  {name}: {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
