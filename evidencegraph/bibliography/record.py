"""One record of a bibliography file, in the words that all formats share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from evidencegraph.bibliography.entry_types import entry_type_of
from evidencegraph.bibliography.labels import labelled
from evidencegraph.bibliography.library import Library
from evidencegraph.identifiers import find_identifiers, normalise, preferred, scheme_of
from evidencegraph.model import (
    EditorialStatus,
    Listing,
    Location,
    Problem,
    ProblemKind,
    Reference,
    Related,
)

_YEAR = re.compile(r"(?<!\d)(1[5-9]|20)\d\d(?!\d)")
_SHOWN = 60


@dataclass(slots=True)
class Record:
    """What a record says, as written; nothing is normalised yet.

    Attributes:
        place: where the record begins.
        key: its key in the file; empty where the format has none.
        kind: what the format calls the kind of work.
        title: without markup.
        authors: in order, ``Family, Given`` as far as the format tells.
        editors: like authors.
        date: whatever names the year.
        container: journal, book or site.
        volume: of the journal.
        issue: of the volume.
        pages: as written.
        abstract: as written.
        language: as written.
        names: declared identifiers, scheme and value.
        mentions: text in which identifiers may be written.
        mesh: headings.
        publication_types: PubMed publication types.
        design: as declared by a person.
        participants: how many people were studied.
        status: what the record says about the work's standing.
        related: other works that it names.
    """

    place: Location
    key: str = ""
    kind: str = ""
    title: str = ""
    authors: Sequence[str] = ()
    editors: Sequence[str] = ()
    date: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    abstract: str = ""
    language: str = ""
    names: Sequence[tuple[str, str]] = ()
    mentions: Sequence[str] = ()
    mesh: Sequence[str] = ()
    publication_types: Sequence[str] = ()
    design: str = ""
    participants: int | None = None
    status: EditorialStatus = EditorialStatus.UNCHECKED
    related: Sequence[Related] = field(default=())


def library_of(records: Iterable[Record], problems: Iterable[Problem] = ()) -> Library:
    """Return the library that records make up, with what is doubtful about each of them."""
    references, doubts = [], list(problems)
    for record in records:
        doubts.extend(_doubts(record))
        references.append(_reference(record))
    return Library(tuple(references), tuple(doubts))


def problem_at(place: Location, message: str) -> Problem:
    """Return a problem with a record that could not be read, or not wholly."""
    return Problem(place, message, kind=ProblemKind.FAILED_BLOCK)


def year_of(text: str) -> int | None:
    """Return the first year between 1500 and 2099 that a date names.

    >>> year_of("2008 Oct 2"), year_of("1996///"), year_of("forthcoming")
    (2008, 1996, None)
    """
    found = _YEAR.search(text)
    return int(found[0]) if found else None


def joined(text: str) -> str:
    """Return a text on one line, with single spaces."""
    return " ".join(text.split())


def person(name: str) -> str:
    """Return a name with one space after the comma and none before.

    >>> person("Baldwin,S.A.  ")
    'Baldwin, S.A.'
    """
    return joined(re.sub(r"\s*,\s*", ", ", name)).strip(", ;")


def _reference(record: Record) -> Reference:
    identifiers = tuple(sorted(_identifiers(record)))
    key = record.key or f"{record.place.path.rpartition('/')[2]}#{record.place.line}"
    return Reference(
        id=preferred(identifiers) if identifiers else f"bib:{key}",
        identifiers=identifiers,
        title=joined(record.title),
        authors=tuple(found for name in record.authors if (found := person(name))),
        year=year_of(record.date),
        container=joined(record.container),
        entry_type=entry_type_of(record.kind),
        publication_types=tuple(record.publication_types),
        design=record.design,
        participants=record.participants,
        status=_status(record),
        listings=(Listing(record.place, record.key, library=True),),
        editors=tuple(found for name in record.editors if (found := person(name))),
        volume=joined(record.volume),
        issue=joined(record.issue),
        pages=joined(record.pages),
        abstract=joined(record.abstract),
        language=joined(record.language),
        mesh=tuple(record.mesh),
        related=tuple(sorted(set(record.related))),
    )


def _identifiers(record: Record) -> set[str]:
    """Return the declared identifiers, and those mentioned in schemes that nothing declares."""
    declared = {
        name
        for scheme, value in record.names
        for part in (re.split(r"\s+", value.strip()) if scheme == "url" else [value])
        if (name := normalise(scheme, part))
    }
    schemes = {scheme_of(name) for name in declared}
    mentioned = {name for text in record.mentions for name in find_identifiers(text)}
    kept = {
        name
        for name in mentioned
        if scheme_of(name) not in schemes
        # Two mentioned names of one scheme: at least one of them is another work's.
        and sum(scheme_of(other) == scheme_of(name) for other in mentioned) == 1
    }
    return declared | kept


def _status(record: Record) -> EditorialStatus:
    if record.status is not EditorialStatus.UNCHECKED:
        return record.status
    if "Retracted Publication" in record.publication_types:
        return EditorialStatus.RETRACTED
    return labelled(record.title)


def _doubts(record: Record) -> Iterator[Problem]:
    """Yield what a record says that cannot be meant."""
    label = record.key or joined(record.title)[:_SHOWN] or "a record"
    for scheme, value in record.names:
        if (
            value.strip()
            and normalise(scheme, value.strip().split()[0] if scheme == "url" else value) is None
        ):
            shown = joined(value)[:_SHOWN]
            yield problem_at(
                record.place,
                f"{label}: {scheme} = {shown!r} is no {scheme.upper()}; it was ignored.",
            )
    if not (
        record.key
        or record.title
        or record.authors
        or any(value.strip() for _, value in record.names)
    ):
        yield problem_at(record.place, f"{label}: has neither title nor author nor identifier.")
