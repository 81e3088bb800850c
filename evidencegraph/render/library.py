"""A library of works as BibTeX, RIS or CSL-JSON: what other programs read."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from evidencegraph.bibliography.entry_types import ENTRY_TYPES
from evidencegraph.graph import Graph
from evidencegraph.identifiers import address_of, scheme_of
from evidencegraph.model import GRAVE_STATUSES, Reference
from evidencegraph.render.characters import writable

_BY_NAME = {row.name: row for row in ENTRY_TYPES}
_SPECIAL = re.compile(r"([&%$#_{}])")
_PARTS_OF_BOOKS = frozenset({"incollection", "inproceedings", "inbook"})


def cited(graph: Graph) -> tuple[Reference, ...]:
    """Return the works that claims cite, sorted by id; a pointer to nothing is no work.

    >>> cited(Graph())
    ()
    """
    return tuple(
        work
        for work in graph.corpus.references
        if work.resolved and work.id in graph.citations_by_reference
    )


def to_bibtex(works: Iterable[Reference]) -> str:
    r"""Return works as BibTeX, in UTF-8, with a key for each.

    >>> work = Reference("doi:10.1000/x", ("doi:10.1000/x",), title="On 5% & more")
    >>> print(to_bibtex([work]), end="")
    @misc{doi101000x,
      title = {{On 5\% \& more}},
      doi = {10.1000/x}
    }
    """
    return writable("\n".join(_bibtex_entry(key, work) for key, work in _keyed(works)))


def to_ris(works: Iterable[Reference]) -> str:
    """Return works as RIS.

    >>> to_ris([Reference("pmid:7", ("pmid:7",), title="A")]).splitlines()[1]
    'TI  - A'
    """
    return writable("\n".join(_ris_record(key, work) for key, work in _keyed(works)))


def to_csl_json(works: Iterable[Reference]) -> str:
    """Return works as CSL-JSON.

    >>> json.loads(to_csl_json([Reference("pmid:7", ("pmid:7",), title="A")]))[0]["PMID"]
    '7'
    """
    items = [_csl_item(key, work) for key, work in _keyed(works)]
    return writable(json.dumps(items, ensure_ascii=False, indent=1)) + "\n"


WRITERS: Mapping[str, Callable[[Iterable[Reference]], str]] = MappingProxyType(
    {"bibtex": to_bibtex, "csl-json": to_csl_json, "ris": to_ris}
)
"""What writes a library, by the name of the format."""


def _keyed(works: Iterable[Reference]) -> list[tuple[str, Reference]]:
    """Return works with keys: that of the first library that has one, else author and year."""
    found, seen = [], set[str]()
    for work in works:
        listed = next((listing.key for listing in work.listings if listing.library), "")
        key = listed if re.fullmatch(r"[A-Za-z][\w:.+/-]*", listed, re.ASCII) else _made_key(work)
        unique, number = key, 1
        while unique.lower() in seen:
            number += 1
            unique = f"{key}-{number}"
        seen.add(unique.lower())
        found.append((unique, work))
    return found


def _made_key(work: Reference) -> str:
    """Return a key of author and year; else of the identifier, else of the title."""
    if work.authors:
        name = work.authors[0].split(",")[0] + str(work.year or "")
    elif scheme_of(work.id) == "entry":
        name = " ".join(work.title.split()[:3]) + str(work.year or "")
    else:
        scheme, value = scheme_of(work.id), work.id.partition(":")[2]
        name = value.partition("/")[0] if scheme == "url" else value
        name = name if name.lower().startswith(scheme[:3]) or scheme == "url" else scheme + name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    key = re.sub(r"[\W_]+", "", plain).lower()
    return key if re.match(r"[a-z]", key) else f"x{key}" + ("" if key else "1")


def _type(work: Reference) -> str:
    """Return the kind of a work; where nobody says it, an address is a page, a volume a journal's.

    >>> _type(Reference("doi:10.1000/x", title="A", container="J Sleep", volume="12"))
    'article'
    """
    if work.entry_type or scheme_of(work.id) == "url":
        return work.entry_type or "online"
    in_pubmed = any(scheme_of(name) == "pmid" for name in work.identifiers)
    return "article" if work.container and (work.volume or in_pubmed) else ""


def _named(work: Reference) -> dict[str, str]:
    """Return the first identifier of each scheme, and an address where no DOI is one."""
    found: dict[str, str] = {}
    for name in work.identifiers:
        found.setdefault(scheme_of(name), name.partition(":")[2])
    if "url" in found:
        found["url"] = address_of(f"url:{found['url']}")
    elif "doi" not in found and address_of(work.id):
        found["url"] = address_of(work.id)
    return found


def _bibtex_entry(key: str, work: Reference) -> str:
    named = _named(work)
    part = work.entry_type in _PARTS_OF_BOOKS
    fields = {
        "author": " and ".join(_bibtex_name(name) for name in work.authors),
        "editor": " and ".join(_bibtex_name(name) for name in work.editors),
        "title": f"{{{_escaped(work.title)}}}" if work.title else "",
        "booktitle" if part else "journal": _escaped(work.container),
        "year": str(work.year or ""),
        "volume": _escaped(work.volume),
        "number": _escaped(work.issue),
        "pages": re.sub(r"\s*[-–—]+\s*", "--", _SPECIAL.sub(r"\\\1", work.pages)),
        **{
            scheme: named.get(scheme, "")
            for scheme in ("doi", "pmid", "pmcid", "nct", "nbk", "isbn")
        },
        "eprint": named.get("arxiv", ""),
        "archiveprefix": "arXiv" if "arxiv" in named else "",
        "url": named.get("url", ""),
        "pubtype": _escaped("; ".join(work.publication_types)),
        "studydesign": _escaped(work.design),
        "participants": str(work.participants or ""),
        "status": work.status.value if work.status in GRAVE_STATUSES else "",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    kind = _type(work) if re.fullmatch(r"[a-z]+", _type(work)) else "misc"
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _escaped(text: str) -> str:
    # Two hyphens would be read as a dash.
    return _SPECIAL.sub(r"\\\1", text.replace("\\", "\\textbackslash ")).replace("--", "-{}-")


def _bibtex_name(name: str) -> str:
    """Return a name; one without a comma is an organisation, which braces keep whole."""
    return _escaped(name) if "," in name else f"{{{_escaped(name)}}}"


def _ris_record(key: str, work: Reference) -> str:
    named = _named(work)
    row = _BY_NAME.get(_type(work))
    first, _, last = re.sub(r"\s*[-–—]+\s*", "-", work.pages).partition("-")
    pairs = [
        ("TY", row.ris[0] if row else "GEN"),
        ("TI", work.title),
        *(("AU", name) for name in work.authors),
        *(("ED", name) for name in work.editors),
        ("PY", str(work.year or "")),
        ("T2", work.container),
        ("VL", work.volume),
        ("IS", work.issue),
        ("SP", first),
        ("EP", last),
        ("LA", work.language),
        ("DO", named.get("doi", "")),
        ("SN", named.get("isbn", "")),
        ("UR", named.get("url", "")),
        *(("N1", f"{label}: {named[scheme]}") for scheme, label in _NOTED if scheme in named),
        ("ID", key),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in pairs if value]
    return "\n".join([*lines, "ER  - ", ""])


_NOTED = (
    ("pmid", "PMID"),
    ("pmcid", "PMCID"),
    ("nbk", "Bookshelf"),
    ("nct", "Trial"),
    ("arxiv", "arXiv"),
)


def _csl_item(key: str, work: Reference) -> dict[str, Any]:
    named = _named(work)
    row = _BY_NAME.get(_type(work))
    item: dict[str, Any] = {
        "id": key,
        "type": row.csl[0] if row else "document",
        "title": work.title,
        "author": [_csl_name(name) for name in work.authors],
        "editor": [_csl_name(name) for name in work.editors],
        "issued": {"date-parts": [[work.year]]} if work.year else None,
        "container-title": work.container,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "language": work.language,
        "DOI": named.get("doi"),
        "PMID": named.get("pmid"),
        "PMCID": named.get("pmcid"),
        "ISBN": named.get("isbn"),
        "URL": named.get("url"),
        "note": "; ".join(
            f"{label}: {named[scheme]}" for scheme, label in _NOTED[2:] if scheme in named
        ),
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": name}
