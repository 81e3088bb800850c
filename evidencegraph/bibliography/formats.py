"""The table of bibliography formats, and the one door to all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from evidencegraph.bibliography.bibtex import read_bibtex
from evidencegraph.bibliography.csl import read_csl
from evidencegraph.bibliography.endnote import read_endnote
from evidencegraph.bibliography.library import Library
from evidencegraph.bibliography.listing import read_list
from evidencegraph.bibliography.medline import read_medline
from evidencegraph.bibliography.pubmed import read_pubmed
from evidencegraph.bibliography.record import problem_at
from evidencegraph.bibliography.ris import read_ris
from evidencegraph.bibliography.table import columns_of, delimiter_of, read_table
from evidencegraph.model import Location

FORMATS: Mapping[str, Callable[[str, str], Library]] = MappingProxyType(
    {
        "BibTeX": read_bibtex,
        "CSL-JSON": read_csl,
        "CSV": read_table,
        "EndNote XML": read_endnote,
        "MEDLINE": read_medline,
        "PubMed XML": read_pubmed,
        "RIS": read_ris,
        "list of identifiers": read_list,
    }
)
"""What reads a library, by the name of its format."""

ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        ".bib": "BibTeX",
        ".bibtex": "BibTeX",
        ".biblatex": "BibTeX",
        ".csljson": "CSL-JSON",
        ".medline": "MEDLINE",
        ".nbib": "MEDLINE",
        ".ris": "RIS",
    }
)
"""Endings that promise a bibliography."""

SHARED_ENDINGS = (".csv", ".json", ".tsv", ".txt", ".xml")
"""Endings that other files have too: their content decides."""

_HEAD = 20_000
_CONTENTS = (
    ("PubMed XML", re.compile(r"<(?:PubmedArticle|MedlineCitation|PubmedBookArticle)\b")),
    (
        "EndNote XML",
        re.compile(r"\A\s*(?:<\?xml[^>]*>\s*)?<(?:xml|records)\b[^>]*>[\s\S]*?<record\b"),
    ),
    (
        "CSL-JSON",
        re.compile(r'\A\s*(?:\[\s*\{|\{\s*"items"\s*:)[\s\S]{0,5000}?"(?:title|DOI|issued)"\s*:'),
    ),
    ("MEDLINE", re.compile(r"^(?:PMID\s{0,2}- ?\d|OWN - \w)", re.MULTILINE)),
    ("RIS", re.compile(r"^\s{0,3}TY\s{1,2}-\s", re.MULTILINE | re.IGNORECASE)),
    ("BibTeX", re.compile(r"^\s*@[a-z]+\s*[{(]", re.MULTILINE | re.IGNORECASE)),
)


def is_library(path: str, text: str | None = None) -> bool:
    """Tell whether a file is a bibliography: by its ending, or by its content where that decides.

    Args:
        path: names the file.
        text: the whole text, where known; without it only `ENDINGS` count.

    >>> is_library("references/pml.bib"), is_library("notes.txt"), is_library("a.json", "[{}]")
    (True, False, False)
    """
    if path.lower().endswith(tuple(ENDINGS)):
        return True
    return (
        text is not None
        and path.lower().endswith(SHARED_ENDINGS)
        and format_of(path, text) is not None
    )


def format_of(path: str, text: str) -> str | None:
    """Return the name of a file's format, or None where it is no bibliography.

    The content decides where it is plain, since files are often named wrongly; then the ending.
    A plain text without any of the marks is no bibliography: a list of identifiers looks like
    prose, so that a caller says so by choosing `read_list`, or by `read_library`.

    >>> format_of("export.txt", "TY  - JOUR"), format_of("notes.txt", "As we said 1.")
    ('RIS', None)
    """
    head = text[:_HEAD].removeprefix("\N{BYTE ORDER MARK}")
    promised = ENDINGS.get(next((e for e in ENDINGS if path.lower().endswith(e)), ""))
    if promised == "BibTeX":
        return promised
    for name, pattern in _CONTENTS:
        if pattern.search(head):
            return name
    if path.lower().endswith((".csv", ".tsv")) and _has_header(head):
        return "CSV"
    return promised


def read_library(path: str, text: str) -> Library:
    """Return the works that a bibliography file holds.

    Args:
        path: names the file; its ending and the content tell the format. A ``.txt`` file without
            marks of another format is a list of identifiers.
        text: the whole text.

    >>> read_library("ids.txt", "PMID: 9571254").references[0].id
    'pmid:9571254'
    """
    name = format_of(path, text)
    if name is None and path.lower().endswith(".txt"):
        name = "CSV" if _has_header(text) else "list of identifiers"
    if name is None:
        what = f"is in none of the formats that are read: {', '.join(sorted(FORMATS))}."
        return Library((), (problem_at(Location(path), what),))
    return FORMATS[name](path, text)


def _has_header(text: str) -> bool:
    """Tell whether the first line names columns that are known."""
    first = re.split(r"[\r\n]", text.removeprefix("\N{BYTE ORDER MARK}"), maxsplit=1)[0]
    cells = [cell.strip().strip('"') for cell in first.split(delimiter_of(first))]
    known = columns_of(cells)
    return bool({"title", "doi", "pmid", "url"} & known.keys())
