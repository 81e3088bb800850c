"""Works that belong together and are not one: preprint and article, edition and edition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz

from evidencegraph.corpus.description import family_of, folded
from evidencegraph.identifiers import scheme_of
from evidencegraph.model import Reference, Related, Relation

_PREPRINT_NAMES = re.compile(
    # bioRxiv and medRxiv, Research Square, Preprints.org, PsyArXiv, SSRN, ChemRxiv, OSF
    r"^doi:10\.(?:1101/\d|64898/|21203/rs\.|20944/preprints|31234/|31219/|2139/ssrn|26434/|35542/)"
    r"|^url:(?:\w+\.)?(?:biorxiv|medrxiv|preprints|researchsquare|psyarxiv|ssrn)\."
)
_PREPRINT_SERVERS = re.compile(
    r"\b(?:bio|med|ar|chem|psyar)xiv\b|research square|\bssrn\b", re.IGNORECASE
)
_COCHRANE = re.compile(r"^doi:(10\.1002/14651858\.(?:cd|mr)\d+)(?:\.pub(\d+))?$")
_SAME_TITLE = 88.0
_YEARS_APART = 4

# Roughly how far the numbers had come at the beginning of a year; enough to tell which PMCID and
# which PMID may have been given to one article.
_PMIDS = (
    (2000, 10.6),
    (2005, 15.7),
    (2010, 20.1),
    (2015, 25.6),
    (2020, 31.9),
    (2022, 35.0),
    (2025, 39.8),
)
_PMCIDS = ((2009, 2.6), (2011, 3.0), (2015, 4.3), (2020, 6.9), (2022, 8.7), (2025, 11.7))
_DELAY = (-0.3, 1.5)
"""Years from publication to the deposit in PMC, as a rule."""


def is_preprint(work: Reference) -> bool:
    """Tell whether a work is a preprint: by its publication types, its server or its identifier.

    >>> is_preprint(Reference("doi:10.1101/2020.01.30.927871", ("doi:10.1101/2020.01.30.927871",)))
    True
    """
    if "Preprint" in work.publication_types or _PREPRINT_SERVERS.search(work.container):
        return True
    if any(_PREPRINT_NAMES.match(name) for name in work.identifiers):
        return True
    published = {"pmid", "doi", "pmcid"} & {scheme_of(name) for name in work.identifiers}
    return any(scheme_of(name) == "arxiv" for name in work.identifiers) and not published


def preprint_links(one: Reference, other: Reference) -> tuple[tuple[str, Related], ...]:
    """Return the links, with the id of the work each belongs to, if one is the other's preprint."""
    if is_preprint(one) == is_preprint(other):
        return ()
    if fuzz.ratio(folded(one.title), folded(other.title)) < _SAME_TITLE:
        return ()
    if (
        not one.authors
        or not other.authors
        or family_of(one.authors[0]) != family_of(other.authors[0])
    ):
        return ()
    if one.year and other.year and abs(one.year - other.year) > _YEARS_APART:
        return ()
    preprint, article = (one, other) if is_preprint(one) else (other, one)
    return (
        (preprint.id, Related(Relation.PREPRINT_OF, article.id)),
        (article.id, Related(Relation.PUBLISHED_AS, preprint.id)),
    )


def edition_links(works: Iterable[Reference]) -> Iterator[tuple[str, Related]]:
    """Yield the links between the updates of one Cochrane review, with the id each belongs to."""
    reviews: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for work in works:
        for name in work.identifiers:
            if found := _COCHRANE.match(name):
                reviews[found[1]].append((int(found[2] or 1), work.id))
    for editions in reviews.values():
        for (_, earlier), (_, later) in pairwise(sorted(editions)):
            yield later, Related(Relation.UPDATE_OF, earlier)
            yield earlier, Related(Relation.UPDATED_BY, later)


def bare_pairs(works: Sequence[Reference]) -> Iterator[tuple[Reference, Reference, str]]:
    """Yield works of which one is known only by a PMCID, the other only by a PMID of that time.

    Nothing but a catalogue can tell whether such a pair is one article.
    """
    listed = [work for work in works if any(not listing.library for listing in work.listings)]
    articles = [(work, number) for work in listed if (number := _only(work, "pmid", "pmcid"))]
    deposits = [(work, number) for work in listed if (number := _only(work, "pmcid", "pmid"))]
    for deposit, pmcid in deposits:
        for article, pmid in articles:
            delay = _date(pmcid, _PMCIDS) - _date(pmid, _PMIDS)
            if _DELAY[0] <= delay <= _DELAY[1] and not (deposit.title and article.title):
                reason = (
                    "one is named only by a PMCID, the other only by a PMID; a catalogue can tell"
                )
                yield article, deposit, reason


def _only(work: Reference, scheme: str, other: str) -> float:
    """Return the number in one scheme, in millions, of a work without the other; else 0."""
    numbers = [
        float(re.sub(r"\D", "", name)) for name in work.identifiers if scheme_of(name) == scheme
    ]
    if not numbers or any(scheme_of(name) in {other, "doi"} for name in work.identifiers):
        return 0.0
    return numbers[0] / 1_000_000


def _date(number: float, anchors: Sequence[tuple[int, float]]) -> float:
    """Return about when a number was given, between the two nearest anchors."""
    pairs = list(pairwise(anchors))
    (year, low), (next_year, high) = next((p for p in pairs if number < p[1][1]), pairs[-1])
    return year + (number - low) / (high - low) * (next_year - year)


def with_links(
    works: Sequence[Reference], preprints: Iterable[tuple[str, str]]
) -> tuple[Reference, ...]:
    """Return the works with their links to preprints, articles and editions among them."""
    by_id = {work.id: work for work in works}
    links: dict[str, set[Related]] = defaultdict(set)
    for one, other in preprints:
        for name, related in preprint_links(by_id[one], by_id[other]):
            links[name].add(related)
    for name, related in edition_links(works):
        links[name].add(related)
    return tuple(
        replace(work, related=tuple(sorted({*work.related, *links[work.id]})))
        if links[work.id]
        else work
        for work in works
    )
