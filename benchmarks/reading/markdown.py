"""Articles in Markdown whose links to the list were deleted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from benchmarks.reading.score import Gold, Score, keys_of
from evidencegraph.model import Span
from evidencegraph.readers import read_document

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
