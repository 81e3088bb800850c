"""Sentences that need no source but their document: its own work, and what it concludes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evidencegraph.audit.genre import Genre, Part, concludes, declares, genre_of, parts_of
from evidencegraph.audit.outline import Position, positions
from evidencegraph.audit.phrases import says
from evidencegraph.graph import Graph, remembered
from evidencegraph.links import tells_own_work
from evidencegraph.model import Claim


@dataclass(frozen=True, slots=True)
class _Document:
    """What sort of text a document is, and its claims, each with its place and its part."""

    genre: Genre
    claims: tuple[tuple[Claim, Position, Part], ...]


@remembered
def genres(graph: Graph) -> Mapping[str, Genre]:
    """Return what sort of text each document is."""
    return {name: document.genre for name, document in _documents(graph).items()}


@remembered
def study_reports(graph: Graph) -> frozenset[str]:
    """Return the documents that report a study: sections tell methods, results, a discussion."""
    return frozenset(name for name, genre in genres(graph).items() if genre is Genre.REPORT)


@remembered
def own_parts(graph: Graph) -> frozenset[str]:
    """Return the ids of claims that repeat their document or, in a study's report, tell its work.

    What is cited there is a method, a programme or a list of studies, and what is not cited is
    the study itself; neither is a claim for which an editor would want evidence.
    """
    return frozenset(name for document in _documents(graph).values() for name in _own(document))


def concluded(graph: Graph) -> frozenset[str]:
    """Return the ids of claims that an article draws from what it tells before.

    All of a report's discussion is such where it cites nothing, the conclusions of a review, and
    whatever follows from sentences before it.
    """
    found: set[str] = set()
    for document in _documents(graph).values():
        if document.genre is not Genre.PAGE:
            found.update(
                claim.id
                for claim, place, part in document.claims
                if part is Part.BOTH or concludes(place) or _is_drawn(claim, document.genre)
            )
    return frozenset(found)


@remembered
def _documents(graph: Graph) -> dict[str, _Document]:
    """Return the documents by name."""
    everywhere = positions(graph)
    found: dict[str, _Document] = {}
    for name, claims in graph.claims_by_document.items():
        places = [everywhere[claim.id] for claim in claims]
        told = tuple(zip(claims, places, parts_of(places), strict=True))
        found[name] = _Document(genre_of(claims, places), told)
    return found


def _is_drawn(claim: Claim, genre: Genre) -> bool:
    result = genre is Genre.REPORT and says(claim.text, "own result")
    return bool(result or says(claim.text, "drawn"))


def _own(document: _Document) -> Iterator[str]:
    report = document.genre is Genre.REPORT
    declared = document.genre is not Genre.PAGE
    announced: set[str] = set()
    for claim, place, part in document.claims:
        own = part is Part.ABSTRACT or place.caption or (declared and declares(place))
        if report and not own:
            # "Here we show": the rest of such a paragraph tells what was shown.
            own = part is Part.ITSELF or tells_own_work(claim)
            own = own or not announced.isdisjoint(place.before)
            if part is Part.BOTH:
                own = own or claim.wording.reported or _is_drawn(claim, Genre.REPORT)
            elif part is Part.OTHERS and says(claim.text, "announced"):
                announced.add(claim.id)
        if own:
            yield claim.id
