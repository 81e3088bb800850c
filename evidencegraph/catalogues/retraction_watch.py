"""The Retraction Watch table, from a file that the user points at."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from evidencegraph.catalogues.answer import Answer, State, found
from evidencegraph.catalogues.standing import RELATIONS, Notice, kind_of, standing
from evidencegraph.identifiers import normalise
from evidencegraph.model import Fact, Reference, Related

SOURCE = "Retraction Watch"
_WORKS = (
    ("OriginalPaperDOI", "doi"),
    ("OriginalPaperPubMedID", "pmid"),
    ("doi", "doi"),
    ("pmid", "pmid"),
)
_NOTICES = (("RetractionDOI", "doi"), ("RetractionPubMedID", "pmid"))


def read_retraction_watch(text: str) -> Mapping[str, tuple[Notice, ...]]:
    r"""Return the notices about each work, by its identifiers.

    >>> heading = "RetractionNature,OriginalPaperDOI,RetractionDate"
    >>> table = f"{heading}\nRetraction,10.1000/x,2/6/2010 0:00"
    >>> read_retraction_watch(table)["doi:10.1000/x"][0].date
    '2010-02-06'
    """
    found: defaultdict[str, list[Notice]] = defaultdict(list)
    lines = (line + "\n" for line in re.split(r"\r?\n", text.removeprefix("\N{BYTE ORDER MARK}")))
    for row in csv.DictReader(lines):
        natures = row.get("RetractionNature") or row.get("retractionwatch") or ""
        kinds = [kind for word in natures.split(";") if (kind := kind_of(word))]
        own = next((n for n in (_name(row, *each) for each in _NOTICES) if n), "")
        notices = [Notice(_date(row.get("RetractionDate") or ""), kind, own) for kind in kinds]
        for column, scheme in _WORKS:
            if name := _name(row, column, scheme):
                found[name].extend(notices)
    return {name: tuple(sorted(set(notices))) for name, notices in found.items()}


def with_notices(
    works: Iterable[Reference], table: Mapping[str, tuple[Notice, ...]], date: str = ""
) -> tuple[Reference, ...]:
    """Return the works with what the table says about them.

    Args:
        works: the works of a corpus or library.
        table: from `read_retraction_watch`.
        date: of the table, ``2026-11-20``.
    """
    return tuple(_noticed(work, table, date) for work in works)


def notices_about(
    names: Iterable[str], table: Mapping[str, tuple[Notice, ...]], date: str
) -> Iterator[Answer]:
    """Yield what the table says about identifiers; absent from it is no proof of standing."""
    for name in sorted(names):
        if name in table:
            yield found(name, SOURCE, date, _noticed(Reference(name, (name,)), table, date))
        else:
            yield Answer(name, SOURCE, State.ABSENT, date)


def _noticed(work: Reference, table: Mapping[str, tuple[Notice, ...]], date: str) -> Reference:
    notices = sorted({notice for name in work.identifiers for notice in table.get(name, ())})
    if not notices:
        return work
    facts = {
        Fact("notice", f"{n.kind.value} {n.date} {n.name}".strip(), SOURCE, date) for n in notices
    }
    links = {
        Related(RELATIONS[n.kind][0], n.name) for n in notices if n.kind in RELATIONS and n.name
    }
    return replace(
        work,
        status=standing(notices),
        facts=tuple(sorted({*work.facts, *facts})),
        related=tuple(sorted({*work.related, *links})),
    )


def _name(row: Mapping[str, str], column: str, scheme: str) -> str:
    value = (row.get(column) or "").strip()
    return (normalise(scheme, value) or "") if value and value not in {"0", "unavailable"} else ""


def _date(text: str) -> str:
    """Return the ISO form of ``2/6/2010 0:00``, month first; other forms stay as they are."""
    american = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    if american:
        return f"{american[3]}-{int(american[1]):02d}-{int(american[2]):02d}"
    return text[:10]
