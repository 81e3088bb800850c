"""The words of documents as the page holds them: claims and references by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from evidencegraph.graph import Graph, remembered
from evidencegraph.model import Claim, Part, Passage


class Numbers:
    """The places of claims and references in the data, from 1; a number is shorter than an id."""

    def __init__(self, graph: Graph) -> None:
        """Number the claims and the references of a graph, each in their order."""
        self.claims = _numbered(claim.id for claim in graph.corpus.claims)
        self.references = _numbered(work.id for work in graph.corpus.references)


def passage_rows(passages: Iterable[Passage], numbers: Numbers) -> list[list[Any]]:
    """Return passages as ``[kind, level, parts]``.

    A part is a string of plain words, ``[words, claim]``, or for a pointer ``[words, claim,
    references]``; claim 0 is none. What is no longer in the graph is left out, not its words.
    """
    return [
        [passage.kind.value, passage.level, [_part(part, numbers) for part in passage.parts]]
        for passage in passages
    ]


def _part(part: Part, numbers: Numbers) -> str | list[Any]:
    claim = numbers.claims.get(part.claim, 0)
    if part.pointer:
        works = [numbers.references[name] for name in part.references if name in numbers.references]
        return [part.text, claim, works]
    return [part.text, claim] if claim else part.text


def written(graph: Graph, claim: Claim) -> str:
    """Return what a claim says as it stands, pointers and all: "but see" alone says nothing.

    Where the words of its document are not kept, what it says without them.
    """
    return _written(graph).get(claim.id, claim.text)


@remembered
def _written(graph: Graph) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for passage in (passage for paper in graph.corpus.papers for passage in paper.passages):
        ends: dict[str, tuple[int, int]] = {}
        for at, part in enumerate(passage.parts):
            if part.claim:
                ends[part.claim] = (ends.get(part.claim, (at, at))[0], at + 1)
        for claim, (first, end) in ends.items():
            text = "".join(part.text for part in passage.parts[first:end])
            found.setdefault(claim, " ".join(text.split()))
    return found


def _numbered(names: Iterable[str]) -> Mapping[str, int]:
    return {name: number for number, name in enumerate(names, start=1)}
