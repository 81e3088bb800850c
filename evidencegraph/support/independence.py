"""Which references of a claim are one body of evidence, and why (METHOD 4.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evidencegraph.grading import known_names, linked
from evidencegraph.identifiers import scheme_of
from evidencegraph.model import ClaimKind, Design, Grade, Reference, Relation

Root = tuple[str, str]
"""What a reference stands on, and the words for it."""

_REGISTRIES = frozenset({"nct", "isrctn", "eudract"})
SAME_STUDY = {
    Relation.PREPRINT_OF: "preprint and article of one study",
    Relation.PUBLISHED_AS: "preprint and article of one study",
    Relation.EDITION_OF: "editions of one work",
    Relation.UPDATE_OF: "editions of one work",
    Relation.UPDATED_BY: "editions of one work",
    Relation.REPUBLISHED_AS: "one work, republished",
    Relation.REPUBLICATION_OF: "one work, republished",
    Relation.CORRECTED_BY: "a work and its correction",
    Relation.CORRECTION_OF: "a work and its correction",
}
_OVERLAP = 0.15
"""Corrected covered area above which reviews overlap "very highly" (Pieper 2014)."""


def shared_roots(
    reference: Reference, grade: Grade, kind: ClaimKind = ClaimKind.GENERAL
) -> Iterator[Root]:
    """Yield what a reference stands on, and the words for it, where others may stand there too.

    >>> from evidencegraph.model import SourceKind
    >>> trial = Reference("pmid:1", ("nct:NCT02479698", "pmid:1"))
    >>> list(shared_roots(trial, Grade(SourceKind.JOURNAL)))
    [('nct:NCT02479698', 'same registration NCT02479698')]
    """
    for curie in registrations(reference):
        yield curie, f"same registration {curie.partition(':')[2]}"
    publisher = publisher_root(grade)
    if publisher and grade.inheritance(kind) is None:
        yield publisher, f"same publisher, {grade.publisher}"


def registrations(reference: Reference) -> list[str]:
    """Return the registrations of the study that a work reports, sorted."""
    registered = {curie for curie in reference.identifiers if scheme_of(curie) in _REGISTRIES}
    registered |= {r.target for r in reference.related if r.relation is Relation.REGISTERED_AS}
    return sorted(registered)


def publisher_root(grade: Grade) -> str:
    """Return what all pages of a publisher stand on; empty for what is no page.

    >>> from evidencegraph.model import SourceKind
    >>> publisher_root(Grade(SourceKind.GOVERNMENT, "NINDS", Design.NONE))
    'publisher:NINDS'
    """
    page = grade.design is Design.NONE and grade.publisher
    return f"publisher:{grade.publisher}" if page else ""


def included(reference: Reference) -> set[str]:
    """Return the studies that a review says it includes, as it calls them."""
    return {r.target for r in reference.related if r.relation is Relation.INCLUDES}


def overlap(one: set[str], other: set[str]) -> bool:
    """Tell whether two reviews that include these studies are one body of evidence.

    For two reviews the corrected covered area is what they share of all they include.

    >>> overlap({"a", "b", "c"}, {"c", "d", "e"}), overlap({"a"}, {"b"})
    (True, False)
    """
    return len(one & other) >= _OVERLAP * len(one | other)


def independent_groups(
    references: Sequence[Reference],
    grades: Mapping[str, Grade],
    kind: ClaimKind = ClaimKind.GENERAL,
) -> list[tuple[int, str]]:
    """Return for each reference the index of its group's first member, and why it is grouped.

    References that share a root count once, also through a third one. A study counts with one
    synthesis that includes it, a page with the source that it passes on: these join a group and
    never tie two together, so that citing one more source makes no others fewer.

    Args:
        references: what one claim cites on one side, in any order; a work may occur twice.
        grades: by reference id; of every work that a page may pass on.
        kind: of the claim, since pages pass on different sources for different questions.

    Returns:
        One pair for each reference; the reason is empty for the first member of a group.
    """
    groups = _tied([tuple(shared_roots(one, grades[one.id], kind)) for one in references])
    _tie_same(references, groups)
    if any(reference.related for reference in references):
        _tie_related(references, groups)
    _join_roots(references, grades, kind, groups)
    return groups.answer()


def is_linked(reference: Reference, grade: Grade, kind: ClaimKind) -> bool:
    """Tell whether more than its own roots may tie a reference to others."""
    return bool(reference.related) or grade.inheritance(kind) is not None


def grouped_by_roots(roots: Sequence[Sequence[Root]]) -> list[tuple[int, str]]:
    """Do as `independent_groups` for references that are not linked, by their roots alone."""
    if not any(roots):
        return [(index, "") for index in range(len(roots))]
    return _tied(roots).answer()


def _tied(roots: Sequence[Sequence[Root]]) -> _Groups:
    """Return the groups of references that share roots."""
    groups = _Groups(len(roots))
    for index, found in enumerate(roots):
        for root, words in found:
            groups.tie(index, root, words)
    return groups


class _Groups:
    """A union-find over references that keeps the reason of every union."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))
        self._holder: dict[str, int] = {}
        self.reason = [""] * count

    def top(self, index: int) -> int:
        while self._parent[index] != index:
            index = self._parent[index]
        return index

    def tie(self, index: int, root: str, words: str) -> None:
        """Join a reference to the first one that stands on the same root."""
        self.join(index, self._holder.setdefault(root, index), words)

    def join(self, one: int, other: int, words: str) -> None:
        ours, theirs = sorted((self.top(one), self.top(other)))
        if ours != theirs:
            self._parent[theirs] = ours
            # Only the first member of a group has no reason yet, and this one is first no more.
            self.reason[theirs] = words

    def answer(self) -> list[tuple[int, str]]:
        return [(self.top(index), reason) for index, reason in enumerate(self.reason)]


def _tie_same(references: Sequence[Reference], groups: _Groups) -> None:
    """Tie a work to itself, where it is cited for a claim and for a part of it."""
    place: dict[str, int] = {}
    for index, reference in enumerate(references):
        groups.join(index, place.setdefault(reference.id, index), "the same work")


def _tie_related(references: Sequence[Reference], groups: _Groups) -> None:
    """Tie versions of one study, reviews of the same studies, and studies to their review."""
    place = {reference.id: index for index, reference in enumerate(references)}
    names = known_names(references)
    for index, reference in enumerate(references):
        for relation, words in SAME_STUDY.items():
            for other in linked(reference, relation, names):
                groups.join(index, place[other], words)
    pooled = {index: included(reference) for index, reference in enumerate(references)}
    reviews = [index for index, studies in pooled.items() if studies]
    for at, one in enumerate(reviews):
        for another in reviews[at + 1 :]:
            if overlap(pooled[one], pooled[another]):
                both, either = pooled[one] & pooled[another], pooled[one] | pooled[another]
                words = f"reviews that share {len(both)} of {len(either)} studies"
                groups.join(one, another, words)
    subsumed: set[int] = set()
    for review in reviews:
        for study in linked(references[review], Relation.INCLUDES, names):
            if place[study] not in subsumed and not pooled[place[study]]:
                subsumed.add(place[study])
                label = references[review].label
                groups.join(review, place[study], f"included in the review {label}")


def _join_roots(
    references: Sequence[Reference],
    grades: Mapping[str, Grade],
    kind: ClaimKind,
    groups: _Groups,
) -> None:
    """Join each page to the source that it passes on, cited here as well or by another page."""
    place = {reference.id: index for index, reference in enumerate(references)}
    for index, reference in enumerate(references):
        inherited = grades[reference.id].inheritance(kind)
        if inherited is None:
            continue
        root = inherited.root
        if root in place:
            groups.join(index, place[root], f"passes on {references[place[root]].label}")
            continue
        origin = grades.get(root)
        publisher = publisher_root(origin) if origin is not None else ""
        if origin is not None and publisher:
            groups.tie(index, publisher, f"both pass on {origin.publisher}")
        else:
            groups.tie(index, root, f"both pass on {root}")
