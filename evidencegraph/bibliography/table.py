"""CSV with a header, as databases and spreadsheets write it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from evidencegraph.bibliography.library import Library
from evidencegraph.bibliography.record import Record, library_of, problem_at
from evidencegraph.model import Location

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "key": ("key", "citation key", "record_id", "record id", "id", "covidence #"),
        "kind": ("item type", "type", "document type", "entry type"),
        "title": (
            "title",
            "article title",
            "document title",
            "primary title",
            "ti",
            "primary_title",
        ),
        "authors": ("authors", "author", "au", "author names", "creators", "first_authors"),
        "editors": ("editors", "editor"),
        "date": ("publication year", "year", "py", "published year", "date", "publication date"),
        "container": (
            "publication title",
            "journal",
            "journal/book",
            "journal title",
            "source title",
            "journal_name",
            "container",
            "secondary_title",
            "source",
        ),
        "volume": ("volume", "vl"),
        "issue": ("issue", "number"),
        "pages": ("pages", "page", "pagination"),
        "abstract": ("abstract", "abstract note", "notes_abstract", "ab"),
        "language": ("language",),
        "doi": ("doi", "di"),
        "pmid": ("pmid", "pubmed id", "pubmedid", "pubmed_id", "pm"),
        "pmcid": ("pmcid", "pmc id", "pmc"),
        "nct": ("nct", "nct id", "nct number"),
        "url": ("url", "urls", "link", "links"),
        "isbn": ("isbn",),
        "extra": ("extra", "notes", "note"),
    }
)
"""Our words, and the headings under which they are found, in lower case."""

_NAMES = ("doi", "pmid", "pmcid", "nct", "url")
_INITIALS = re.compile(r"[^,]+\s[A-Z][A-Z.\s-]{0,5}\.?")


def read_table(path: str, text: str) -> Library:
    r"""Return the works of a CSV file; its first line names the columns.

    >>> read_table("a.csv", "Title;DOI\nCytarabine;10.1000/x").references[0].title
    'Cytarabine'
    """
    lines = (
        text.removeprefix("\N{BYTE ORDER MARK}")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .split("\n")
    )
    reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter_of(lines[0]))
    records: list[Record] = []
    try:
        columns = columns_of(next(reader, []))
        if not {"title", *_NAMES} & columns.keys():
            what = "the first line names no column for a title or an identifier; nothing was read."
            return Library((), (problem_at(Location(path, 1), what),))
        begin = reader.line_num + 1
        for row in reader:
            if any(cell.strip() for cell in row):
                records.append(_record(Location(path, begin), _cells(columns, row)))
            begin = reader.line_num + 1
    except csv.Error as error:
        what = f"the table cannot be read from here on ({error})."
        return library_of(records, [problem_at(Location(path, reader.line_num), what)])
    return library_of(records)


def delimiter_of(header: str) -> str:
    r"""Return what parts the columns of a header.

    >>> delimiter_of("title\tdoi"), delimiter_of('"a","b; c"')
    ('\t', ',')
    """
    bare = re.sub(r'"[^"]*"', "", header)
    return max(",;\t|", key=bare.count)


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """Return where each of our words stands; of several headings for one word the first counts."""
    headings = [" ".join(cell.lower().split()) for cell in header]
    return {
        word: headings.index(known)
        for word, names in COLUMNS.items()
        for known in [next((name for name in names if name in headings), None)]
        if known
    }


def _cells(columns: Mapping[str, int], row: Sequence[str]) -> dict[str, str]:
    return {word: row[at].strip() for word, at in columns.items() if at < len(row)}


def _record(place: Location, cells: Mapping[str, str]) -> Record:
    def cell(word: str) -> str:
        found = cells.get(word, "")
        return "" if found in {"NA", "NaN", "nan", "None", "NULL"} else found

    return Record(
        place=place,
        key=cell("key"),
        kind=cell("kind"),
        title=cell("title"),
        authors=tuple(people_of(cell("authors"))),
        editors=tuple(people_of(cell("editors"))),
        date=cell("date"),
        container=cell("container"),
        volume=cell("volume"),
        issue=cell("issue"),
        pages=cell("pages"),
        abstract=cell("abstract"),
        language=cell("language"),
        names=tuple(_names(cell("isbn"), cell("kind"), {word: cell(word) for word in _NAMES})),
        mentions=(cell("extra"),),
    )


def _names(isbn: str, kind: str, named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for scheme, value in named.items():
        # Spreadsheets turn whole numbers into decimals.
        text = re.sub(r"^(\d+)\.0$", r"\1", value) if scheme == "pmid" else value
        if text:
            yield scheme, text
    if isbn and kind.lower() == "book":
        yield "isbn", isbn


def people_of(text: str) -> Iterator[str]:
    """Yield the people of one cell, however they are parted.

    >>> list(people_of("Hall, Colin; Marra, Christina")), list(people_of("Hall CD, Marra CM"))
    (['Hall, Colin', 'Marra, Christina'], ['Hall CD', 'Marra CM'])
    """
    for sign in (";", "|", " and "):
        if sign in text:
            yield from (part.strip() for part in text.split(sign) if part.strip())
            return
    parts = [part.strip(" .") for part in text.split(",")]
    if len(parts) > 1 and all(_INITIALS.fullmatch(part) for part in parts):
        yield from parts
    elif text.strip():
        yield text.strip()
