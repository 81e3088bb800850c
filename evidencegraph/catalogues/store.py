"""What catalogues answered, kept in one SQLite file that is safe to share: JSON, never pickle."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evidencegraph.catalogues.answer import Answer, State
from evidencegraph.errors import MalformedDataError
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
        """
        self._database = sqlite3.connect(path or ":memory:")
        try:
            self._database.execute(_TABLE)
        except sqlite3.DatabaseError as error:
            self._database.close()
            raise MalformedDataError(
                f"{path} is no store of answers: {error}", "Delete it; it fills again."
            ) from error

    def keep(self, answer: Answer) -> None:
        """Keep an answer; one that could not be had leaves the older one in place."""
        if answer.state is State.UNCHECKED:
            return
        work = json.dumps(asdict(answer.work), ensure_ascii=False) if answer.work else ""
        row = (answer.name, answer.source, answer.state.value, answer.date, work)
        with self._database:
            self._database.execute("insert or replace into answers values (?, ?, ?, ?, ?)", row)

    def has(self, name: str, source: str) -> bool:
        """Tell whether a catalogue has answered about an identifier."""
        query = "select 1 from answers where name = ? and source = ?"
        return self._database.execute(query, (name, source)).fetchone() is not None

    def answers(self, names: Iterable[str]) -> tuple[Answer, ...]:
        """Return the answers about identifiers, in the order of identifier and catalogue."""
        query = "select name, source, state, date, work from answers where name = ? order by source"
        return tuple(
            Answer(name, source, State(state), date, _work(json.loads(work)) if work else None)
            for asked in sorted(set(names))
            for name, source, state, date, work in self._database.execute(query, (asked,))
        )

    def works(self, names: Iterable[str]) -> tuple[Reference, ...]:
        """Return what is known about identifiers, to be merged with the works they name."""
        return tuple(answer.work for answer in self.answers(names) if answer.work)

    def close(self) -> None:
        """Close the file."""
        self._database.close()


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
