"""EndNote XML, which Zotero and Mendeley write as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from evidencegraph.bibliography.library import Library
from evidencegraph.bibliography.record import Record, library_of, problem_at
from evidencegraph.bibliography.xml import line_of, parse_xml, text_at, texts_at
from evidencegraph.model import Location

_ADDRESS = re.compile(r"^(?:https?://|www\.)", re.IGNORECASE)
_BOOKS = frozenset({"book", "edited book"})


def read_endnote(path: str, text: str) -> Library:
    """Return the works of an EndNote XML file.

    >>> record = "<record><electronic-resource-num>10.1000/x</electronic-resource-num></record>"
    >>> read_endnote("a.xml", f"<xml><records>{record}</records></xml>").references[0].id
    'doi:10.1000/x'
    """
    root, problems = parse_xml(path, text)
    if root is None:
        return Library((), problems)
    records = [_record(path, each) for each in root.iter("record")]
    if not records:
        problems = (*problems, problem_at(Location(path), "holds no EndNote record."))
    return library_of(records, problems)


def _record(path: str, record: etree._Element) -> Record:
    reference_type = record.find("ref-type")
    kind = reference_type.get("name", "") if reference_type is not None else ""
    title = text_at(record, "titles/title")
    containers = (
        "titles/secondary-title",
        "periodical/full-title",
        "titles/alt-title",
        "alt-periodical/full-title",
    )
    return Record(
        place=Location(path, line_of(record)),
        key=text_at(record, "label") or text_at(record, "rec-number"),
        kind=kind or "misc",
        title=title,
        authors=texts_at(record, "contributors/authors/author"),
        editors=texts_at(record, "contributors/secondary-authors/author"),
        date=" ".join(texts_at(record, "dates/year") + texts_at(record, "dates/pub-dates/date")),
        container=next((found for each in containers if (found := text_at(record, each))), ""),
        volume=text_at(record, "volume"),
        issue=text_at(record, "number") or text_at(record, "issue"),
        pages=text_at(record, "pages"),
        abstract=text_at(record, "abstract"),
        language=text_at(record, "language"),
        names=tuple(_names(record, kind.lower())),
        mentions=texts_at(record, "urls/related-urls/url")
        + texts_at(record, "notes")
        + texts_at(record, "research-notes"),
    )


def _names(record: etree._Element, kind: str) -> Iterator[tuple[str, str]]:
    if text_at(record, "electronic-resource-num"):
        yield "doi", text_at(record, "electronic-resource-num")
    if text_at(record, "custom2").upper().startswith("PMC"):
        yield "pmcid", text_at(record, "custom2")
    accession = text_at(record, "accession-num")
    if re.fullmatch(r"\d{5,8}", accession) and not text_at(record, "remote-database-name"):
        yield "pmid", accession
    if (
        re.search(
            "pubmed|medline|nlm",
            text_at(record, "remote-database-provider") + text_at(record, "remote-database-name"),
            re.IGNORECASE,
        )
        and accession.isdecimal()
    ):
        yield "pmid", accession
    addresses = [url for url in texts_at(record, "urls/web-urls/url") if _ADDRESS.match(url)]
    yield from (("url", url) for url in addresses[:1])
    if kind in _BOOKS and text_at(record, "isbn"):
        yield "isbn", text_at(record, "isbn")
