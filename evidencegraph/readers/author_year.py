"""Authors and years: ``(Hall 1998; Gheuens et al., 2013a)``, ``Hall (1998)``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import Span
from evidencegraph.readers.author_pointers import Mention
from evidencegraph.readers.surnames import UNDATED, AuthorIndex

_CENTURY = re.compile(r"1[5-9]\d\d|20\d\d|n\.\s?d\.")
"""What no mention is without: quickly looked for, and most paragraphs have none."""
_YEAR = re.compile(
    r"(?<![\w–./-])(?:(?P<year>(?:1[5-9]|20)\d\d)(?P<letters>[a-z](?:\s?[,&–-]\s?[a-z])*)?"
    r"(?!\w|[–-]\d|\.\d)|n\.\s?d\.)"
)
_PARTICLE = r"(?:van|von|der|den|de|da|di|del|della|dos|du|la|le|el|al|ten|ter|bin|ibn|zu|af|st\.?)"
_NAME = rf"(?:{_PARTICLE}\s+|d[’']){{0,3}}[^\W\d_a-z][\w’'.-]*(?:\s+[^\W\d_a-z][\w’'-]+){{0,6}}"
_NAME += r"(?:\s(?:[A-Z]\.\s?)+(?=et\b))?"
_JOIN = r"(?:\s*,?\s+(?:and|und|et|y)\s+(?!al\b)|\s*,?\s*&\s*|\s*,\s*)"
_MORE = (
    r"(?P<more>\s*,?\s*\bet\.?\s*al\b\.?"
    r"|\s*,?\s+(?:and|&)\s+(?:others|colleagues|co-?workers|associates)\b)"
)
_NAMES = re.compile(
    rf"(?P<names>{_NAME}(?:{_JOIN}{_NAME}){{0,9}}){_MORE}?(?:[’']s?)?(?P<between>\]?[\s,.]*[(\[]*\s*(?:in\s+)?)$"
)
_SAME = re.compile(r"(?:[)\]](?=.*[(\[]))?[\s,;&(\[]*(?:\band\b)?[\s(\[]*$")
"""Between two years of the same names: a bracket that closes there opens again."""
_PAIR = re.compile(r"\s(?:and|und|et|y)\s|&")
_MONTH_NAMES = (
    "January February March April May June July August September October November December"
)
_MONTHS = frozenset(_MONTH_NAMES.split())
_TRAILING = re.compile(r"[’']s?$|(?:\s+(?:[A-Z]\.[\s-]?)+)+$")
"""What follows a surname and is none: ``Hall’s``, ``Scott E. N.``"""
_CLOSED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_OPENED = re.compile(r"[(\[;:]|\.\s")
_BREAK = re.compile(r"[;\n]|\d")
_REACH = 170
_ABBREVIATION = 3
_CLOSES = re.compile(r"\s?[,;:.)\]&]|\s(?:and|see|for)\b")
"""What follows the year of two authors in brackets."""
_INITIALS = re.compile(r"^(?:[A-Z]\.?[\s-]?){1,2}$|^(?:[A-Z]\.[\s-]?){3}$")
_OPENING_WORDS = (
    "See In The As By From For And Of Per Cf Also Since Until During After Before At On To "
    "Both While Although However Moreover Furthermore Recently Similarly Additionally Thus "
    "Indeed Contrary Unlike Like Following Using With According But E.g Eg"
)
_OPENERS = frozenset(_OPENING_WORDS.split())


def find_mentions(words: str, area: Span, index: AuthorIndex) -> Iterator[Mention]:
    """Yield the works that a stretch of text mentions by names and year.

    >>> from evidencegraph.model import Entry
    >>> index = AuthorIndex([Entry("1", Span(0, 1), "Hall CD. Title of it. 1998.")])
    >>> text = "Rare (Hall 1998; Noone et al. 2001)."
    >>> [(m.name, m.key) for m in find_mentions(text, Span(0, len(text)), index)]
    [('Hall 1998', '1'), ('Noone et al. 2001', '')]
    """
    if not _CENTURY.search(words, area.start, area.end):
        return
    names: tuple[str, ...] = ()
    more = pair = in_year = False
    start = end = area.start
    for match in _YEAR.finditer(words, area.start, area.end):
        between = words[end : match.start()]
        goes_on = bool(names) and len(between) < 12 and _SAME.fullmatch(between)  # noqa: PLR2004
        plain = not goes_on
        if not goes_on:
            window = max(end, match.start() - _REACH)
            cut = [m.end() for m in _BREAK.finditer(words, window, match.start())]
            head = max([window, *cut])
            organisation = _organisation(words, window, match, index)
            if organisation:
                yield organisation
                names, end = (), match.end()
                continue
            found = _NAMES.search(words, head, match.start())
            if found is None:
                names = ()
                continue
            names, offset = _names(found["names"])
            more = found["more"] is not None
            pair = len(names) == 2 and _PAIR.search(found["names"]) is not None  # noqa: PLR2004
            in_year = found["between"].rstrip().endswith(" in")
            start, plain = (
                found.start() + offset,
                "(" not in found["between"] and "[" not in found["between"],
            )
        end = match.end()
        if _MONTHS.issuperset(names):
            names = ()
        pair = pair and _are_people(names, words, match)
        for year in _years(match):
            key = _lookup(index, names, year, more=more)
            if names:
                label = _called(names if key else _people(names), more=more)
                yield Mention(
                    Span(match.start() if goes_on else start, match.end()),
                    Span(*match.span()),
                    key,
                    f"{label} {year}",
                    plain,
                    (more or pair) and not in_year,
                )


def _called(names: tuple[str, ...], *, more: bool) -> str:
    return " and ".join(names[:2]) + (" et al." if more else "")


def _people(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names without an abbreviation that belongs to the words before a surname.

    >>> _people(("MAPK", "Pera")), _people(("WHO",)), _people(("LI", "CHEN"))
    (('Pera',), ('WHO',), ('LI', 'CHEN'))
    """
    before, *others = names
    is_other = before.isupper() and len(before) >= _ABBREVIATION and others
    return names[1:] if is_other and not others[0].isupper() else names


def _are_people(names: tuple[str, ...], words: str, year: re.Match[str]) -> bool:
    """Tell whether two names are authors: ``(Hall and Clark 1998)``, ``Hall and Clark (1998)``.

    Running words name studies and times, "FINRISK and Health 2000", "April and May 1998".
    """
    before = words[max(0, year.start() - _REACH) : year.start()]
    opened = before.rfind("(") > before.rfind(")") or before.rfind("[") > before.rfind("]")
    closes = _CLOSES.match(words, year.end())
    abbreviated = sum(name.isupper() and len(name) >= _ABBREVIATION for name in names)
    is_month = not names or names[-1].split()[-1] in _MONTHS
    return opened and closes is not None and abbreviated != 1 and not is_month


def _organisation(
    words: str, window: int, year: re.Match[str], index: AuthorIndex
) -> Mention | None:
    """Return the mention of a work by an organisation, whose name may hold small words.

    What stands in brackets inside the name is left out: ``Food Standards Agency (FSA), 2010``.
    """
    before = _CLOSED.sub(lambda match: " " * len(match[0]), words[window : year.start()])
    name = before.rstrip(" ,([")
    opened = [match.end() for match in _OPENED.finditer(name)]
    for first in re.finditer(r"(?<![\w-])[A-Z]", name[opened[-1] if opened else 0 :]):
        start = first.start() + (opened[-1] if opened else 0)
        key = index.find_organisation(name[start:], _years(year)[0])
        if key:
            plain = "(" not in before[len(name) :] and "[" not in before[len(name) :]
            shown = Span(*year.span())
            span = Span(window + start, year.end())
            return Mention(span, shown, key, f"{name[start:]} {year[0]}", plain, strong=True)
    return None


def _names(written: str) -> tuple[tuple[str, ...], int]:
    """Return the surnames in a list of names, and where the first one starts."""
    parts = re.split(rf"{_JOIN}", written)
    offset = 0
    first = parts[0].split()
    while len(first) > 1 and first[0].rstrip(".,") in _OPENERS:
        offset = written.index(first[1], offset + len(first[0]))
        first = first[1:]
    names = [_TRAILING.sub("", name) for name in (" ".join(first), *parts[1:])]
    return tuple(name for name in names if name and not _INITIALS.match(name)), offset


def _years(match: re.Match[str]) -> list[str]:
    letters = re.findall(r"[a-z]", match["letters"] or "")
    year = match["year"] or UNDATED
    return [year + letter for letter in letters] or [year]


def _lookup(index: AuthorIndex, names: tuple[str, ...], year: str, *, more: bool) -> str:
    """Return the entry meant; words before the surname may have looked like names."""
    if not names:
        return ""
    key = index.find(names, year, several=more)
    if key:
        return key
    words = names[0].split()
    for at in range(1, len(words)):
        key = index.find((" ".join(words[at:]), *names[1:]), year, several=more)
        if key:
            return key
    # "Methods, Hall and Clark 1998": the first of several names may belong to the sentence.
    return _lookup(index, names[1:], year, more=more) if len(names) > 1 else ""
