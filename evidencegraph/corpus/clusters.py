"""References taken for one work, and the work that they make together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from evidencegraph.identifiers import PREFERENCE, preferred, scheme_of
from evidencegraph.model import GRAVE_STATUSES, EditorialStatus, Merge, Reference

_UNIQUE = frozenset({"pmid", "doi", "pmcid", "nbk"})
"""Schemes in which one work has one name: works that differ in it are never merged."""

_GRAVEST = (
    *GRAVE_STATUSES,
    EditorialStatus.REINSTATED,
    EditorialStatus.CORRECTED,
    EditorialStatus.STANDING,
)


@dataclass(slots=True)
class Cluster:
    """References taken for one work, each with the reason."""

    members: list[Reference] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def add(self, reference: Reference, reason: str) -> None:
        """Take in a reference; of the first one nobody asks why."""
        self.members.append(reference)
        self.reasons.append(reason)

    def absorb(self, other: Cluster, reason: str) -> None:
        """Take over the members of another cluster; its first member needs a reason now."""
        for member, known in zip(other.members, other.reasons, strict=True):
            self.add(member, known or reason)
        other.members, other.reasons = [], []


def contradict(references: Sequence[Reference]) -> bool:
    """Tell whether references name two different works in a scheme of unique names."""
    names: dict[str, set[str]] = defaultdict(set)
    for reference in references:
        for name in reference.identifiers:
            names[scheme_of(name)].add(name)
    return any(len(names[scheme]) > 1 for scheme in _UNIQUE)


def work_of(cluster: Cluster) -> Reference:
    """Return one work with the first known value of each fact, and the reason of every merge."""
    members = cluster.members
    first = members[0]
    if len(members) == 1:
        name = preferred(first.identifiers) if first.identifiers else first.id
        return first if name == first.id else replace(first, id=name)
    names = tuple(sorted({name for reference in members for name in reference.identifiers}))
    return Reference(
        id=preferred(names) if names else min(members, key=_id_order).id,
        identifiers=names,
        title=next((r.title for r in members if r.title), ""),
        authors=next((r.authors for r in members if r.authors), ()),
        year=next((r.year for r in members if r.year is not None), None),
        container=next((r.container for r in members if r.container), ""),
        entry_type=next((r.entry_type for r in members if r.entry_type), ""),
        publication_types=next((r.publication_types for r in members if r.publication_types), ()),
        design=next((r.design for r in members if r.design), ""),
        participants=next((r.participants for r in members if r.participants is not None), None),
        status=_status({reference.status for reference in members}),
        listings=tuple(sorted(listing for r in members for listing in r.listings)),
        resolved=first.resolved,
        editors=next((r.editors for r in members if r.editors), ()),
        volume=next((r.volume for r in members if r.volume), ""),
        issue=next((r.issue for r in members if r.issue), ""),
        pages=next((r.pages for r in members if r.pages), ""),
        abstract=next((r.abstract for r in members if r.abstract), ""),
        language=next((r.language for r in members if r.language), ""),
        mesh=next((r.mesh for r in members if r.mesh), ()),
        related=tuple(sorted({each for r in members for each in r.related})),
        facts=tuple(sorted({each for r in members for each in r.facts})),
        merged_from=tuple(sorted(set(_reasons(cluster)))),
    )


def _reasons(cluster: Cluster) -> Iterator[Merge]:
    for member, reason in zip(cluster.members, cluster.reasons, strict=True):
        yield from member.merged_from
        places = [f"{listing.location} {listing.key}" for listing in member.listings] or [member.id]
        if reason:
            yield from (Merge(place, reason) for place in places)


def _status(found: set[EditorialStatus]) -> EditorialStatus:
    """Return the gravest thing that is said; a reinstatement takes a retraction back."""
    if EditorialStatus.REINSTATED in found:
        found = {status for status in found if not status.is_taken_back}
    return next((status for status in _GRAVEST if status in found), EditorialStatus.UNCHECKED)


def _id_order(reference: Reference) -> tuple[int, str]:
    return PREFERENCE.index(scheme_of(reference.id)), reference.id
