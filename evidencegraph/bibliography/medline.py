"""MEDLINE, the tagged format that PubMed saves as ``.nbib``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.bibliography.library import Library
from evidencegraph.bibliography.pubmed_words import RELATIONS, status_of
from evidencegraph.bibliography.record import Record, library_of, problem_at
from evidencegraph.bibliography.tagged import TaggedRecord, tagged_lines, tagged_records
from evidencegraph.identifiers import normalise
from evidencegraph.model import Location, Related, Relation

TAG = re.compile(r"([A-Z]{2,4})\s{0,2}-(?:\s|$)")
"""A tagged line: the tag, filled to four characters, and a hyphen."""

_END = "ER"
_FIRST = frozenset({"PMID"})
_RELATIONS = {
    "RIN": "RetractionIn",
    "ROF": "RetractionOf",
    "ECI": "ExpressionOfConcernIn",
    "ECF": "ExpressionOfConcernFor",
    "EIN": "ErratumIn",
    "EFR": "ErratumFor",
    "CRI": "CorrectedandRepublishedIn",
    "CRF": "CorrectedandRepublishedFrom",
    "RPI": "RepublishedIn",
    "RPF": "RepublishedFrom",
    "RRI": "RetractedandRepublishedIn",
    "RRF": "RetractedandRepublishedFrom",
    "UIN": "UpdateIn",
    "UOF": "UpdateOf",
}


def read_medline(path: str, text: str) -> Library:
    """Return the works of a MEDLINE file.

    >>> read_medline("a.nbib", "PMID- 9571254").references[0].id
    'pmid:9571254'
    """
    # An empty line ends a record; other databases than PubMed begin theirs with other tags.
    text = re.sub(r"\n[ \t]*\r?\n", f"\n{_END}  - \n", text)
    records, problems = [], []
    for record in tagged_records(path, tagged_lines(text, TAG), _FIRST, _END):
        if "PMID" in record.tags or record.first("TI", "BTI"):
            records.append(_record(record))
        else:
            what = (
                "lines that have neither a PMID nor a title make up no record; they were left out."
            )
            problems.append(problem_at(record.place, what))
    if not records and not problems and text.strip():
        problems.append(problem_at(Location(path), "holds no record that begins with PMID."))
    return library_of(records, problems)


def _record(record: TaggedRecord) -> Record:
    types = record.every("PT")
    related = tuple(_related(record))
    return Record(
        place=record.place,
        key=record.first("PMID"),
        kind="book" if not record.first("TI") and record.first("BTI") else "article",
        title=_title(record.first("TI", "BTI")),
        authors=record.every("FAU") or record.every("AU") or record.every("CN"),
        editors=record.every("FED") or record.every("ED"),
        date=record.first("DP", "DEP", "DA"),
        container=record.first("JT", "TA", "BTI"),
        volume=record.first("VI"),
        issue=record.first("IP"),
        pages=record.first("PG"),
        abstract=record.first("AB"),
        language=record.first("LA"),
        names=tuple(_names(record)),
        mesh=tuple(re.sub(r"[*]", "", heading).split("/")[0] for heading in record.every("MH")),
        publication_types=types,
        status=status_of(types, related),
        related=related,
    )


def _title(text: str) -> str:
    """Return a title without the brackets of a translation and the closing full stop."""
    text = re.sub(r"^\[(.*)\]\.?$", r"\1", text.strip())
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _names(record: TaggedRecord) -> Iterator[tuple[str, str]]:
    pmid = record.first("PMID")
    if pmid.strip("0"):
        yield "pmid", pmid
    if record.first("PMC"):
        yield "pmcid", record.first("PMC")
    for value in record.every("AID", "LID"):
        name, _, scheme = value.rpartition(" ")
        if scheme == "[doi]":
            yield "doi", name
        if scheme == "[bookaccession]" and name.startswith("NBK"):
            yield "nbk", name


def _related(record: TaggedRecord) -> Iterator[Related]:
    for tag, word in _RELATIONS.items():
        for value in record.every(tag):
            found = re.search(r"PMID:\s*(\d+)", value) or re.search(r"\bdoi:\s*(10\.\S+)", value)
            target = (
                normalise("doi" if found and "/" in found[1] else "pmid", found[1])
                if found
                else None
            )
            yield Related(RELATIONS[word], target or "")
    for value in record.every("SI"):
        found = re.search(r"NCT\d{8}", value)
        if found:
            yield Related(Relation.REGISTERED_AS, f"nct:{found[0]}")
