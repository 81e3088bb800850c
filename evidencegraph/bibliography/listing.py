"""A list of identifiers and addresses, one on each line."""

from __future__ import annotations

import re

from evidencegraph.bibliography.library import Library
from evidencegraph.bibliography.record import Record, library_of, problem_at
from evidencegraph.identifiers import find_identifiers, normalise, scheme_of
from evidencegraph.model import Location, Problem

_BARE_PMID = re.compile(r"[1-9]\d{3,7}")


def read_list(path: str, text: str) -> Library:
    r"""Return one work for each line; a bare number is a PMID, ``#`` begins a comment.

    >>> library = read_list("ids.txt", "9571254\nhttps://doi.org/10.1000/X\n# seen")
    >>> [work.id for work in library.references]
    ['pmid:9571254', 'doi:10.1000/x']
    """
    records: list[Record] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.removeprefix("\N{BYTE ORDER MARK}").split("\n"), start=1):
        entry = line.strip().strip(",;").strip()
        if not entry or entry.startswith("#"):
            continue
        place = Location(path, number)
        names = _names(entry)
        if names:
            records.append(Record(place=place, key=entry, names=names))
        else:
            what = f"{entry[:60]!r} is no identifier and no address; it was left out."
            problems.append(problem_at(place, what))
    return library_of(records, problems)


def _names(entry: str) -> tuple[tuple[str, str], ...]:
    if _BARE_PMID.fullmatch(entry):
        return (("pmid", entry),)
    found = find_identifiers(entry) or tuple(filter(None, [normalise("url", entry)]))
    return tuple((scheme_of(name), name.partition(":")[2]) for name in found)
