"""One node for each work, however often and in whatever way it is written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evidencegraph.corpus.clusters import Cluster, contradict, work_of
from evidencegraph.corpus.description import Description, description_of
from evidencegraph.corpus.kinship import bare_pairs, is_preprint, preprint_links, with_links
from evidencegraph.corpus.likeness import (
    Likeness,
    disagree,
    likeness,
    may_share_title,
    titles_agree,
)
from evidencegraph.corpus.pairing import candidate_pairs
from evidencegraph.identifiers import PREFERENCE, scheme_of
from evidencegraph.model import Reference

_SHARED = frozenset({"isbn", "nct"})
"""Schemes in which several works may have one name: chapters of a book, reports of a trial."""

_BY_TITLE = "same title, and authors, year and journal agree"


@dataclass(frozen=True, slots=True, order=True)
class Alike:
    """Two works that look like one and were not merged.

    Attributes:
        first: id of a work.
        second: id of another.
        reason: why they look alike, and why they stayed apart.
    """

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class Identified:
    """The works among many references.

    Attributes:
        works: sorted by id.
        alike: pairs for a person to look at, sorted.
    """

    works: tuple[Reference, ...]
    alike: tuple[Alike, ...] = ()


def merge_works(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Return the works among references: see `identify`.

    >>> a = Reference("url:nih.gov/pml", ("url:nih.gov/pml",))
    >>> len(merge_works([a, a]))
    1
    """
    return identify(references).works


def identify(references: Iterable[Reference]) -> Identified:
    """Return the works among references, and the pairs that look alike but were not merged.

    References that share an identifier become one, then those whose title, first author, year and
    journal agree. Two references that name different PMIDs (or DOIs, PMCIDs) stay apart whatever
    else they share: a wrong merge is worse than a missed one. A preprint and its article, and
    the editions of a Cochrane review, are linked and not merged. The order of the input does not
    matter.

    Returns:
        Works sorted by id, each with all listings, with the first known value of each fact,
        libraries before documents, and with the reason of every merge.
    """
    clusters, apart = _by_likeness(_by_identifier(sorted(references, key=_reading_order)))
    merged = [work_of(cluster) for cluster in clusters]
    works = _with_unique_ids(merged)
    kin = [
        (works[a].id, works[b].id)
        for a, b in apart
        if is_preprint(merged[a]) != is_preprint(merged[b])
    ]
    alike = {
        Alike(
            min(works[a].id, works[b].id),
            max(works[a].id, works[b].id),
            _why_apart(merged[a], merged[b]),
        )
        for a, b in apart
        if is_preprint(merged[a]) == is_preprint(merged[b])
    }
    alike |= {Alike(min(a.id, b.id), max(a.id, b.id), why) for a, b, why in bare_pairs(works)}
    linked = with_links(works, kin)
    return Identified(tuple(sorted(linked, key=lambda work: work.id)), tuple(sorted(alike)))


def _reading_order(reference: Reference) -> tuple[object, ...]:
    """Libraries come first, and those with many identifiers, since they know the facts."""
    library = any(listing.library for listing in reference.listings)
    facts = (reference.title, reference.authors, reference.year or 0, reference.container)
    rest = (reference.volume, reference.pages, reference.status.value, repr(reference))
    return (not library, -len(reference.identifiers), reference.listings, reference.id, facts, rest)


def _by_identifier(references: Iterable[Reference]) -> list[Cluster]:
    """Return clusters of references that identifiers tie together."""
    clusters: list[Cluster] = []
    by_name: dict[str, int] = {}
    for reference in references:
        home = _home(reference, clusters, by_name)
        for name in reference.identifiers:
            by_name.setdefault(name, home)
    return [cluster for cluster in clusters if cluster.members]


def _home(reference: Reference, clusters: list[Cluster], by_name: dict[str, int]) -> int:
    """Put a reference into the cluster it belongs to, after joining all that it ties together."""
    ties: dict[int, str] = {}
    for name in sorted(
        reference.identifiers, key=lambda name: (PREFERENCE.index(scheme_of(name)), name)
    ):
        if name in by_name:
            ties.setdefault(by_name[name], name)
    home: int | None = None
    for at, name in sorted(ties.items()):
        together = [
            reference,
            *clusters[at].members,
            *(clusters[home].members if home is not None else ()),
        ]
        if contradict(together) or not _ties(name, reference, clusters[at].members):
            continue
        if home is None:
            home = at
            clusters[home].add(reference, f"same {name}")
            continue
        for member in clusters[at].members:
            by_name.update(dict.fromkeys(member.identifiers, home))
        clusters[home].absorb(clusters[at], f"same {name}")
    if home is None:
        clusters.append(Cluster([reference], [""]))
        home = len(clusters) - 1
    return home


def _ties(name: str, reference: Reference, members: Sequence[Reference]) -> bool:
    """Tell whether a shared identifier means one work, or is shared by several."""
    titled = [member for member in members if member.title]
    if not reference.title or not titled:
        return True
    if scheme_of(name) in _SHARED:
        return any(titles_agree(reference, member) for member in titled)
    notices = {description_of(member).notice for member in titled}
    if description_of(reference).notice not in notices:
        return False
    if scheme_of(name) == "doi":
        # All abstracts of a congress may stand in one supplement with one DOI.
        return any(may_share_title(reference, member) for member in titled)
    site_only = scheme_of(name) == "url" and "/" not in name
    return not site_only or any(titles_agree(reference, member) for member in titled)


def _by_likeness(clusters: list[Cluster]) -> tuple[list[Cluster], list[tuple[int, int]]]:
    """Return clusters joined by likeness, and the pairs that stayed apart though they are alike.

    The most alike pairs are joined first; a pair is joined only if nothing in either group speaks
    against it.
    """
    works = [work_of(cluster) for cluster in clusters]
    described = [
        [description_of(m) for m in cluster.members if m.title or m.pages] for cluster in clusters
    ]
    whole = [description_of(work) for work in works]
    group = list(range(len(clusters)))
    apart: list[tuple[int, int]] = []
    for one, other in candidate_pairs(whole):
        home, away = sorted((_root(group, one), _root(group, other)))
        how = likeness(whole[one], whole[other])
        if is_preprint(works[one]) != is_preprint(works[other]):
            if preprint_links(works[one], works[other]):
                apart.append((one, other))
        elif how is Likeness.SAME and _may_join(home, away, clusters, described):
            if home != away:
                clusters[home].absorb(clusters[away], _BY_TITLE)
                described[home] += described[away]
                group[away] = home
        elif how is not Likeness.NONE:
            apart.append((one, other))
    kept = [at for at, cluster in enumerate(clusters) if cluster.members]
    place = {at: number for number, at in enumerate(kept)}
    moved = {tuple(sorted((place[_root(group, a)], place[_root(group, b)]))) for a, b in apart}
    return [clusters[at] for at in kept], sorted((a, b) for a, b in moved if a != b)


def _root(group: list[int], at: int) -> int:
    """Return the group that a cluster has gone into."""
    while group[at] != at:
        at = group[at]
    return at


def _may_join(
    one: int, other: int, clusters: Sequence[Cluster], described: Sequence[Sequence[Description]]
) -> bool:
    if one == other:
        return True
    if contradict([*clusters[one].members, *clusters[other].members]):
        return False
    return not any(disagree(a, b) for a in described[one] for b in described[other])


def _why_apart(one: Reference, other: Reference) -> str:
    if contradict([one, other]):
        return "the same title, but different identifiers"
    return "the titles are alike, but not enough is known or agrees"


def _with_unique_ids(works: Sequence[Reference]) -> tuple[Reference, ...]:
    """Return the works in the same order; works that would share an id are counted."""
    found = list(works)
    seen: Counter[str] = Counter()
    for at in sorted(range(len(found)), key=lambda at: (found[at].id, found[at].listings)):
        work = found[at]
        seen[work.id] += 1
        if seen[work.id] > 1:
            found[at] = replace(work, id=f"{work.id}~{seen[work.id]}")
    return tuple(found)
