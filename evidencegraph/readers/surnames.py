"""A list of references, asked by surname and year."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from evidencegraph.model import Entry

_YEAR = re.compile(r"((?:1[5-9]|20)(?<!\d\d\d)\d\d)([a-z](?![a-z]))?(?!\d)")
"""Begins with its first digit, so that `re` leaps from one to the next."""
_APART = frozenset("./-=%_")
"""What stands before a year that is part of an identifier or an address."""
_TITLE = re.compile(r"[^\W\d_]+,?\s[a-z]{2,}\s[a-z]{2,}")
_SURNAME = re.compile(r"\b[A-Z][\w’'-]*[a-z][\w’'-]*")
_SMALL = frozenset(["of", "the", "for", "and", "in", "on", "de", "la", "des", "du"])
_HEAD = 400
"""Names of authors stand among this many first characters of an entry."""
_OPENING = 80
"""The first author stands among this many first characters."""
_FIRST_TOKENS = 4
_LONGEST_NAME = 12
UNDATED = "n.d."
"""Stands for the year where there is none."""
_UNDATED = re.compile(r"\bn\.\s?d\.")
_SEVERAL = 3
_FEWEST_INITIALS = 2


def fold(text: str) -> tuple[str, ...]:
    """Return the words of a name without accents and case.

    Words that run into one another part where a capital follows, on both sides of a comparison.

    >>> fold("O’Donnell-Müller"), fold("LeDouxJE")
    (('o', 'donnell', 'muller'), ('le', 'doux', 'je'))
    """
    plain = text
    if not text.isascii():
        plain = text.translate(_STROKED)
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))
    return tuple(map(str.casefold, _WORD.findall(plain)))


_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W_]")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_STROKED = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i"}
)


@dataclass(frozen=True)
class _Listed:
    order: int
    key: str
    head: str
    years: frozenset[str]
    dated: frozenset[str]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words among which the authors stand; few entries are ever asked for them."""
        return fold(self.head)

    @cached_property
    def authors(self) -> int:
        """How many authors the entry names, as far as its shape shows."""
        return _count_authors(self.head)

    def begins(self, name: str) -> bool:
        """Tell whether a folded name, its words run together, is the entry's first."""
        return "".join(self.words[:_LONGEST_NAME]).startswith(name.replace(" ", ""))

    def holds(self, name: tuple[str, ...]) -> bool:
        """Tell whether a folded name stands among the authors."""
        return name[-1] in self.words or "".join(name) in "".join(self.words)


class AuthorIndex:
    """Finds the entry that ``Hall and Clark 1998a`` means."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Index the entries by the first words of each and every year in it."""
        self._found: dict[tuple[str, str], list[_Listed]] = defaultdict(list)
        for order, entry in enumerate(entries):
            head = entry.text[:_HEAD]
            found = list(_YEAR.finditer(entry.text[:4000]))
            years = frozenset(m[1] + (m[2] or "") for m in found)
            if not years or _UNDATED.search(head):
                years |= {UNDATED}
            dated = frozenset(m[1] for m in found if entry.text[m.start() - 1] not in _APART)
            listed = _Listed(order, entry.key, head, years, dated)
            names = {*_openings(fold(head[:_OPENING])), _initials(head)} - {""}
            for year in {year[:4] for year in listed.years}:
                for name in names:
                    self._found[year, name].append(listed)

    def find(self, names: Sequence[str], year: str, *, several: bool) -> str:
        """Return the key of the entry meant, or an empty string.

        Args:
            names: surnames as written, at least one.
            year: with its letter, if it has one.
            several: whether more authors follow those named ("et al.").

        >>> from evidencegraph.model import Span
        >>> index = AuthorIndex([Entry("1", Span(0, 1), "Hall CD, Clark B. A trial of it. 1998."),
        ...                      Entry("2", Span(0, 1), "Hall CD. Another trial of it. 1998.")])
        >>> index.find(["Hall", "Clark"], "1998", several=False)
        '1'
        >>> index.find(["Hall"], "1998", several=False), index.find(["Hill"], "1998", several=False)
        ('2', '')
        """
        first, *others = [fold(name) for name in names]
        start = _joined(first)
        meant = self._found.get((year[:4], start), [])
        meant = [e for e in meant if all(not o or e.holds(o) for o in others)] or (
            [] if others and not several else meant
        )
        if not meant:
            return ""
        # Surnames at the very start first, then years that no identifier holds, then entries that
        # fit the number of authors.
        number = len(names)
        best = [e for e in meant if e.begins(start)] or meant
        best = [e for e in best if e.words[: len(first)] == first] or best
        best = [e for e in best if year[:4] in e.dated] or best
        if several:
            fitting = [e for e in best if e.authors >= _SEVERAL] or best
        else:
            least = min(abs(e.authors - number) for e in best)
            fitting = [e for e in best if abs(e.authors - number) == least]
        return _by_letter(fitting, best, year)

    def find_organisation(self, name: str, year: str) -> str:
        """Return the key of the entry that begins with a name of several words, or nothing.

        >>> from evidencegraph.model import Span
        >>> text = "Centers for Disease Control and Prevention. A page. 2010."
        >>> index = AuthorIndex([Entry("1", Span(0, 1), text)])
        >>> index.find_organisation("Centers for Disease Control", "2010")
        '1'
        """
        words = fold(name)
        if len(words) < _FEWEST_INITIALS:
            return ""
        listed = self._found.get((year[:4], words[0]), ())
        meant = [e for e in listed if e.words[: len(words)] == words]
        return _by_letter(meant, meant, year) if meant else ""


def _openings(words: Sequence[str]) -> Iterator[str]:
    """Yield what a surname near the start of an entry may be, its words run together.

    >>> list(_openings(["mc", "lellan", "at"]))
    ['mc', 'mclellan', 'mclellanat', 'lellan', 'lellanat', 'at']
    """
    for at in range(min(_FIRST_TOKENS, len(words))):
        for end in range(at + 1, min(at + _FIRST_TOKENS, len(words)) + 1):
            yield _joined(words[at:end])


def _joined(words: Sequence[str]) -> str:
    """Return a name, its words run together; an initial at its end stays apart.

    >>> _joined(["de", "boer"]), _joined(["chen", "g"]), _joined(["cheng"])
    ('deboer', 'chen g', 'cheng')
    """
    *name, last = words
    return "".join(name) + (" " if name and len(last) == 1 else "") + last


def _by_letter(fitting: Sequence[_Listed], best: Sequence[_Listed], year: str) -> str:
    """Return the key of the entry with the year's letter, or the letter-th in the list."""
    letter = year[4:]
    exact = [e for e in best if year in e.years]
    if not letter:
        return (([e for e in fitting if year in e.years] or fitting)[0]).key
    if exact:
        return exact[0].key
    ordered = sorted(fitting, key=lambda e: e.order)
    place = ord(letter) - ord("a")
    return ordered[place].key if place < len(ordered) else ordered[0].key


def _count_authors(head: str) -> int:
    """Estimate how many authors an entry names before its title."""
    if re.search(r"\bet al\b", head[:200]):
        return _SEVERAL
    title = _TITLE.search(head)
    return len(_SURNAME.findall(head[: title.start() if title else 80]))


def _initials(head: str) -> str:
    """Return the initials of an organisation that an entry begins with."""
    name = re.split(r"[.,(:;]", head, maxsplit=1)[0]
    words = [word for word in name.split() if word.lower() not in _SMALL]
    initials = "".join(word[0] for word in words).casefold()
    return initials if len(initials) >= _FEWEST_INITIALS else ""
