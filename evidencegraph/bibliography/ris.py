"""RIS, as reference managers and databases really write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rispy import RisParser

from evidencegraph.bibliography.library import Library
from evidencegraph.bibliography.record import Record, library_of, problem_at
from evidencegraph.bibliography.tagged import TaggedRecord, tagged_lines, tagged_records
from evidencegraph.model import Problem

TAG = re.compile(r"\s{0,3}([A-Za-z][A-Za-z0-9])\s{0,2}-(?:\s|$)")
"""A tagged line; lower case and a single space are met with and understood."""

_FIRST = frozenset({"TY"})
_TITLES = ("TI", "T1", "CT", "BT")
_CONTAINERS = ("T2", "JF", "JO", "JA", "J2", "BT", "T3")
_ADDRESS = re.compile(r"(?:https?://|www\.)", re.IGNORECASE)
_CONFERENCES = frozenset({"CPAPER", "CONF"})
_BOOKS = frozenset({"BOOK", "EBOOK", "WHOLE", "EDBOOK"})


def read_ris(path: str, text: str) -> Library:
    """Return the works of a RIS file.

    >>> lines = "TY  - JOUR", "TI  - Cytarabine", "PY  - 1998", "DO  - 10.1000/x", "ER  -"
    >>> read_ris("a.ris", chr(10).join(lines)).references[0].id
    'doi:10.1000/x'
    """
    found = list(tagged_records(path, tagged_lines(text, TAG), _FIRST, "ER"))
    records = [
        each for each in found if "TY" in each.tags or each.first(*_TITLES, "AU", "A1", "DO")
    ]
    strays = [each for each in found if each not in records]
    return library_of((_record(each) for each in _parsed(records)), _unusual(records, strays))


def _parsed(records: list[TaggedRecord]) -> Iterator[TaggedRecord]:
    """Yield the records as rispy reads them, one line for each value.

    rispy drops what is not spelt as it expects, so it is given a clean spelling, one record at a
    time, and is told about every tag.
    """
    for record in records:
        tags = [tag for tag in record.tags if tag != "TY"]
        lines = [f"TY  - {record.first('TY')}"]
        lines += [f"{tag}  - {value}" for tag in tags for value in record.tags[tag]]
        parser = RisParser(
            mapping={tag: tag for tag in ("TY", "UK", *tags)},
            list_tags=tags,
            delimiter_tags_mapping={"UR": ";"} if _many_urls(record) else {},
        )
        found = parser.parse("\n".join([*lines, "ER  - "]))[0]
        yield TaggedRecord(record.place, {**found, "TY": [found["TY"]]}, record.closed)


def _many_urls(record: TaggedRecord) -> bool:
    """Tell whether one line holds several addresses; a semicolon may also be part of one."""
    return any(re.search(r";\s*https?://", value) for value in record.every("UR"))


def _record(record: TaggedRecord) -> Record:
    kind = record.first("TY").upper()
    first, last = record.first("SP"), record.first("EP")
    # A paper's T2 names the conference, its C3 the proceedings.
    containers = ("C3", *_CONTAINERS) if kind in _CONFERENCES else _CONTAINERS
    titles = _TITLES if kind not in _BOOKS else (*_TITLES, "T2")
    title = record.first(*titles)
    return Record(
        place=record.place,
        key=record.first("ID"),
        kind=kind or "misc",
        title=title,
        authors=record.every("A1", "AU"),
        editors=record.every("ED", "A2") if kind not in _BOOKS else record.every("ED", "A3"),
        date=" ".join(record.every("PY", "Y1", "DA")),
        container=next((each for each in record.every(*containers) if each != title), ""),
        volume=record.first("VL"),
        issue=record.first("IS", "CP"),
        pages=f"{first}-{last}" if first and last and last not in first else first or last,
        abstract=record.first("AB", "N2"),
        language=record.first("LA"),
        names=tuple(_names(record, kind)),
        mentions=record.every("M1", "M3", "N1", "C1", "C2", "C6", "C7", "AN"),
    )


def _names(record: TaggedRecord, kind: str) -> Iterator[tuple[str, str]]:
    """Yield what tags declare; whether an address or a note names the work is seen later."""
    if record.first("DO"):
        yield "doi", record.first("DO")
    addresses = [url for url in record.every("UR", "LK") if _ADDRESS.match(url)]
    yield from (("url", url) for url in addresses[:1])
    source = record.first("DB", "DP").lower()
    if ("pubmed" in source or "medline" in source) and record.first("AN").isdecimal():
        yield "pmid", record.first("AN")
    if record.first("C2").upper().startswith("PMC"):
        yield "pmcid", record.first("C2")
    if kind in _BOOKS and re.fullmatch(r"[\dXx -]{10,17}", record.first("SN")):
        yield "isbn", record.first("SN")


def _unusual(records: list[TaggedRecord], strays: list[TaggedRecord]) -> Iterator[Problem]:
    for stray in strays:
        what = "lines outside of any record (between ER and TY) were left out."
        yield problem_at(stray.place, what)
    for record in records:
        if "TY" not in record.tags:
            yield problem_at(
                record.place, "a record does not begin with TY; it was read as one record."
            )
        elif not record.closed:
            yield problem_at(
                record.place, "a record has no ER line; it was read up to the next TY or the end."
            )
