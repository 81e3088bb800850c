"""Links from work to work, led to the works themselves: by identifier or by library key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from evidencegraph.model import Reference, Related, Relation
from evidencegraph.model.reference import KEY

_PASSES_ON = frozenset({Relation.CITES, Relation.INCLUDES})


def with_targets(works: Sequence[Reference]) -> tuple[Reference, ...]:
    """Return the works with each link's target named by the work's id, where it is known.

    A key means the entry of that key in a file in which the citing work is written down too: two
    files may use one key for two works.

    >>> page = Reference("url:a", related=(Related(Relation.CITES, "pmid:1"),))
    >>> found = with_targets([page, Reference("doi:10.1/x", ("doi:10.1/x", "pmid:1"))])
    >>> found[0].related[0].target
    'doi:10.1/x'
    """
    names = {name: work.id for work in works for name in (*work.identifiers, work.id)}
    keys = {
        (entry.location.path, entry.key): work.id
        for work in works
        for entry in work.listings
        if entry.library
    }

    def led(work: Reference, link: Related) -> Related:
        if not link.target.startswith(KEY):
            return replace(link, target=names.get(link.target, link.target))
        key = link.target.removeprefix(KEY)
        homes = (entry.location.path for entry in work.listings if entry.library)
        found = next((keys[home, key] for home in homes if (home, key) in keys), link.target)
        return replace(link, target=found)

    return tuple(
        replace(work, related=tuple(sorted({led(work, link) for link in work.related})))
        if work.related
        else work
        for work in works
    )


def reached(listed: Iterable[Reference], works: Iterable[Reference]) -> tuple[Reference, ...]:
    """Return the works that listed ones cite or include, directly or through others."""
    by_id = {work.id: work for work in works}
    waiting = [work.id for work in listed]
    seen = set(waiting)
    found = []
    while waiting:
        for link in by_id[waiting.pop()].related:
            if link.relation in _PASSES_ON and link.target in by_id and link.target not in seen:
                seen.add(link.target)
                waiting.append(link.target)
                found.append(by_id[link.target])
    return tuple(sorted(found, key=lambda work: work.id))
