"""What catalogues answered, kept in one SQLite file that is safe to share: JSON, never pickle."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evidencegraph.catalogues.answer import MALFORMED, Answer, State
from evidencegraph.errors import MalformedDataError, UnusableOutputError
from evidencegraph.model import EditorialStatus, Fact, Reference, Related, Relation

_TABLE = """
create table if not exists answers (
    name text not null, source text not null, state text not null, date text not null,
    work text not null, primary key (name, source)
) without rowid
"""


class Store:
    """Answers by identifier and catalogue; each is kept at once, so that nothing is lost.

    >>> store = Store()
    >>> store.keep(Answer("pmid:7", "PubMed", State.ABSENT, "2026-11-20"))
    >>> store.has("pmid:7", "PubMed"), store.works(["pmid:7"])
    (True, ())
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open a file, or memory where none is given.

        Raises:
            MalformedDataError: the file is no such store.
            UnusableOutputError: it cannot be opened.
        """
        self._path = path
        try:
            self._database = sqlite3.connect(path or ":memory:")
        except sqlite3.Error as error:
            raise _unusable(path, error) from error
        try:
            self._database.execute(_TABLE)
        except sqlite3.OperationalError as error:
            self._database.close()
            raise _unusable(path, error) from error
        except sqlite3.DatabaseError as error:
            self._database.close()
            raise _no_store(path, error) from error

    def keep(self, answer: Answer) -> None:
        """Keep an answer; one that could not be had leaves the older one in place.

        Raises:
            UnusableOutputError: it cannot be written.
        """
        if answer.state is State.UNCHECKED:
            return
        work = json.dumps(asdict(answer.work), ensure_ascii=False) if answer.work else ""
        row = (answer.name, answer.source, answer.state.value, answer.date, work)
        try:
            with self._database:
                self._database.execute("insert or replace into answers values (?, ?, ?, ?, ?)", row)
        except sqlite3.OperationalError as error:
            raise _unusable(self._path, error) from error

    def has(self, name: str, source: str, since: str = "") -> bool:
        """Tell whether a catalogue has answered about an identifier, on a day or later."""
        query = "select 1 from answers where name = ? and source = ? and date >= ?"
        return bool(self._rows(query, name, source, since))

    def answers(self, names: Iterable[str]) -> tuple[Answer, ...]:
        """Return the answers about identifiers, in the order of identifier and catalogue.

        Raises:
            MalformedDataError: one of them is no answer.
        """
        query = "select name, source, state, date, work from answers where name = ? order by source"
        return tuple(
            self._answer(*row) for asked in sorted(set(names)) for row in self._rows(query, asked)
        )

    def _rows(self, query: str, *values: str) -> list[Any]:
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise _no_store(self._path, error) from error

    def _answer(self, name: str, source: str, state: str, date: str, work: str) -> Answer:
        try:
            known = _work(json.loads(work)) if work else None
            return Answer(name, source, State(state), date, known)
        except MALFORMED as error:
            raise MalformedDataError(
                f"{self._path}: what is kept about {name} from {source} is no answer",
                "Delete the file; it fills again.",
            ) from error

    def works(self, names: Iterable[str]) -> tuple[Reference, ...]:
        """Return what is known about identifiers, to be merged with the works they name."""
        return tuple(answer.work for answer in self.answers(names) if answer.work)

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _unusable(path: Path | None, error: sqlite3.Error) -> UnusableOutputError:
    hint = "Is another fetch writing to it? Else choose another folder with --cache."
    return UnusableOutputError(f"{path} cannot be opened or written: {error}", hint)


def _no_store(path: Path | None, error: sqlite3.Error) -> MalformedDataError:
    return MalformedDataError(
        f"{path} is no store of answers: {error}", "Delete it; it fills again."
    )


def _work(data: Mapping[str, Any]) -> Reference:
    lists = {name: tuple(value) for name, value in data.items() if isinstance(value, list)}
    return Reference(
        **{
            **data,
            **lists,
            "status": EditorialStatus(data["status"]),
            "related": tuple(
                Related(Relation(r["relation"]), r["target"]) for r in data["related"]
            ),
            "facts": tuple(Fact(**fact) for fact in data["facts"]),
            "listings": (),
            "merged_from": (),
        }
    )
