"""``appraisals.toml`` as values; whatever is wrong in it is refused with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from evidencegraph.appraisals.fields import FIELDS, SIGNED, key_of
from evidencegraph.appraisals.lines import Lines
from evidencegraph.errors import MalformedDataError
from evidencegraph.model import Appraisal, Domain, Location, Upgrade
from evidencegraph.tables import parsed

_ANCHORS = ("claim", "quote", "reference")
_OF_CLAIMS = ("kind", "same")
_OF_WORKS = ("design", "participants")
_RATED = tuple(key_of(word) for word in (*Domain, *Upgrade))
_HINT = "Correct the lines named above; nothing of the file was used."


def read_appraisals(path: str, text: str) -> tuple[Appraisal, ...]:
    """Return the appraisals of a file, in the order of their lines.

    Args:
        path: name of the file, for messages.
        text: its TOML text.

    Raises:
        MalformedDataError: something in it is wrong; the message has one line for each place. A
            judgement that was misread would be worse than none, so nothing of such a file counts.

    >>> read_appraisals("a.toml", "")
    ()
    """
    data = parsed(text, path)
    lines = Lines(text)
    wrong = list(_wrong_names(data, lines))
    found: list[Appraisal] = []
    tables = data.get("appraisal", [])
    if not isinstance(tables, list):
        wrong.append((lines.of_name("appraisal"), "write [[appraisal]], with two brackets"))
        tables = []
    for number, table in enumerate(tables, start=1):
        if not isinstance(table, Mapping):
            wrong.append((lines.of_name("appraisal"), "write [[appraisal]], with two brackets"))
            break
        values, errors = _values(table, number, lines)
        wrong.extend(errors or ((lines.of_table(number), what) for what in _lacks(values)))
        if not wrong:
            found.append(_appraisal(Location(path, lines.of_table(number)), values))
    if wrong:
        message = "\n".join(f"{path}:{line}: {what}" for line, what in sorted(set(wrong)))
        raise MalformedDataError(message, _HINT)
    return tuple(found)


def _wrong_names(data: Mapping[str, Any], lines: Lines) -> Iterator[tuple[int, str]]:
    for name in data:
        if name != "appraisal":
            yield lines.of_name(name), f"{name!r} is unknown here; write [[appraisal]] above it"


def _values(
    table: Mapping[str, Any], number: int, lines: Lines
) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    """Return the values of one appraisal, and what is wrong in which line."""
    values: dict[str, Any] = {}
    wrong: list[tuple[int, str]] = []
    for key, value in table.items():
        line = lines.of_key(number, key)
        if key not in FIELDS:
            wrong.append((line, f"{key!r} is no key of an appraisal; known: {', '.join(FIELDS)}"))
            continue
        try:
            values[key] = FIELDS[key](value)
        except ValueError as error:
            wrong.append((line, f"{key} = {value!r} {error}"))
    return values, wrong


def _lacks(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield what an appraisal lacks or combines that cannot go together."""
    missing = [key for key in SIGNED if key not in values]
    if missing:
        yield f"this appraisal lacks {', '.join(missing)}"
    if not any(key in values for key in _ANCHORS):
        yield f"this appraisal is about nothing: it needs {', '.join(_ANCHORS[:-1])} or reference"
    if set(values) <= {*_ANCHORS, *SIGNED}:
        yield "this appraisal judges nothing"
    about_claim = "claim" in values or "quote" in values
    for key in ("direction", "cite", *_OF_CLAIMS):
        if key in values and not about_claim:
            yield f"{key} is said of a claim: add claim or quote"
    for key in ("direction", "cite", *_OF_WORKS):
        if key in values and "reference" not in values:
            yield f"{key} is said of a source: add reference"
    if "cite" in values and "direction" in values:
        yield "cite says already what the source does for the claim: leave direction out"
    if "level" in values and any(key in values for key in _RATED):
        yield "level replaces what ratings change: give one or the other"


def _appraisal(location: Location, values: Mapping[str, Any]) -> Appraisal:
    plain = {key: value for key, value in values.items() if key not in _RATED}
    return Appraisal(
        location,
        **plain,
        ratings=tuple((word, values[key_of(word)]) for word in Domain if key_of(word) in values),
        upgrades=tuple((word, values[key_of(word)]) for word in Upgrade if key_of(word) in values),
    )
