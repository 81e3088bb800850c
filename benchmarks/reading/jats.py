"""Articles in JATS, read as JATS and read as text without their marks."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from benchmarks.reading.score import Score, keys_of
from benchmarks.reading.stripping import Stripped
from evidencegraph.model import Span
from evidencegraph.readers import read_document

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
