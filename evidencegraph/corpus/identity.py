"""One node for each work, however often and in whatever way it is written down."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from evidencegraph.identifiers import PREFERENCE, preferred, scheme_of
from evidencegraph.model import EditorialStatus, Reference

_UNIQUE = frozenset({"pmid", "doi", "pmcid", "nbk"})
"""Schemes in which one work has one name: works that differ in it are never merged."""


def merge_works(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Return the works among references: those that share an identifier become one.

    Two references that name different PMIDs (or DOIs, PMCIDs) stay apart even if they share an
    address: a wrong merge is worse than a missed one. The order of the input does not matter.

    Returns:
        Works sorted by id, each with all listings and with the first known value of each fact,
        libraries before documents.

    >>> a = Reference("url:nih.gov/pml", ("url:nih.gov/pml",))
    >>> len(merge_works([a, a]))
    1
    """
    clusters: list[list[Reference]] = []
    by_name: dict[str, int] = {}
    for reference in sorted(references, key=_reading_order):
        at = _cluster_of(reference, clusters, by_name)
        clusters[at].append(reference)
        for name in reference.identifiers:
            by_name.setdefault(name, at)
    merged = [_merged(cluster) for cluster in clusters if cluster]
    return _with_unique_ids(merged)


def _reading_order(reference: Reference) -> tuple[object, ...]:
    """Libraries come first, and those with many identifiers, since they know the facts."""
    library = any(listing.library for listing in reference.listings)
    names = reference.identifiers
    return (not library, -len(names), reference.listings, reference.id, names)


def _cluster_of(
    reference: Reference, clusters: list[list[Reference]], by_name: dict[str, int]
) -> int:
    """Return the cluster a reference belongs to, after joining all that it ties together."""
    candidates = sorted({by_name[name] for name in reference.identifiers if name in by_name})
    home: int | None = None
    for at in candidates:
        together = [reference, *clusters[at], *(clusters[home] if home is not None else ())]
        if _contradict(together):
            continue
        if home is None:
            home = at
            continue
        clusters[home].extend(clusters[at])
        for member in clusters[at]:
            by_name.update(dict.fromkeys(member.identifiers, home))
        clusters[at] = []
    if home is None:
        clusters.append([])
        home = len(clusters) - 1
    return home


def _contradict(references: Sequence[Reference]) -> bool:
    """Tell whether references name two different works in a scheme of unique names."""
    names: dict[str, set[str]] = defaultdict(set)
    for reference in references:
        for name in reference.identifiers:
            names[scheme_of(name)].add(name)
    return any(len(names[scheme]) > 1 for scheme in _UNIQUE)


def _merged(cluster: Sequence[Reference]) -> Reference:
    names = tuple(sorted({name for reference in cluster for name in reference.identifiers}))
    statuses = {reference.status for reference in cluster}
    status = next((s for s in _GRAVEST if s in statuses), EditorialStatus.UNCHECKED)
    first = cluster[0]
    return Reference(
        id=preferred(names) if names else min(cluster, key=_id_order).id,
        identifiers=names,
        title=next((r.title for r in cluster if r.title), ""),
        authors=next((r.authors for r in cluster if r.authors), ()),
        year=next((r.year for r in cluster if r.year is not None), None),
        container=next((r.container for r in cluster if r.container), ""),
        entry_type=next((r.entry_type for r in cluster if r.entry_type), ""),
        publication_types=next((r.publication_types for r in cluster if r.publication_types), ()),
        design=next((r.design for r in cluster if r.design), ""),
        participants=next((r.participants for r in cluster if r.participants is not None), None),
        status=status,
        listings=tuple(sorted(listing for r in cluster for listing in r.listings)),
        resolved=first.resolved,
        abstract=next((r.abstract for r in cluster if r.abstract), ""),
        mesh=next((r.mesh for r in cluster if r.mesh), ()),
        related=tuple(sorted({link for r in cluster for link in r.related})),
    )


_GRAVEST = (EditorialStatus.RETRACTED, EditorialStatus.CONCERN)


def _id_order(reference: Reference) -> tuple[int, str]:
    return PREFERENCE.index(scheme_of(reference.id)), reference.id


def _with_unique_ids(works: Iterable[Reference]) -> tuple[Reference, ...]:
    """Return the works sorted by id; works that would share one are counted."""
    found = []
    seen: Counter[str] = Counter()
    for work in sorted(works, key=lambda work: (work.id, work.listings)):
        seen[work.id] += 1
        count = seen[work.id]
        found.append(work if count == 1 else replace(work, id=f"{work.id}~{count}"))
    return tuple(sorted(found, key=lambda work: work.id))
