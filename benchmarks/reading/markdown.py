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
_RAISED = re.compile(r"\^[\[\d\s,;–\-\]^]+\^")
_DASH = re.compile(r"[-–—]")
_RUN = re.compile(r"(?P<opening>\^\(\^|[\^\[(]|(?=\d))[\d\s,;–\-\]\[^]*$")
_LOOKS = {"^": "caret", "^(^": "caret", "[": "brackets", "(": "round"}
_NUMBERED_ENTRY = re.compile(r"^(\d+)\.\s+\S", re.MULTILINE)


@dataclass(frozen=True)
class Unlinked:
    """An article without the links to its list.

    Attributes:
        text: what is left.
        gold: the pointers expected; none where the anchors do not count the entries, since there
            the links say where a pointer stands, but not which entry it means.
        style: how most links looked, ``number`` or ``author``.
        look: what most numbers stand in, without the links: ``brackets``, ``caret``, ``round``, or
            ``plain``.
        raises: whether more numbers are raised than are linked: then most have no link.
        labels: where the labels of all links stand, in the order of the text.
        entries: the list, by its numbers.
    """

    text: str
    gold: Gold
    style: str
    look: str
    raises: bool
    labels: Sequence[Span]
    entries: Mapping[str, str]

    def is_unjudged(self, span: Span, key: str) -> bool:
        """Tell whether the file left a pointer without a link, so that the links cannot judge it.

        It looks as the linked ones do, touches no link, and its entry is in the list: a number in
        brackets, one that is raised where most are, a surname that begins the entry, with its
        year, or a link to the work itself.
        """
        shown, entry = span.of(self.text), self.entries.get(key, "")
        before = self.text[max(0, span.start - 80) : span.start]
        if self.style == "number":
            written = re.search(rf"(?<!\d){key}(?!\d)", shown)
            at = Span(*(span.start + end for end in written.span())) if written else span
            own = _IN_BRACKETS.fullmatch(shown) or (
                (self.raises or self.look == "caret") and _RAISED.fullmatch(shown)
            )
            return bool(entry and own and not self._is_linked(at) and not _NAMED.search(before))
        if self._is_linked(span):
            return False
        if "](" in shown:
            return True
        names = re.findall(r"[^\W\d_]{2,}", entry[:60])
        years = re.findall(r"\d{4}", shown)
        return bool(
            names and names[0] in (before + shown).lower() and any(y in entry for y in years)
        )

    def _is_linked(self, span: Span) -> bool:
        at = bisect_left([label.end for label in self.labels], span.start)
        return at < len(self.labels) and self.labels[at].start < span.end


def markdown_without_links(text: str, *, keep_brackets: bool) -> Unlinked:
    """Delete the links of an article to its list."""
    head, title, tail = text.partition("\n## References")
    links = _Links({m[1]: m[0].lower() for m in _ENTRY_LINE.finditer(tail)}, _list_anchor(head))
    pieces: list[str] = []
    at = 0
    for match in _LINK.finditer(head):
        shown = f"[{match[1]}]" if keep_brackets else match[1]
        between = head[at : match.start()]
        pieces += [between, shown]
        line = head[head.rfind("\n", 0, match.start()) + 1 : match.start()]
        links.add(match, between, shown, line)
        at = match.end()
    whole = "".join([*pieces, head[at:], title, tail])
    style = links.styles.most_common(1)[0][0] if links.styles else ""
    agree = links.agreed >= _AGREED * links.styles.total()
    return Unlinked(
        whole,
        links.gold if agree else [],
        style,
        _look(whole, links.gold),
        len(_RAISED.findall(head)) > len(links.gold),
        links.labels,
        links.entries,
    )


class _Links:
    """What the links of an article say about its pointers, taken down one by one."""

    def __init__(self, entries: Mapping[str, str], anchor: str) -> None:
        self.entries = entries
        self.gold: Gold = []
        self.labels: list[Span] = []
        self.styles: Counter[str] = Counter()
        self.agreed = 0
        self._anchor = anchor
        self._length = 0
        self._last = 0
        self._gap = ""

    def add(self, match: re.Match[str], between: str, shown: str, line: str) -> None:
        """Take down a link that shows this, after these words of its line."""
        label, target = match[1], match[2]
        place = self._length + len(between)
        self._length = place + len(shown)
        self.labels.append(Span(place, self._length))
        self._gap += between
        if _DASH.fullmatch(label):  # of "[6](#R6)[–](#R7)[9](#R9)"
            self._gap += "–"
            return
        gap, self._gap, last, self._last = self._gap, "", self._last, 0
        keys = self._keys(label, target, line)
        if not keys:
            return
        if last and re.fullmatch(r"[\s^]*[-–—][\s^]*", gap) and last < int(keys[0]):
            self.gold.extend((place, str(n)) for n in range(last + 1, int(keys[0])))
        # A name and its year may be linked each.
        if not (last and re.fullmatch(r"[\s,(\[]*", gap) and self.gold[-1][1] == keys[0]):
            self.gold.extend((place, key) for key in keys)
        self._last = int(keys[-1])
        self._compare(label, self.entries[keys[0]])

    def _keys(self, label: str, target: str, line: str) -> list[str]:
        """Return the entries that a link of the running text means."""
        keys = _meant(label, target)
        is_other = _OF_OTHERS.search(label) or (
            _anchor(target) != self._anchor and _NAMED.search(line)
        )
        known = all(key in self.entries for key in keys)
        return keys if known and not line.startswith("|") and not is_other else []

    def _compare(self, label: str, entry: str) -> None:
        """Count how the link looks, and whether its name and year are those of the entry."""
        is_number = label.strip("[]()*^")[:1].isdigit() and not re.match(r"\W*\d{4}", label)
        surname, year = re.search(r"[^\W\d_]{3,}", label), re.search(r"\d{4}", label)
        self.styles["number" if is_number else "author"] += 1
        self.agreed += (surname is None or surname[0].lower() in entry[:300]) and (
            year is None or year[0] in entry
        )


def _anchor(target: str) -> str:
    return re.sub(r"\d+", "0", target)


def _list_anchor(head: str) -> str:
    """Return the shape of the anchors that most links lead to, figures and tables left out."""
    targets = (match[2] for match in _LINK.finditer(head))
    shapes = Counter(_anchor(target) for target in targets if not _NO_REFERENCE.search(target))
    return max(sorted(shapes), key=lambda shape: shapes[shape], default="")


def _look(text: str, gold: Gold) -> str:
    """Return what most of the expected numbers stand in; ``1^,^2`` raises the comma alone."""
    found: Counter[str] = Counter()
    for place, _ in gold:
        run = _RUN.search(text, max(0, place - 40), place + 1)
        found[_LOOKS.get(run["opening"], "plain") if run else "plain"] += 1
    return max(sorted(found), key=lambda look: found[look], default="plain")


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
    """Measure pointers in Markdown whose links were deleted, and the entries of its lists.

    Every number is read once in the brackets of its link, and once as it looks without them.
    """
    kept = Score("md_pmc, links deleted, numbers, [n]", "99.5 / 99.5")
    looks = {
        look: Score(f"md_pmc, links deleted, numbers, {look}", aim)
        for look, aim in (
            ("brackets", "99.5 / 99.5"),
            ("caret", "99.5 / 99.5"),
            ("round", "-"),
            ("plain", "-"),
        )
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
            number = kept if keep else looks[article.look]
            score = number if article.style == "number" else authors[keep]
            score.add(name, article.gold, keys_of(document), article.is_unjudged)
        _, _, tail = text.partition("\n## References")
        listed = [(0, number) for number in _NUMBERED_ENTRY.findall(tail)]
        found = [(Span(0, 0), entry.key) for entry in read_document(name, text).entries]
        entries.add(name, listed, found if listed else [])
    return [kept, *looks.values(), *authors.values(), entries]
