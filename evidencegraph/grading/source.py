"""Which kind of place a work comes from, told by its addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of place, who speaks there, and what showed it."""

    kind: SourceKind
    publisher: str
    signals: tuple[Signal, ...]


def source_of(reference: Reference, tables: Tables = DEFAULT) -> Source:
    """Return the kind of source of a work and the signal that showed it.

    The longest address of the table that an address of the work begins with decides; then what a
    library calls the work; then the look of a journal reference, whatever page it is copied on.
    Otherwise the kind is unknown.

    >>> page = Reference("url:ninds.nih.gov/pml", ("url:ninds.nih.gov/pml",))
    >>> source_of(page).kind.value
    'government page'
    """
    if not reference.resolved:
        return Source(SourceKind.UNKNOWN, "", ())
    addresses = (web_page(address_of(curie)) or "" for curie in reference.identifiers)
    pages = [page for page in addresses if not _FINDERS.match(page)]
    # The shortest page name breaks ties, so that the order of identifiers does not matter.
    matches = sorted(
        (-len(match), page, match)
        for page in pages
        for match in [_longest_match(page, tables)]
        if match
    )
    if matches:
        _, page, match = matches[0]
        row = tables.sources[match]
        publisher = page if row.kind is SourceKind.JOURNAL else row.publisher
        return Source(row.kind, publisher, (Signal("host", match, row.kind.value),))
    return _without_known_address(reference, [page for page in pages if page])


def _without_known_address(reference: Reference, pages: list[str]) -> Source:
    kind = _LIBRARY_TYPES.get(reference.entry_type)
    if kind is not None:
        seen = Signal("library entry type", reference.entry_type, kind.value)
        return Source(kind, reference.container or reference.id, (seen,))
    texts = " ".join(listing.text for listing in reference.listings)
    seen_journal = _JOURNAL_LIKE.search(texts)
    # A copy on a page that no row names leaves an article an article.
    if seen_journal:
        kind = SourceKind.JOURNAL
        return Source(kind, reference.id, (Signal("entry text", seen_journal[0], kind.value),))
    if pages:
        host = re.split(r"[/?]", pages[0])[0]
        kind = SourceKind.ASSERTION
        return Source(kind, host, (Signal("host", host, f"{kind.value}: no row names it"),))
    return Source(SourceKind.UNKNOWN, reference.id, ())


def _longest_match(page: str, tables: Tables) -> str:
    """Return the longest address of the table that a page lies under, or an empty string."""
    host, _, path = page.lower().partition("/")
    under = [match for match in tables.sources if _lies_under(host, path, match)]
    return max(under, key=lambda match: (len(match), match), default="")


def _lies_under(host: str, path: str, match: str) -> bool:
    """Tell whether a page lies under an address; a trailing ``*`` lets the last word go on."""
    base, _, folder = match.partition("/")
    if host != base and not host.endswith("." + base):
        return False
    if folder.endswith("*"):
        return path.startswith(folder[:-1])
    return not folder or path == folder or path.startswith((folder + "/", folder + "?"))
