"""Which kind of place a work comes from, told by its addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidencegraph.grading.places import Place, place_of
from evidencegraph.grading.tables import DEFAULT, Tables
from evidencegraph.identifiers import address_of, web_page
from evidencegraph.model import Reference, Signal, SourceKind

# A journal reference as most styles print it: year; volume, or volume(issue):pages.
_JOURNAL_LIKE = re.compile(r"(?:19|20)\d\d\b[^;]{0,12};\s*\d+|\b\d+\s*\(\d+\)\s*[:,]\s*e?\d+")
_FINDERS = re.compile(
    r"^(?:scholar\.google\.|(?:www\.)?google\.[a-z.]+/(?:scholar|search)|search\.crossref\.org|"
    r"(?:www\.)?bing\.com/search)"
)
"""Pages that look a work up: they are not where it is."""
_LIBRARY_TYPES = {
    "article": SourceKind.JOURNAL,
    "book": SourceKind.REFERENCE_WORK,
    "inbook": SourceKind.REFERENCE_WORK,
    "incollection": SourceKind.REFERENCE_WORK,
}
_HOLDS_COPIES = frozenset(
    {
        SourceKind.ACADEMIC,
        SourceKind.COMPANY,
        SourceKind.SELF_PUBLISHED,
        SourceKind.ASSERTION,
    }
)
"""Places that also keep copies of articles: an article stays what it is."""


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of place, who speaks there, and what showed it."""

    kind: SourceKind
    publisher: str
    signals: tuple[Signal, ...]


def source_of(reference: Reference, tables: Tables = DEFAULT) -> Source:
    """Return the kind of source of a work and the signal that showed it.

    The longest address of the table that an address of the work begins with decides; then what a
    library calls the work; then the look of a journal reference, whatever page it is copied on;
    then what else its address shows. Otherwise the kind is unknown.

    >>> page = Reference("url:ninds.nih.gov/pml", ("url:ninds.nih.gov/pml",))
    >>> source_of(page).kind.value
    'government page'
    """
    if not reference.resolved:
        return Source(SourceKind.UNKNOWN, "", ())
    addresses = (web_page(address_of(curie)) or "" for curie in reference.identifiers)
    pages = sorted({page for page in addresses if page and not _FINDERS.match(page)})
    places = sorted(((place_of(page, tables), page) for page in pages), key=_first)
    if not places:
        return _by_entry(reference) or Source(SourceKind.UNKNOWN, reference.id, ())
    place, page = places[0]
    if not place.named or place.kind in _HOLDS_COPIES:
        return _by_entry(reference) or _by_place(place, page)
    return _by_place(place, page)


def _first(found: tuple[Place, str]) -> tuple[bool, bool, int, str]:
    """Return what orders places: a name before a class, a copy last, then the longest address.

    The shortest page name breaks ties, so that the order of identifiers does not matter.
    """
    place, page = found
    return place.kind in _HOLDS_COPIES, not place.named, -len(place.shown_by), page


def _by_place(place: Place, page: str) -> Source:
    publisher = page if place.kind is SourceKind.JOURNAL else place.publisher
    if not place.shown_by:
        signal = Signal("host", place.publisher, f"{place.kind.value}: no row names it")
    else:
        signal = Signal("host", place.shown_by, place.kind.value)
    return Source(place.kind, publisher, (signal,))


def _by_entry(reference: Reference) -> Source | None:
    """Return what a library or the look of an entry says, whatever page a copy lies on."""
    kind = _LIBRARY_TYPES.get(reference.entry_type)
    if kind is not None:
        seen = Signal("library entry type", reference.entry_type, kind.value)
        return Source(kind, reference.container or reference.id, (seen,))
    texts = " ".join(listing.text for listing in reference.listings)
    seen_journal = _JOURNAL_LIKE.search(texts)
    if seen_journal is None:
        return None
    kind = SourceKind.JOURNAL
    return Source(kind, reference.id, (Signal("entry text", seen_journal[0], kind.value),))
