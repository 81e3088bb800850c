"""Pages of institutes and publishers: title, publisher, date, and what the page itself cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree, html

from evidencegraph.bibliography.record import joined, year_of
from evidencegraph.catalogues.answer import Answer, State, found
from evidencegraph.catalogues.session import Client, Unreachable
from evidencegraph.identifiers import address_of, normalise, scheme_of
from evidencegraph.model import Fact, Reference, Related, Relation

SOURCE = "web page"
_DAY = r"(?: on)?:?\s*([\w ,./-]{0,18}?\b(?:19|20)\d\d(?:-\d\d-\d\d)?)"
_DATES = (
    ("reviewed", re.compile(r"\blast (?:medically )?reviewed" + _DAY, re.IGNORECASE)),
    ("updated", re.compile(r"\b(?:last (?:modified|update)|updated)" + _DAY, re.IGNORECASE)),
)
_MODIFIED = ("article:modified_time", "last-modified", "dcterms.modified", "dateModified")
_CITED = frozenset({"pmid", "doi", "pmcid", "nbk", "nct", "arxiv"})


def look_up(client: Client, names: Sequence[str], today: str) -> Iterator[Answer]:
    """Yield what pages say about themselves; their links are read and never followed."""
    for name in names:
        try:
            text = client.page(address_of(name))
            if text:
                yield found(name, SOURCE, today, read_page(name, text, today))
            else:
                yield Answer(name, SOURCE, State.ABSENT, today)
        except Unreachable as error:
            yield Answer(name, SOURCE, State.UNCHECKED, today, why=str(error))
        except (etree.LxmlError, ValueError):
            yield Answer(name, SOURCE, State.UNCHECKED, today, why="the page is malformed")


def read_page(name: str, text: str, today: str = "") -> Reference:
    """Return what a page says about itself.

    >>> text = "<title>PML | NINDS</title><a href='https://doi.org/10.1000/x'>1</a>"
    >>> page = read_page("url:nih.gov/pml", text)
    >>> page.title, page.related[0].target
    ('PML | NINDS', 'doi:10.1000/x')
    """
    root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text) or "<html/>")
    meta = {
        str(each.get("property") or each.get("name") or each.get("itemprop")).lower(): str(
            each.get("content") or ""
        )
        for each in root.iter("meta")
    }
    title = (
        meta.get("citation_title")
        or meta.get("og:title")
        or joined(root.findtext(".//title") or "")
    )
    facts = [Fact(key, value, SOURCE, today) for key, value in _dates(root, meta)]
    return Reference(
        name,
        (name,),
        title=title,
        authors=(meta["citation_author"],) if meta.get("citation_author") else (),
        year=year_of(meta.get("citation_publication_date", "")),
        container=meta.get("og:site_name") or meta.get("citation_journal_title", ""),
        entry_type="online",
        related=tuple(
            sorted({Related(Relation.CITES, cited) for cited in _cited(root) if cited != name})
        ),
        facts=tuple(sorted(set(facts))),
    )


def _dates(root: html.HtmlElement, meta: dict[str, str]) -> Iterator[tuple[str, str]]:
    text = joined(" ".join(map(str, root.itertext("*"))))
    for key, pattern in _DATES:
        if match := pattern.search(text):
            yield key, match[1].strip()
    for key in _MODIFIED:
        if meta.get(key.lower()):
            yield "updated", meta[key.lower()][:10]


def _cited(root: html.HtmlElement) -> Iterator[str]:
    for link in root.iter("a"):
        name = (
            normalise("url", str(link.get("href") or ""))
            if "//" in str(link.get("href") or "")
            else None
        )
        if name and scheme_of(name) in _CITED:
            yield name
