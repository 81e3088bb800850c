"""Which references of a claim are one body of evidence, and why (METHOD 4.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evidencegraph.identifiers import scheme_of
from evidencegraph.model import Design, Grade, Reference

Root = tuple[str, str]
"""What a reference stands on, and the words for it."""


def shared_roots(reference: Reference, grade: Grade) -> Iterator[Root]:
    """Yield what a reference stands on, and the words for it, where others may stand there too.

    >>> from evidencegraph.model import SourceKind
    >>> trial = Reference("pmid:1", ("nct:NCT02479698", "pmid:1"))
    >>> list(shared_roots(trial, Grade(SourceKind.JOURNAL)))
    [('nct:NCT02479698', 'same registration NCT02479698')]
    """
    for curie in reference.identifiers:
        if scheme_of(curie) == "nct":
            yield curie, f"same registration {curie.partition(':')[2]}"
    if grade.design is Design.NONE and grade.publisher:
        yield f"publisher:{grade.publisher}", f"same publisher, {grade.publisher}"


def independent_groups(
    references: Sequence[Reference], grades: Mapping[str, Grade]
) -> list[tuple[int, str]]:
    """Return for each reference the index of its group's first member, and why it is grouped.

    References that share a root count once, also through a third one.

    Args:
        references: what one claim cites on one side, in any order.
        grades: by reference id.

    Returns:
        One pair for each reference; the reason is empty for the first member of a group.
    """
    return grouped_by_roots(
        [tuple(shared_roots(reference, grades[reference.id])) for reference in references]
    )


def grouped_by_roots(roots: Sequence[Sequence[Root]]) -> list[tuple[int, str]]:
    """Do the same for references of which only the roots are given."""
    if not any(roots):
        return [(index, "") for index in range(len(roots))]
    parent = list(range(len(roots)))
    reason = [""] * len(roots)
    holder: dict[str, int] = {}
    for index, found in enumerate(roots):
        for root, words in found:
            other = holder.setdefault(root, index)
            ours, theirs = sorted((_top(parent, index), _top(parent, other)))
            if ours != theirs:
                parent[theirs] = ours
                reason[index] = words
    return [(_top(parent, index), reason[index]) for index in range(len(roots))]


def _top(parent: Sequence[int], index: int) -> int:
    while parent[index] != index:
        index = parent[index]
    return index
