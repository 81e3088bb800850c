"""What sort of text a document is, and what its parts tell, by the headings above its claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from evidencegraph.audit.outline import Position
from evidencegraph.audit.phrases import is_heading, says
from evidencegraph.model import Claim


class Genre(Enum):
    """What sort of text a document is, by its headings."""

    REPORT = "the report of a study"
    ARTICLE = "an article without a study of its own: a review, an editorial"
    PAGE = "a page or an answer, whose readers know nothing of the field"


class Part(Enum):
    """What a part of a document tells."""

    ABSTRACT = "what the rest tells"
    ITSELF = "its own methods and results"
    BOTH = "its own results beside what is known"
    OTHERS = "what is known"


_TOLD = {
    "what is known": Part.OTHERS,
    "own results beside what is known": Part.BOTH,
    "itself": Part.ITSELF,
}


def genre_of(claims: Sequence[Claim], places: Sequence[Position]) -> Genre:
    """Return what sort of text makes these claims, which stand at these places."""
    headings = {name for place in places for name in place.headings}
    opens = _any("introduction", headings) or _any("abstract", headings)
    if _any("report of a study", headings) or (opens and _any("discussion", headings)):
        return Genre.REPORT
    opens = opens or _any("matter of articles", headings)
    spoken = opens or any(says(claim.text, "authors' voice") for claim in claims)
    return Genre.ARTICLE if spoken else Genre.PAGE


def concludes(place: Position) -> bool:
    """Tell whether a place is below a heading of conclusions."""
    return _any("conclusion", place.headings)


def declares(place: Position) -> bool:
    """Tell whether a place is below a heading of what only the authors can tell."""
    return _any("declaration", place.headings)


def parts_of(places: Sequence[Position]) -> list[Part]:
    """Return the part in which each claim stands, by the headings above it.

    The outermost heading that says something decides. Headings that say nothing (``Nausea``)
    belong to the part before them; before the discussion of a report, to what the report tells of
    itself.
    """
    introduced, discussed = _last("introduction", places), _last("discussion", places)
    parts: list[Part] = []
    part, before = Part.OTHERS, Position()
    for at, place in enumerate(places):
        if place.headings != before.headings:
            told = _told_under(place, part, introduced_later=at < introduced)
            unknown = told is None and bool(place.headings)
            part = told or (Part.OTHERS if part is Part.ABSTRACT else part)
            if unknown and part is Part.OTHERS and at < discussed:
                part = Part.ITSELF
            before = place
        parts.append(part)
    return parts


def _last(name: str, places: Sequence[Position]) -> int:
    """Return the last place below a heading that the table calls so; -1 where none is."""
    return max((at for at, one in enumerate(places) if _any(name, one.headings)), default=-1)


def _any(name: str, headings: Iterable[str]) -> bool:
    return any(is_heading(heading, name) for heading in headings)


def _told_under(place: Position, part: Part, *, introduced_later: bool) -> Part | None:
    """Return what the outermost heading that says something announces; None where none does.

    Summaries and aims are such also where they stand inside an introduction.
    """
    if _any("abstract", place.headings):
        return Part.ABSTRACT
    if part is not Part.ABSTRACT and _any("aims", place.headings):
        return Part.ITSELF
    for heading in place.headings:
        if part is Part.ABSTRACT and introduced_later and is_heading(heading, "inside an abstract"):
            return part
        for name, told in _TOLD.items():
            if is_heading(heading, name):
                return told
    return None
