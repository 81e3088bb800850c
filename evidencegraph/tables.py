"""Tables of the method: TOML files that lie beside the module that uses them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from evidencegraph.errors import MalformedDataError

Row = Mapping[str, Any]
"""One row of a table, as TOML gives it."""


@cache
def table_text(package: str, name: str) -> str:
    """Return the text of a table of this distribution.

    >>> "[[source]]" in table_text("evidencegraph.grading", "sources.toml")
    True
    """
    return files(package).joinpath(name).read_text(encoding="utf-8")


@lru_cache(maxsize=64)
def parsed(text: str, origin: str) -> Mapping[str, Any]:
    r"""Return a table as TOML reads it; read once, however many headings are asked for.

    Raises:
        MalformedDataError: the text is no TOML; the message names the line.

    >>> parsed("[[cue]]\nwords = ['may']", "x.toml")
    {'cue': [{'words': ['may']}]}
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{origin} is not valid TOML: {error}"
        raise MalformedDataError(message, "Correct the line named above.") from error


def table_rows(text: str, heading: str, origin: str) -> tuple[Row, ...]:
    r"""Return the rows under one heading of a table.

    Raises:
        MalformedDataError: the text is no TOML, or what stands there are no rows.

    >>> table_rows("cue = 1", "cue", "x.toml")
    Traceback (most recent call last):
    evidencegraph.errors.MalformedDataError: x.toml: cue is no list of rows
    Write [[cue]], and below it one setting in each line.
    """
    found = parsed(text, origin).get(heading, [])
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        hint = f"Write [[{heading}]], and below it one setting in each line."
        raise MalformedDataError(f"{origin}: {heading} is no list of rows", hint)
    return tuple(found)


def rows(text: str, heading: str, required: Sequence[str], origin: str) -> tuple[Row, ...]:
    r"""Return the rows under one heading of a table, each with what it must have.

    Args:
        text: the table, in TOML.
        heading: the name of the array of tables.
        required: the keys that every row must have.
        origin: the table's name, for messages.

    Raises:
        MalformedDataError: the text is no TOML, or a row lacks a key.

    >>> rows("[[cue]]\nwords = ['may']", "cue", ["words"], "x.toml")
    ({'words': ['may']},)
    """
    found = table_rows(text, heading, origin)
    for number, row in enumerate(found, start=1):
        missing = [key for key in required if key not in row]
        if missing:
            raise MalformedDataError(
                f"{origin}: row {number} under [[{heading}]] lacks {', '.join(missing)}",
                f"Every [[{heading}]] needs: {', '.join(required)}.",
            )
    return found


@cache
def word_set(package: str, name: str, heading: str) -> frozenset[str]:
    """Return the words, separated by spaces, of all rows under one heading of a table.

    >>> "the" in word_set("evidencegraph.topics", "terms.toml", "empty")
    True
    """
    table = rows(table_text(package, name), heading, ("words", "source"), name)
    return frozenset(word for row in table for word in row["words"].split())
