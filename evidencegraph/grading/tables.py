"""The tables of grading: those of the method, and rows that a user puts before them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from evidencegraph.errors import MalformedDataError
from evidencegraph.grading.cells import HEADINGS, Place, checked
from evidencegraph.grading.rows import (
    CueRow,
    DesignRow,
    FactRow,
    KindRow,
    SignRow,
    SourceRow,
    cue_row,
    design_row,
    fact_row,
    kind_row,
    sign_row,
    source_row,
    suffix_row,
)
from evidencegraph.model import Design, SourceKind
from evidencegraph.tables import Row, parsed, table_rows, table_text

_PACKAGE = "evidencegraph.grading"
_FILES = ("sources.toml", "hosts.toml", "designs.toml", "cues.toml", "facts.toml")
_Row = TypeVar("_Row")


@dataclass(frozen=True)
class Tables:
    """All that grading looks up; two values with the same added texts are equal.

    Attributes:
        added: names and texts of the user's tables, in the order in which they win.
    """

    added: tuple[tuple[str, str], ...] = ()

    @cached_property
    def kinds(self) -> Mapping[SourceKind, KindRow]:
        """What each kind of source can bear."""
        return {row.name: row for row in reversed(self._rows("kind", kind_row))}

    @cached_property
    def sources(self) -> Mapping[str, SourceRow]:
        """The publishers by the address that shows them, ``ninds.nih.gov``."""
        found = reversed(self._rows("source", source_row))
        return {match: row for row in found for match in row.match}

    @cached_property
    def by_host(self) -> Mapping[str, tuple[str, ...]]:
        """The addresses of ``sources`` by their host, so that a page is found without a search."""
        found: dict[str, list[str]] = {}
        for match in self.sources:
            found.setdefault(match.partition("/")[0], []).append(match)
        return {host: tuple(matches) for host, matches in found.items()}

    @cached_property
    def suffixes(self) -> Mapping[str, SourceKind]:
        """The kinds of bodies by the end of their hosts, ``gov.uk``."""
        found = reversed(self._rows("suffix", suffix_row))
        return {end: row.kind for row in found for end in row.ends}

    @cached_property
    def signs(self) -> tuple[SignRow, ...]:
        """What in an address shows a kind of page; the first that fits decides."""
        return self._rows("sign", sign_row)

    @cached_property
    def designs(self) -> Mapping[Design, DesignRow]:
        """What each design can bear."""
        return {row.name: row for row in reversed(self._rows("design", design_row))}

    @cached_property
    def declared(self) -> Mapping[str, Design]:
        """The words by which a person may declare a design, in lower case."""
        found = reversed(self._rows("design", design_row))
        return {word.lower(): row.name for row in found for word in (row.name.value, *row.also)}

    @cached_property
    def cues(self) -> tuple[CueRow, ...]:
        """What shows a design, in the order of decision."""
        return self._rows("cue", cue_row)

    @cached_property
    def facts(self) -> Mapping[str, tuple[FactRow, ...]]:
        """How other facts are read from titles and abstracts, by the name of the fact."""
        found = self._rows("fact", fact_row)
        return {name: tuple(r for r in found if r.fact == name) for name in {r.fact for r in found}}

    @cached_property
    def digest(self) -> str:
        """A fingerprint of these tables, so that a result can say what it was made with."""
        # The user's files count by what they say: moving them changes no result.
        texts = (*(text for _, text in self.added), *(text for _, text in _own_texts()))
        return hashlib.sha256("\0".join(texts).encode()).hexdigest()

    def _rows(self, heading: str, make: Callable[[Row, Place], _Row]) -> tuple[_Row, ...]:
        found: list[_Row] = []
        for origin, text in (*self.added, *_own_texts()):
            for number, row in enumerate(table_rows(text, heading, origin), start=1):
                place = Place(origin, heading, number)
                found.append(make(checked(row, place), place))
        return tuple(found)


DEFAULT = Tables()
"""The tables of the method and nothing else; read when they are first used."""


def with_tables(texts: Iterable[tuple[str, str]]) -> Tables:
    r"""Return the tables of the method with a user's rows before them; the first text wins.

    Args:
        texts: name and TOML text of each file.

    Raises:
        MalformedDataError: a row is wrong; the message names file, row and key.

    >>> mine = '[[source]]\npublisher = "Us"\nkind = "news"\nmatch = ["example.org"]'
    >>> with_tables([("mine.toml", mine)]).sources["example.org"].publisher
    'Us'
    """
    tables = Tables(tuple(texts))
    for origin, text in tables.added:
        for heading in parsed(text, origin):
            if heading not in HEADINGS:
                raise MalformedDataError(
                    f"{origin}: [[{heading}]] is no table of grading",
                    f"A file may hold: {', '.join(f'[[{one}]]' for one in HEADINGS)}.",
                )
    # Each is read once here, so that a wrong row is refused before any work is graded by it.
    for table in (
        tables.kinds, tables.sources, tables.suffixes, tables.signs, tables.designs, tables.cues,
        tables.facts,
    ):  # fmt: skip
        len(table)
    return tables


def _own_texts() -> tuple[tuple[str, str], ...]:
    return tuple((name, table_text(_PACKAGE, name)) for name in _FILES)
