"""The sites whose pages are known: `pages.toml` as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from evidencegraph.tables import Row, rows, table_text

WHEN = ("reviewed", "updated", "published")
"""What is known of a page's age, the most telling first."""


@dataclass(frozen=True, slots=True)
class Site:
    """How a site's pages say what they are.

    Attributes:
        host: with a path where needed; empty for any site.
        publisher: who answers for the pages; empty where it differs.
        suffixes: what stands after their titles.
        labels: the words before each kind of date, by `WHEN`.
        references: ids and classes of lists of references.
        source: where this is known from.
    """

    host: str
    publisher: str = ""
    suffixes: tuple[str, ...] = ()
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    references: tuple[str, ...] = ()
    source: str = ""


def site_of(page: str) -> Site:
    """Return the site of a page, with what holds for any site.

    >>> site_of("ninds.nih.gov/pml").publisher
    'National Institute of Neurological Disorders and Stroke'
    >>> site_of("example.org/pml").publisher
    ''
    """
    host, slash, path = page.partition("/")
    found = max((s for s in sites() if _holds(s.host, host, slash + path)), key=_length)
    (general,) = (site for site in sites() if not site.host)
    if found is general:
        return general
    return Site(
        found.host,
        found.publisher,
        found.suffixes,
        {when: (*found.labels[when], *general.labels[when]) for when in WHEN},
        (*found.references, *general.references),
        found.source,
    )


@cache
def sites() -> tuple[Site, ...]:
    """Return every site of the table.

    Raises:
        MalformedDataError: a row is wrong.
    """
    name = "pages.toml"
    found = rows(table_text(__package__, name), "site", ("host", "suffixes", "source"), name)
    return tuple(_site(row) for row in found)


def _site(row: Row) -> Site:
    labels = {when: tuple(row.get(when, ())) for when in WHEN}
    publisher, references = row.get("publisher", ""), tuple(row.get("references", ()))
    suffixes = tuple(row["suffixes"])
    return Site(row["host"], publisher, suffixes, labels, references, row["source"])


def _holds(site: str, host: str, path: str) -> bool:
    domain, slash, below = site.partition("/")
    inside = not domain or host == domain or host.endswith("." + domain)
    return inside and (not slash or path == slash + below or path.startswith(f"/{below}/"))


def _length(site: Site) -> int:
    return len(site.host)
