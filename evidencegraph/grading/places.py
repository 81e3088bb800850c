"""What the address of a page says about who speaks there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidencegraph.grading.tables import DEFAULT, Tables
from evidencegraph.model import SourceKind

_COUNTRY = re.compile(r"(?<=\.)[a-z]{2}$")


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of a page by its address.

    Attributes:
        kind: *unclassified* where nothing is known.
        publisher: who speaks there.
        shown_by: the part of the address that shows it; empty where nothing is known.
        named: whether a row names this very publisher, so that no class of addresses was asked.
    """

    kind: SourceKind
    publisher: str
    shown_by: str = ""
    named: bool = False


def place_of(page: str, tables: Tables = DEFAULT) -> Place:
    """Return what is known of a page by host and path, as `web_page` spells them.

    The longest address that a row names comes first, then the end of the host that a registry
    reserves (``gov.uk``). A sign in the address (``/blog/``) speaks over the kinds that its row
    lists: a blog on the host of a university is still a blog, a page of an agency stays its page.

    >>> place_of("cdc.gov/flu").publisher, place_of("town.example.gov.uk/a").kind.value
    ('CDC', 'government page')
    >>> place_of("someone.example.org/blog/diet").kind.value
    'self-published page'
    """
    host = re.split(r"[/?]", page.lower(), maxsplit=1)[0]
    path = page.lower()[len(host) :].lstrip("/")
    found = (
        _named(host, path, tables) or _reserved(host, tables) or Place(SourceKind.ASSERTION, host)
    )
    for sign in tables.signs:
        seen = (sign.host and sign.host.search(host)) or (sign.path and sign.path.search(path))
        if seen and found.kind in sign.over:
            return Place(sign.kind, found.publisher, seen[0].strip("./"))
    return found


def _named(host: str, path: str, tables: Tables) -> Place | None:
    """Return the longest address of the table that a page lies under."""
    under = [
        match
        for end in _ends(host)
        for match in tables.by_host.get(end, ())
        if _lies_under(path, match.partition("/")[2])
    ]
    if not under:
        return None
    match = max(under, key=lambda match: (len(match), match))
    row = tables.sources[match]
    base = match.partition("/")[0]
    return Place(row.kind, row.publisher or _speaker(host, path, base, row.kind), match, named=True)


def _speaker(host: str, path: str, base: str, kind: SourceKind) -> str:
    """Return who speaks at an address whose row names nobody."""
    # A registry of works is nobody's voice: each of its works has a publisher of its own.
    if base == "doi.org":
        return f"{host}/{path}"
    # On a platform that is open to all each writer has a host of their own.
    return host if kind is SourceKind.SELF_PUBLISHED else base


def _reserved(host: str, tables: Tables) -> Place | None:
    """Return the kind of bodies to which a registry gives hosts of this end."""
    previous = host
    for end in _ends(host):
        kind = tables.suffixes.get(end) or tables.suffixes.get(_COUNTRY.sub("*", end))
        if kind is not None:
            # What stands before the reserved end is the body: news.d.umn.edu is umn.edu.
            return Place(kind, previous, end)
        previous = end
    return None


def _ends(host: str) -> Iterator[str]:
    """Yield a host and every end of it that begins after a dot, longest first."""
    labels = host.split(".")
    return (".".join(labels[start:]) for start in range(len(labels)))


def _lies_under(path: str, folder: str) -> bool:
    """Tell whether a path lies under a folder; a trailing ``*`` lets the last word go on."""
    if folder.endswith("*"):
        return path.startswith(folder[:-1])
    return not folder or path == folder or path.startswith((folder + "/", folder + "?"))
