"""Articles in Markdown whose links to the list were deleted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.reading.score import Gold, Score, keys_of
from evidencegraph.model import Span
from evidencegraph.readers import read_document
from evidencegraph.readers.numerals import expand

_LINK = re.compile(r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\(#([^)\s]*)\)")
_NAMED = re.compile(
    r"(?i)\b(?:fig|figure|table|box|scheme|appendix|eq|equation)s?\.?\s*(?:\[\S{1,4}\]\W*|and\s)*[\[(]*$"
)
_NO_REFERENCE = re.compile(
    r"(?i)fig|tab|tbl|^SD|moesm|sup|app|sec|^eq|fn|^[fts]\d|[-.][ftgs]\d|note|box|scheme|^sg?\d|video"
)
_ENTRY_LINE = re.compile(r"^(\d+)\.\s+\S.{0,3000}", re.MULTILINE)
_OF_OTHERS = re.compile(
    r"(?i)^\W*(?:fig|figure|table|eq|equation|supplementary|additional|online)\b|%"
)
_IN_BRACKETS = re.compile(r"\[[\d\s,;–\-\[\]]+\]")
_NUMBERED_ENTRY = re.compile(r"^(\d+)\.\s+\S", re.MULTILINE)


@dataclass(frozen=True)
class Unlinked:
    """An article without the links to its list.

    Attributes:
        text: what is left.
        gold: the pointers expected; none where the anchors do not count the entries, since there
            the links say where a pointer stands, but not which entry it means.
        style: how most links looked, ``number`` or ``author``.
        labels: where the labels of all links stand, in the order of the text.
        entries: the list, by its numbers.
    """

    text: str
    gold: Gold
    style: str
    labels: Sequence[Span]
    entries: Mapping[str, str]

    def is_unjudged(self, span: Span, key: str) -> bool:
        """Tell whether the file left a pointer without a link, so that the links cannot judge it.

        It looks as the linked ones do, touches no link, and its entry is in the list: a number in
        brackets, a surname that begins the entry, with its year, or a link to the work itself.
        """
        at = bisect_left([label.end for label in self.labels], span.start)
        if at < len(self.labels) and self.labels[at].start < span.end:
            return False
        if "](" in span.of(self.text):
            return True
        shown, entry = span.of(self.text), self.entries.get(key, "")
        before = self.text[max(0, span.start - 80) : span.start]
        if self.style == "number":
            return bool(entry and _IN_BRACKETS.fullmatch(shown) and not _NAMED.search(before))
        names = re.findall(r"[^\W\d_]{2,}", entry[:60])
        years = re.findall(r"\d{4}", shown)
        return bool(
            names and names[0] in (before + shown).lower() and any(y in entry for y in years)
        )


def markdown_without_links(text: str, *, keep_brackets: bool) -> Unlinked:
    """Delete the links of an article to its list."""
    head, title, tail = text.partition("\n## References")
    entries = {m[1]: m[0].lower() for m in _ENTRY_LINE.finditer(tail)}
    pieces: list[str] = []
    labels: list[Span] = []
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
        labels.append(Span(place, length))
        at = match.end()
        keys = _meant(label, target)
        line = head[head.rfind("\n", 0, match.start()) + 1 : match.start()]
        before = last
        last = None
        if (
            not keys
            or not all(key in entries for key in keys)
            or line.startswith("|")
            or _OF_OTHERS.search(label)
            or _NAMED.search(line)
        ):
            continue
        is_number = label.strip("[]()*^")[:1].isdigit() and not re.match(r"\W*\d{4}", label)
        surname = re.search(r"[^\W\d_]{3,}", label)
        styles["number" if is_number else "author"] += 1
        year = re.search(r"\d{4}", label)
        meant = entries[keys[0]]
        agreed += (surname is None or surname[0].lower() in meant[:300]) and (
            year is None or year[0] in meant
        )
        if before and re.fullmatch(r"[\s^]*[-–—][\s^]*", between) and before[0] < int(keys[0]):
            gold.extend((place, str(n)) for n in range(before[0] + 1, int(keys[0])))
        # A name and its year may be linked each.
        if not (before and re.fullmatch(r"[\s,(\[]*", between) and gold[-1][1] == keys[0]):
            gold.extend((place, key) for key in keys)
        last = (int(keys[-1]), place)
    style = styles.most_common(1)[0][0] if styles else ""
    if agreed < _AGREED * styles.total():
        gold = []
    whole = "".join([*pieces, head[at:], title, tail])
    return Unlinked(whole, gold, style, labels, entries)


_AGREED = 0.95


def _meant(label: str, target: str) -> list[str]:
    """Return the numbers of the entries that a link means."""
    digits = re.search(r"\d+", target)
    if digits is None or _NO_REFERENCE.search(target):
        return []
    if re.fullmatch(r"[\[(]*\d{1,3}(?:\s?[-–,\s]\s?\d{1,3})*[\])]*", label):
        return list(expand(label.strip("[]()")))
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
            article = markdown_without_links(text, keep_brackets=keep)
            if len(article.gold) < 5:  # noqa: PLR2004 - too few to tell anything
                continue
            document = read_document(name, article.text)
            score = (numbers if article.style == "number" else authors)[keep]
            score.add(name, article.gold, keys_of(document), article.is_unjudged)
        _, _, tail = text.partition("\n## References")
        listed = [(0, number) for number in _NUMBERED_ENTRY.findall(tail)]
        found = [(Span(0, 0), entry.key) for entry in read_document(name, text).entries]
        entries.add(name, listed, found if listed else [])
    return [*numbers.values(), *authors.values(), entries]
