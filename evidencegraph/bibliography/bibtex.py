"""BibTeX, read by bibtexparser; whatever it could not read becomes a problem with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)

from evidencegraph.bibliography.latex import names, plain
from evidencegraph.bibliography.library import Library
from evidencegraph.identifiers import find_identifiers, normalise, preferred
from evidencegraph.model import (
    EditorialStatus,
    Listing,
    Location,
    Problem,
    ProblemKind,
    Reference,
)

_IDENTIFIER_FIELDS = {
    "doi": "doi",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "pmc": "pmcid",
    "nct": "nct",
    "nbk": "nbk",
    "url": "url",
}
_CONTAINERS = ("journal", "journaltitle", "booktitle", "publisher", "organization", "institution")
# A field that swallowed its neighbour, because the comma between them is missing.
_GLUED = re.compile(r"[}\"]\s*[a-z]+\s*=\s*[{\"]", re.IGNORECASE)


def read_bibtex(path: str, text: str) -> Library:
    """Return the works of a BibTeX file.

    Besides the usual fields, four of this project are read: ``pubtype`` (PubMed publication
    types, parted by semicolons), ``studydesign`` (in the words of the table of designs),
    ``participants`` and ``status`` (``retracted`` or ``expression of concern``).

    >>> library = read_bibtex("a.bib", "@article{hall, title={Cytarabine}, pmid={9571254}}")
    >>> library.references[0].id, library.references[0].listings[0].key
    ('pmid:9571254', 'hall')
    """
    parsed = parse_string(text.removeprefix("\N{BYTE ORDER MARK}"))
    references: list[Reference] = []
    problems = [_failure(path, block) for block in parsed.failed_blocks]
    for entry in parsed.entries:
        fields = {field.key.lower(): str(field.value).strip() for field in entry.fields}
        place = Location(path, (entry.start_line or 0) + 1)
        problems.extend(_doubts(place, entry.key, fields))
        references.append(_reference(place, entry, fields))
    return Library(tuple(references), tuple(problems))


def _reference(place: Location, entry: Entry, fields: Mapping[str, str]) -> Reference:
    identifiers = tuple(sorted(_identifiers(fields)))
    types = tuple(t.strip() for t in fields.get("pubtype", "").split(";") if t.strip())
    participants = fields.get("participants", "").replace(",", "")
    year = re.search(r"\b(1[5-9]|20)\d\d\b", fields.get("year", "") or fields.get("date", ""))
    return Reference(
        id=preferred(identifiers) if identifiers else f"bib:{entry.key}",
        identifiers=identifiers,
        title=plain(fields.get("title", "")),
        authors=names(fields["author"]) if fields.get("author") else (),
        year=int(year[0]) if year else None,
        container=next((plain(fields[name]) for name in _CONTAINERS if fields.get(name)), ""),
        entry_type=entry.entry_type.lower(),
        publication_types=types,
        design=plain(fields.get("studydesign", "")),
        participants=int(participants) if participants.isdecimal() else None,
        status=_status(fields, types),
        listings=(Listing(place, entry.key, library=True),),
    )


def _identifiers(fields: Mapping[str, str]) -> Iterator[str]:
    for name, scheme in _IDENTIFIER_FIELDS.items():
        if fields.get(name):
            # Addresses keep their percent signs and underscores; only LaTeX's escapes go.
            found = normalise(scheme, re.sub(r"\\(?=[_%&#~])", "", fields[name]))
            if found:
                yield found
    if fields.get("eprint") and fields.get("eprinttype", "").lower() in {"pubmed", "pmid"}:
        found = normalise("pmid", fields["eprint"])
        if found:
            yield found
    yield from find_identifiers(fields.get("howpublished", ""))


def _status(fields: Mapping[str, str], types: tuple[str, ...]) -> EditorialStatus:
    declared = fields.get("status", "").lower()
    if declared == "retracted" or "Retracted Publication" in types:
        return EditorialStatus.RETRACTED
    if declared == EditorialStatus.CONCERN:
        return EditorialStatus.CONCERN
    return EditorialStatus.UNCHECKED


def _failure(path: str, block: ParsingFailedBlock) -> Problem:
    """Say what is wrong with a block that is in no list of entries."""
    place = Location(path, (block.start_line or 0) + 1)
    if isinstance(block, DuplicateBlockKeyBlock):
        what = f"the key {block.key!r} is used twice; this second entry is left out. Rename it."
    elif isinstance(block, DuplicateFieldKeyBlock):
        twice = ", ".join(sorted(block.duplicate_keys))
        what = f"an entry has the field {twice} twice and is left out. Keep one of them."
    else:
        first = (block.raw or "").strip().splitlines()[:1]
        what = (
            f"an entry that begins {' '.join(first)[:60]!r} cannot be read and is left out. "
            "Look for a missing brace or quote."
        )
    return Problem(place, what, kind=ProblemKind.FAILED_BLOCK)


def _doubts(place: Location, key: str, fields: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what an entry says that cannot be meant."""
    for name, value in fields.items():
        if _GLUED.search(value):
            what = f"{key}: the field {name} swallowed the next one. Add the comma before it."
            yield Problem(place, what, kind=ProblemKind.FAILED_BLOCK)
    for name, scheme in _IDENTIFIER_FIELDS.items():
        if fields.get(name) and normalise(scheme, fields[name]) is None:
            what = f"{key}: {name} = {fields[name][:60]!r} is no {scheme.upper()}; it was ignored."
            yield Problem(place, what, kind=ProblemKind.FAILED_BLOCK)
    people = fields.get("participants", "")
    if people and not people.replace(",", "").isdecimal():
        what = f"{key}: participants = {people[:60]!r} is no whole number; it was ignored."
        yield Problem(place, what, kind=ProblemKind.FAILED_BLOCK)
