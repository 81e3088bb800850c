"""Pages of institutes and publishers: title, publisher, dates, language, and what they cite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree, html

from evidencegraph.bibliography.record import joined, year_of
from evidencegraph.catalogues.answer import Answer, State, found, read_json
from evidencegraph.catalogues.days import day_of
from evidencegraph.catalogues.session import Client, Unreachable
from evidencegraph.catalogues.sites import WHEN, Site, site_of
from evidencegraph.identifiers import address_of, find_identifiers, normalise, scheme_of
from evidencegraph.model import Fact, Reference, Related, Relation

SOURCE = "web page"
_DECLARED = {
    "reviewed": ("lastreviewed", "cdc:last_reviewed", "article:reviewed_time"),
    "updated": (
        "datemodified",
        "article:modified_time",
        "og:updated_time",
        "last-modified",
        "dcterms.modified",
        "dc.date.modified",
        "cdc:last_updated",
    ),
    "published": (
        "datepublished",
        "article:published_time",
        "citation_publication_date",
        "citation_date",
        "dcterms.issued",
        "cdc:first_published",
    ),
}
_CITED = frozenset({"pmid", "doi", "pmcid", "nbk", "nct", "arxiv"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTING = re.compile(
    r"^(?:\d+[.)]?\s*)?(?:references?|sources|citations|bibliography|works cited|literature cited)"
    r"(?:\s+and\s+\w+)?\s*:?$",
    re.IGNORECASE,
)
_AROUND = frozenset({"nav", "header", "footer", "aside", "script", "style", "noscript", "template"})
_PARTING = r"\s*(?:[-|:·»–—]|\s:\s)\s*"


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
        except (etree.LxmlError, ValueError, RecursionError):
            yield Answer(name, SOURCE, State.UNCHECKED, today, why="the page is malformed")


def read_page(name: str, text: str, today: str = "") -> Reference:
    """Return what a page says about itself; what it does not say stays unknown.

    >>> text = "<title>PML | NINDS</title><a href='https://doi.org/10.1000/x'>1</a>"
    >>> page = read_page("url:ninds.nih.gov/pml", text)
    >>> page.title, page.related[0].target
    ('PML', 'doi:10.1000/x')
    """
    root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text) or "<html/>")
    site = site_of(address_of(name).partition("//")[2].removeprefix("www."))
    said = _said(root)
    dates = dict(_dates(root, said, site))
    publisher = site.publisher or said.get("citation_publisher") or said.get("publisher", "")
    facts = {**dates, "publisher": publisher}
    book = said.get("citation_journal_title") or said.get("citation_inbook_title")
    latest = max((dates[when] for when in WHEN[:2] if when in dates), default="")
    return Reference(
        name,
        (name,),
        title=_title(root, said, site),
        authors=(said["citation_author"],) if said.get("citation_author") else (),
        year=year_of(latest or dates.get("published", "")),
        container=book or said.get("og:site_name") or site.publisher or said.get("publisher", ""),
        entry_type="online",
        language=_language(root, said),
        related=tuple(
            sorted(
                {Related(Relation.CITES, cited) for cited in _cited(root, site) if cited != name}
            )
        ),
        facts=tuple(
            sorted(Fact(key, value, SOURCE, today) for key, value in facts.items() if value)
        ),
    )


def _said(root: html.HtmlElement) -> dict[str, str]:
    """Return what a page declares for machines, by names in lower case; the first of each."""
    said: dict[str, str] = {}
    for each in root.iter("meta"):
        key = str(each.get("property") or each.get("name") or each.get("itemprop") or "").lower()
        if key and each.get("content"):
            said.setdefault(key, joined(str(each.get("content"))))
    for script in root.iter("script"):
        if str(script.get("type") or "").lower() == "application/ld+json":
            for key, value in _linked(str(script.text or "")):
                said.setdefault(key, value)
    return said


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """Yield what JSON-LD says of the page itself, not of what stands on it."""
    try:
        data = read_json(text)
    except ValueError:
        return
    top = data.get("@graph", [data]) if isinstance(data, Mapping) else data
    for item in top if isinstance(top, list) else []:
        if isinstance(item, Mapping):
            for key in ("headline", "lastReviewed", "dateModified", "datePublished", "inLanguage"):
                if isinstance(item.get(key), str):
                    yield key.lower(), joined(item[key])
            if name := _name_of(item.get("publisher")):
                yield "publisher", name


def _name_of(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, Mapping):
        value = value.get("name")
    return joined(value) if isinstance(value, str) else ""


def _title(root: html.HtmlElement, said: Mapping[str, str], site: Site) -> str:
    """Return the title without what the site puts after it."""
    title = (
        said.get("citation_title")
        or said.get("headline")
        or said.get("og:title")
        or joined(root.findtext(".//title") or "")
    )
    ends = [*site.suffixes, site.publisher, said.get("og:site_name", "")]
    known = "|".join(re.escape(end) for end in sorted(filter(None, ends), key=len, reverse=True))
    before = ""
    while known and title != before:
        before = title
        title = re.sub(rf"(?<=\w|[).?!]){_PARTING}(?:{known})$", "", title, flags=re.IGNORECASE)
    return title


def _language(root: html.HtmlElement, said: Mapping[str, str]) -> str:
    declared = root.get("lang") or said.get("inlanguage") or said.get("citation_language") or ""
    found = re.match(r"[A-Za-z]{2,3}(?=[-_]|$)", str(declared).strip())
    return found[0].lower() if found else ""


def _dates(
    root: html.HtmlElement, said: Mapping[str, str], site: Site
) -> Iterator[tuple[str, str]]:
    """Yield each kind of date: as people read it, else as it is declared for machines."""
    visible = joined(" ".join(_texts(root)))
    for when in WHEN:
        label = rf"\b(?:{'|'.join(_labels(site.labels[when]))})\s*"
        shown = (
            day_of(visible[match.end() : match.end() + 30])
            for match in re.finditer(label, visible, re.IGNORECASE)
        )
        declared = (day_of(said[key]) for key in _DECLARED[when] if key in said)
        if day := next(filter(None, (*shown, *declared)), ""):
            yield when, day


def _labels(words: Sequence[str]) -> Iterator[str]:
    """Yield patterns of labels, the longest first; a single word is one only before a colon.

    "Updated: May 2024" dates a page, "published on 3 May" may stand in any sentence.
    """
    for label in sorted(words, key=lambda word: (-len(word), word)):
        yield re.escape(label) + (r"(?:\s+(?:on|date))?\s*:?" if not label.isalpha() else r"\s*:")


def _texts(element: html.HtmlElement) -> Iterator[str]:
    for each in element.iter("*"):
        if each.tag not in {"script", "style", "noscript", "template"} and each.text:
            yield str(each.text)
        if each.tail and each is not element:
            yield str(each.tail)


def _cited(root: html.HtmlElement, site: Site) -> Iterator[str]:
    """Yield what a page cites: the list of references where it has one, else its links."""
    lists = list(_lists(root, site))
    for part in lists:
        yield from _links(part)
        yield from (n for n in find_identifiers(joined(" ".join(_texts(part)))) if _counts(n))
    if not lists:
        yield from _links(root)


def _links(element: html.HtmlElement) -> Iterator[str]:
    for link in element.iter("a"):
        address = str(link.get("href") or "")
        name = normalise("url", address) if "//" in address else None
        if name and _counts(name) and not any(up.tag in _AROUND for up in link.iterancestors()):
            yield name


def _counts(name: str) -> bool:
    return scheme_of(name) in _CITED


def _lists(root: html.HtmlElement, site: Site) -> Iterator[html.HtmlElement]:
    """Yield the elements that list references, by id or class, or under such a heading."""
    wanted = frozenset(site.references)
    for each in root.iter("*"):
        if not isinstance(each.tag, str):
            continue
        named = {str(each.get("id") or "").lower(), *str(each.get("class") or "").lower().split()}
        if each.tag not in _HEADINGS and named & wanted and each.tag not in {"a", "html", "body"}:
            yield each
        elif each.tag in _HEADINGS and _LISTING.match(joined(" ".join(_texts(each)))):
            yield from _below(each)


def _below(heading: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield what follows a heading, up to the next one that is as high."""
    parent = heading.getparent()
    # Some sites wrap each heading in an element of its own.
    start = parent if parent is not None and len(parent) == 1 else heading
    for each in start.itersiblings():
        levels = [_HEADINGS[h.tag] for h in each.iter(*_HEADINGS)]
        if levels and min(levels) <= _HEADINGS[heading.tag]:
            return
        yield each
