"""The names of things: the tables beside this module, a user's tables, headings of references."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from evidencegraph.errors import MalformedDataError
from evidencegraph.tables import Row, parsed, rows, table_text

ROLES = ("intervention", "condition", "outcome")
_NAME = "concepts.toml"
_LISTS = ("interventions.toml", "conditions.toml", "outcomes.toml")
"""Tables of things of which nothing needs saying but their names; `concepts.toml` comes first."""
_HEADINGS = ("concept", "ending", "heading")
_CAPITALS = re.compile(r"[A-Z]{2}")
_SHORTEST = 2
_INVERTED = re.compile(r"^([^,]+), ([^,]+)$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What things are called.

    Attributes:
        concepts: finds any known name in a text.
        names: role and name of each spelling, without case and plural.
    """

    concepts: re.Pattern[str]
    names: Mapping[str, tuple[str, str]]

    def meaning(self, words: str) -> tuple[str, str]:
        """Return role and name of words that `concepts` found.

        >>> vocabulary_of().meaning("MSs")
        ('condition', 'multiple sclerosis')
        """
        key = spelling_key(words)
        return self.names.get(key) or self.names[key.removesuffix("s")]


def vocabulary_of(
    tables: Iterable[tuple[str, str]] = (), headings: Iterable[str] = ()
) -> Vocabulary:
    r"""Return the names of this distribution, and a user's and a library's besides.

    Args:
        tables: name and TOML text of each file of the user; of two that say of one name
            different things the first wins, and all win over the names of the distribution.
        headings: MeSH headings of references. One whose form does not show whether it is a
            disease or a treatment, or whose name is known already, adds nothing.

    Raises:
        MalformedDataError: a row is wrong; the message names file, row and key.

    >>> mine = '[[concept]]\nname = "wonder"\nrole = "intervention"\nalso = ["w-1"]\nsource = "me"'
    >>> vocabulary_of([("mine.toml", mine)]).names["w-1"]
    ('intervention', 'wonder')
    >>> vocabulary_of(headings=["Kidney Diseases, Cystic"]).names["cystic kidney disease"]
    ('condition', 'cystic kidney diseases')
    """
    return _vocabulary(tuple(tables), tuple(sorted(set(headings))))


def spelling_key(words: str) -> str:
    """Return a spelling without case and plural.

    >>> spelling_key("Checkpoint  Inhibitors"), spelling_key("AIDS")
    ('checkpoint inhibitor', 'aids')
    """
    plain = " ".join(words.lower().split())
    kept = plain.endswith(("ss", "is", "us", "aids", "iris", "ms")) or len(plain) < 5  # noqa: PLR2004
    return plain if kept or not plain.endswith("s") else plain[:-1]


@cache
def _vocabulary(tables: tuple[tuple[str, str], ...], headings: tuple[str, ...]) -> Vocabulary:
    own = table_text("evidencegraph.topics", _NAME)
    concepts = (row for table in (*tables, (_NAME, own)) for row in _concepts(*table))
    spelled = [(row["role"], [row["name"], *row["also"]]) for row in concepts]
    names: dict[str, tuple[str, str]] = {}
    exact: dict[str, str] = {}
    plain: set[str] = set()
    for role, spellings in (*spelled, *_listed()):
        for spelling in spellings:
            key = spelling_key(spelling)
            names.setdefault(key, (role, spellings[0]))
            if _CAPITALS.search(spelling):
                exact.setdefault(key, spelling[: len(key)])
            else:
                plain.add(key)
    names = {**dict(_of_headings(headings, names, own)), **names}
    capitals = {key: spelling for key, spelling in exact.items() if key not in plain}
    # What is like a thing, or binds it, is another: "insulin-like growth factor", its receptor.
    some = rf"(?<!\w)(?:{_union(names, capitals)})(?!\w|-like\b| receptors?\b)"
    return Vocabulary(concepts=re.compile(some, re.IGNORECASE), names=names)


@cache
def _listed() -> tuple[tuple[str, list[str]], ...]:
    """Return role and spellings of each line of the lists, the name first."""
    return tuple(
        (row["role"], [spelling.strip() for spelling in line.split(" = ")])
        for name in _LISTS
        for row in rows(
            table_text("evidencegraph.topics", name), "names", ("role", "names", "source"), name
        )
        for line in row["names"].strip().splitlines()
    )


@lru_cache(maxsize=50_000)
def roles_by_ending(word: str) -> tuple[str, ...]:
    """Return the roles that the ending of a word shows, which no table need know.

    >>> roles_by_ending("natalizumab"), roles_by_ending("table")
    (('intervention',), ())
    """
    return tuple(role for role, pattern in _endings() if pattern.fullmatch(word))


@cache
def _endings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = rows(
        table_text("evidencegraph.topics", _NAME), "ending", ("role", "pattern", "source"), _NAME
    )
    return tuple((row["role"], re.compile(row["pattern"], re.IGNORECASE)) for row in table)


def _union(names: Iterable[str], capitals: Mapping[str, str]) -> str:
    """Return what finds the names, of two the longer one; tried only where their letter stands."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in longest:
        by_letter[re.escape(name[0])].append(rf"{_pattern(name, capitals)}s?")
    return "|".join(f"(?={letter})(?:{'|'.join(some)})" for letter, some in by_letter.items())


def _pattern(name: str, capitals: Mapping[str, str]) -> str:
    """Return what finds a name; one with two capitals only as the table writes it: not "art".

    Two letters stand for many things: joined to others, as in "LC-MS/MS", they are not the name.
    """
    if name not in capitals:
        return re.escape(name)
    exact = f"(?-i:{re.escape(capitals[name])})"
    return rf"(?<![/-]){exact}(?![/-])" if len(name) == _SHORTEST else exact


def _concepts(origin: str, text: str) -> Sequence[Row]:
    for heading in parsed(text, origin):
        if heading not in _HEADINGS:
            raise MalformedDataError(
                f"{origin}: [[{heading}]] is no table of concepts", "A file may hold: [[concept]]."
            )
    found = rows(text, "concept", ("name", "role", "also", "source"), origin)
    for number, row in enumerate(found, start=1):
        listed = isinstance(row["also"], list)
        words = [row["name"], *row["also"]] if listed else []
        if not words or not all(isinstance(word, str) and word.strip() for word in words):
            raise MalformedDataError(
                f"{origin}: row {number} under [[concept]]: name and also must be words",
                'Write name = "cytarabine" and also = ["ara-c"].',
            )
        if row["role"] not in ROLES:
            raise MalformedDataError(
                f"{origin}: row {number} under [[concept]]: there is no role {row['role']!r}",
                f"Roles: {', '.join(ROLES)}.",
            )
    return found


def _of_headings(
    headings: Sequence[str], known: Mapping[str, tuple[str, str]], own: str
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the spellings that headings add: those that are new, and of one heading only."""
    forms = [
        (row["role"], re.compile(rf"\b{row['pattern']}$", re.IGNORECASE))
        for row in rows(own, "heading", ("role", "pattern", "source"), _NAME)
    ]
    found: list[tuple[str, tuple[str, str]]] = []
    for heading in headings:
        turned = _INVERTED.sub(r"\2 \1", heading)
        roles = {role for role, pattern in forms if pattern.search(turned)}
        keys = {spelling_key(heading.replace(",", "")), spelling_key(turned)}
        if len(roles) == 1 and "," not in turned and not keys & known.keys():
            found += [(key, (*roles, turned.lower())) for key in sorted(keys)]
    counts = Counter(key for key, _ in found)
    yield from ((key, meant) for key, meant in found if counts[key] == 1)
