"""How sources are named in findings, reports and tables."""

from __future__ import annotations

from collections.abc import Iterable

from evidencegraph.graph.graph import Graph
from evidencegraph.identifiers import scheme_of
from evidencegraph.model import Citation, Scope

_LONGEST = 80


def source_name(graph: Graph, reference: str) -> str:
    """Return a short name of a reference: author and year, title, publisher, or address."""
    work = graph.references_by_id[reference]
    grade = graph.grades[reference]
    if work.authors or (work.title and work.listings):
        return _short(work.label)
    if scheme_of(reference) in {"url", "nbk"} and grade.publisher:
        return grade.publisher
    return _short(work.label)


def listed(words: Iterable[str]) -> str:
    """Join words the way people do.

    >>> listed(["2", "8", "9"]), listed(["2", "8"]), listed(["2"])
    ('2, 8 and 9', '2 and 8', '2')
    """
    items = list(words)
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def without_path(reference: str) -> str:
    """Return a reference's id without the file that some ids name.

    >>> without_path("unresolved:a/paper.md#4"), without_path("pmid:1")
    ('unresolved:#4', 'pmid:1')
    """
    scheme = scheme_of(reference)
    if scheme not in {"unresolved", "entry"}:
        return reference
    return f"{scheme}:#{reference.rpartition('#')[2]}"


def stands_in_sentence(citation: Citation) -> bool:
    """Tell whether the pointer stands in the claim's own sentence.

    Rules that would say the same of every sentence of a paragraph say it where the pointer is.
    """
    return citation.scope is Scope.SENTENCE


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
