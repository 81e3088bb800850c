"""CSL-JSON, the items of citation processors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from evidencegraph.bibliography.library import Library
from evidencegraph.bibliography.record import Record, library_of, problem_at
from evidencegraph.model import Location, Problem

_NAMES = {"DOI": "doi", "PMID": "pmid", "PMCID": "pmcid", "URL": "url"}
_BOOKS = frozenset({"book", "monograph", "edited-book"})


def read_csl(path: str, text: str) -> Library:
    """Return the works of a CSL-JSON file: a list of items, one item, or ``{"items": [...]}``.

    >>> read_csl("a.json", '[{"id": "hall", "DOI": "10.1000/X"}]').references[0].id
    'doi:10.1000/x'
    """
    try:
        data = json.loads(text.removeprefix("\N{BYTE ORDER MARK}"))
    except (ValueError, RecursionError) as error:
        return Library(
            (), (problem_at(Location(path), f"is not valid JSON: {error}. Export it anew."),)
        )
    items = _items(data)
    problems: list[Problem] = []
    records = []
    for number, item in enumerate(items, start=1):
        if isinstance(item, Mapping):
            records.append(_record(Location(path), item, number))
        else:
            problems.append(
                problem_at(Location(path), f"item {number} is no object; it was left out.")
            )
    return library_of(records, problems)


def _items(data: object) -> list[Any]:
    if isinstance(data, Mapping):
        return list(data["items"]) if isinstance(data.get("items"), list) else [data]
    return data if isinstance(data, list) else [data]


def _record(place: Location, item: Mapping[str, Any], number: int) -> Record:
    kind = _text(item, "type")
    return Record(
        place=place,
        key=_text(item, "citation-key") or _text(item, "id") or str(number),
        # What CSL calls an article is a preprint; a journal's is an article-journal.
        kind="preprint" if kind == "article" else kind,
        title=_text(item, "title"),
        authors=tuple(_people(item.get("author"))),
        editors=tuple(_people(item.get("editor"))),
        date=_date(item.get("issued")) or _text(item, "year"),
        container=_text(item, "container-title"),
        volume=_text(item, "volume"),
        issue=_text(item, "issue"),
        pages=_text(item, "page"),
        abstract=_text(item, "abstract"),
        language=_text(item, "language"),
        names=tuple(_names(item, kind)),
        mentions=(_text(item, "note"),),
    )


def _text(item: Mapping[str, Any], name: str) -> str:
    """Return a field as text; some writers use numbers, some lists of one."""
    value = item.get(name, "")
    if isinstance(value, list) and value:
        value = value[0]
    return str(value) if isinstance(value, str | int | float) else ""


def _people(value: object) -> Iterator[str]:
    for each in value if isinstance(value, list) else []:
        if isinstance(each, str):
            yield each
        if not isinstance(each, Mapping):
            continue
        particle = _text(each, "non-dropping-particle")
        family = " ".join(filter(None, [particle, _text(each, "family")]))
        given = " ".join(filter(None, [_text(each, "given"), _text(each, "dropping-particle")]))
        suffix = _text(each, "suffix")
        yield (
            ", ".join(filter(None, [family, given, suffix]))
            or _text(each, "literal")
            or _text(each, "name")
        )


def _date(value: object) -> str:
    """Return a date as text; the year stands first in ``date-parts``."""
    if not isinstance(value, Mapping):
        return value if isinstance(value, str) else ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return "-".join(str(part) for part in parts[0])
    return _text(value, "raw") or _text(value, "literal") or _text(value, "year")


def _names(item: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    for field, scheme in _NAMES.items():
        if value := _text(item, field) or _text(item, field.lower()):
            yield scheme, value
    if kind in _BOOKS and _text(item, "ISBN"):
        yield "isbn", _text(item, "ISBN")
