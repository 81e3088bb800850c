"""Formats with citations of their own: Word, LaTeX, wikitext; identifiers in entries."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evidencegraph.identifiers import find_identifiers
from evidencegraph.model import Document, Span, SpanIndex
from evidencegraph.readers import read_bytes, read_document


@dataclass(frozen=True)
class Tally:
    """How many of the things expected were found."""

    name: str
    aim: str
    found: int
    expected: int

    def __str__(self) -> str:
        """Print the share in per cent."""
        share = 100 * self.found / self.expected if self.expected else 0
        return f"{self.name:44} found {share:6.2f}  of {self.expected:6}  (aim {self.aim})"


def _keys(document: Document) -> int:
    return sum(len(pointer.keys) for pointer in document.pointers)


def measure_docx(folder: Path) -> list[Tally]:
    """Count the live fields of Word files that became pointers."""
    fields = found = 0
    for file in sorted(folder.rglob("*.docx")):
        with zipfile.ZipFile(file) as parts:
            live = parts.read("word/document.xml").decode().count("CSL_CITATION")
        pointers = len(read_bytes(file.name, file.read_bytes()).pointers)
        fields, found = fields + live, found + min(live, pointers)
    return [Tally("docx, live fields", "100", found, fields)]


_CITED = re.compile(r"\\(?!nocite)[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\]]*\])*\{([^{}]*)\}")


def measure_latex(folder: Path) -> list[Tally]:
    r"""Count the keys of ``\cite`` in LaTeX files that became pointers."""
    keys = found = 0
    for file in sorted(folder.rglob("*.tex")):
        text = file.read_text(errors="replace")
        body = re.sub(r"(?<!\\)%.*", "", text[max(text.find("\\begin{document}"), 0) :])
        expected = sum(len(set(m.split(","))) for m in _CITED.findall(body))
        keys, found = keys + expected, found + min(expected, _keys(read_document(file.name, text)))
    return [Tally("latex, keys of \\cite", "100", found, keys)]


_UNREAD = re.compile(r"<!--.*?-->|<nowiki>.*?</nowiki>", re.DOTALL | re.IGNORECASE)
_DEFINED = re.compile(
    r"<references[^>/]*>.*?</references>|\|\s*refs\s*=.*?\n\}\}|\{\{reflist\|\s*<ref.*?\n\}\}",
    re.DOTALL | re.IGNORECASE,
)


def measure_wikitext(folder: Path) -> list[Tally]:
    """Count the ``<ref>`` of pages that became pointers; those in the list only define entries."""
    marks = found = 0
    for file in sorted(folder.rglob("cache/*.txt")):
        text = file.read_text(errors="replace")
        blank = _DEFINED.sub(_spaces, _UNREAD.sub(_spaces, text))
        document = read_document(f"{file.stem}.wiki", text)
        pointers = SpanIndex.of(document.offsets.span(p.span) for p in document.pointers)
        for mark in re.finditer(r"<ref[\s>]", blank, re.IGNORECASE):
            before = pointers.within(Span(0, mark.start() + 1))
            marks += 1
            found += bool(before) and mark.start() in before[-1]
    return [Tally("wikitext, <ref>", "100", found, marks)]


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def measure_identifiers(name: str, texts: Iterable[tuple[str, str]], mark: str) -> list[Tally]:
    """Count the DOIs and PMIDs of a file's list that its entries hold.

    Args:
        name: of the set.
        texts: names and texts of its files.
        mark: after which the list of references stands in a file.
    """
    expected = found = 0
    for path, text in texts:
        _, _, tail = text.partition(mark)
        listed = {i for i in find_identifiers(re.sub(r"<[^>]+>", " ", tail)) if _is_strong(i)}
        entries = read_document(path, text).entries
        held = {i for entry in entries for i in find_identifiers(entry.text)}
        expected += len(listed)
        found += len(listed & held)
    return [Tally(f"{name}, identifiers in entries", "99.5", found, expected)]


def _is_strong(name: str) -> bool:
    return name.startswith(("doi:", "pmid:"))
