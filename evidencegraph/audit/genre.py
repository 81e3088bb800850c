"""What sort of text a document is, and what its parts tell, by the headings above its claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from evidencegraph.audit.outline import Position
from evidencegraph.model import Claim

_ABSTRACT = re.compile(
    r"^\W*(?:structured |graphical |lay |plain[- ]language )?(?:abstract|synopsis|highlights|"
    r"author summary|plain[- ]language summary|lay summary|core tip|key ?words)\b",
    re.IGNORECASE,
)
_IN_ABSTRACTS = re.compile(
    r"^\W*(?:background|aims?|objectives?|purpose|context|design|setting|participants|patients|"
    r"interventions?|(?:main )?outcome|measure\w*|(?:materials? and )?methods?|results?|findings|"
    r"conclusions?|interpretation|significance|trial registration|key ?words|core tip|funding)\b",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(r"^\W*(?:\d[\d.]*\W+)?introduct\w+\b(?! of\b)", re.IGNORECASE)
_DISCUSSION = re.compile(
    r"^\W*(?:\d[\d.]*\W+|[ivx]+\.\s+)?(?:general )?discussion\b", re.IGNORECASE
)
_ABOUT_BOTH = re.compile(
    r"^\W*(?:\d[\d.]*\W+|[ivx]+\.\s+)?(?:(?:general |(?:literature )?review and )?discussion|"
    r"comments?|clinical (?:relevance|implications?)|implications?|perspectives?|"
    r"future directions?)\b",
    re.IGNORECASE,
)
_ABOUT_OTHERS = re.compile(
    r"^\W*(?:\d[\d.]*\W+|[ivx]+\.\s+)?(?:introduct\w+|background|(?:general )?overview|review)\b"
    r"(?! of\b)",
    re.IGNORECASE,
)
_ABOUT_ITSELF = re.compile(
    r"\b(?:conclusions?|concluding|methods?|materials|results?|findings|statistic\w*|participants|patients|"
    r"subjects|design|procedures?|measure\w*|outcomes?|genotyping|analys[ei]s|assays?|samples?|"
    r"acknowledg\w*|funding|conflicts?|contributions?|availability|abbreviations|supporting|"
    r"limitations|^cases?$|case (?:descriptions?|presentations?|reports?|history|series)|"
    r"peer.?review|research frontiers|innovations|applications|terminology|protocol|ethic\w*|"
    r"consent|competing|disclosures?|research (?:background|"
    r"motivation|objectives|methods|results|conclusions|perspectives))\b",
    re.IGNORECASE,
)
_REPORT_OF_A_STUDY = re.compile(
    r"^\W*(?:\d[\d.]*\W+|[ivx]+\.\s+)?(?:(?:materials?|patients|subjects|participants) and |study |"
    r"online |experimental )?(?:methods?|results?|materials|findings|procedures)\b|"
    r"^\W*(?:\d[\d.]*\W+|[ivx]+\.\s+)?(?:the |our )?cases?\W*$|"
    r"\bcase (?:reports?|presentations?|descriptions?|history|stud(?:y|ies)|series)\b",
    re.IGNORECASE,
)
_CONCLUSION = re.compile(
    r"^\W*(?:\d[\d.]*\W+|[ivx]+\.\s+)?(?:conclu\w+|summary|closing|final remarks|outlook|"
    r"(?:future )?(?:perspectives?|directions?|prospects?|research)|expert (?:opinion|commentary)|"
    r"unmet needs|recommendations?|key (?:points|messages))\b",
    re.IGNORECASE,
)
_OF_ARTICLES = re.compile(
    r"^\W*(?:acknowledg\w+|funding|(?:authors?['’s]* )?contributions?|author contributions?|"
    r"(?:competing|conflicts? of|declaration of) interests?|disclosures?|ethics|key ?words|"
    r"data availability|case (?:report|presentation)|full text)\b",
    re.IGNORECASE,
)
_IN_AUTHORS_VOICE = re.compile(
    r"\bwe (?:report|describe|present|found|investigated|studied|analy[sz]ed|included|enrolled|"
    r"treated|reviewed|searched|conclude)\b|\b(?:in|of) the present (?:study|report|review|paper|"
    r"case|cohort|series|trial)\b|\bour (?:study|results|data|findings|patients?|cohort)\b",
    re.IGNORECASE,
)


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


def genre_of(claims: Sequence[Claim], places: Sequence[Position]) -> Genre:
    """Return what sort of text makes these claims, which stand at these places."""
    headings = {name for place in places for name in place.headings}
    opens = any(_INTRODUCTION.match(name) or _ABSTRACT.match(name) for name in headings)
    told = any(map(_REPORT_OF_A_STUDY.match, headings))
    if told or (opens and any(map(_DISCUSSION.match, headings))):
        return Genre.REPORT
    opens = opens or any(map(_OF_ARTICLES.match, headings))
    spoken = opens or any(_IN_AUTHORS_VOICE.search(claim.text) for claim in claims)
    return Genre.ARTICLE if spoken else Genre.PAGE


def concludes(place: Position) -> bool:
    """Tell whether a place is below a heading of conclusions."""
    return any(map(_CONCLUSION.match, place.headings))


def parts_of(places: Sequence[Position]) -> list[Part]:
    """Return the part in which each claim stands, by the headings above it.

    The outermost heading that says something decides. Headings that say nothing (``Nausea``)
    belong to the part before them; before the discussion of a report, to what the report tells of
    itself.
    """
    introduced = [at for at, one in enumerate(places) if _any(_INTRODUCTION, one)]
    discussed = [at for at, one in enumerate(places) if _any(_DISCUSSION, one)]
    parts: list[Part] = []
    part, before = Part.OTHERS, Position()
    for at, place in enumerate(places):
        if place.headings != before.headings:
            told = _told_under(
                place, part, introduced_later=any(later > at for later in introduced)
            )
            unknown = told is None and bool(place.headings)
            part = told or (Part.OTHERS if part is Part.ABSTRACT else part)
            if unknown and part is Part.OTHERS and any(later > at for later in discussed):
                part = Part.ITSELF
            before = place
        parts.append(part)
    return parts


def _any(pattern: re.Pattern[str], place: Position) -> bool:
    return any(map(pattern.match, place.headings))


def _told_under(place: Position, part: Part, *, introduced_later: bool) -> Part | None:
    """Return what the outermost heading that says something announces; None where none does."""
    for heading in place.headings:
        if _ABSTRACT.match(heading):
            return Part.ABSTRACT
        if part is Part.ABSTRACT and introduced_later and _IN_ABSTRACTS.match(heading):
            return part
        if _ABOUT_OTHERS.match(heading):
            return Part.OTHERS
        if _ABOUT_BOTH.match(heading):
            return Part.BOTH
        if _ABOUT_ITSELF.search(heading):
            return Part.ITSELF
    return None
