"""Signs of the page: what the letters, shapes and lines stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from evidencegraph.model import Certainty, Direction, SourceKind, Support, Verdict


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing a reader sees, and what it says.

    Attributes:
        name: the sign in the data of the page; its colours are named after it in the style sheet.
        mark: a letter for a state, the name of a shape for a source, of a line for a citation.
        label: a word or two.
        meaning: one sentence.
    """

    name: str
    mark: str
    label: str
    meaning: str


STATES = (
    Sign("high", "H", "High", "The body of evidence makes this claim as sure as evidence can."),
    Sign("moderate", "M", "Moderate", "Good evidence; further work may change the picture."),
    Sign("low", "L", "Low", "Limited evidence; further work is likely to change the picture."),
    Sign("very-low", "V", "Very low", "Some direct evidence, too weak or too little to rely on."),
    Sign(
        "indirect",
        "N",
        "No direct evidence",
        "Sources stand behind it, but only pages, opinions or studies of another question.",
    ),
    Sign(
        "contradicted",
        "X",
        "Disputed",
        "Evidence at least as strong speaks against it, and no certainty is left.",
    ),
    Sign(
        "unsupported",
        "0",
        "No source counts",
        "Every source cited for it is ruled out, such as one retracted, or only mentioned.",
    ),
    Sign(
        "uncited",
        "U",
        "Uncited",
        "No source is cited for it here. Whether it needs one, the findings say.",
    ),
    Sign(
        "unknown",
        "?",
        "Could not check",
        "Sources are pointed at, but could not be identified. This says nothing against the claim.",
    ),
)
"""The state of a claim, surest first: the certainty of its evidence, or why there is none."""

SHAPES = (
    Sign("study", "square", "Journal article", "A work in a journal; its study design decides."),
    Sign("review", "star", "Systematic review library", "A library of systematic reviews."),
    Sign("guideline", "hexagon", "Guideline", "Of a society or by a systematic method."),
    Sign(
        "official",
        "triangle",
        "Official page",
        "Of a regulator, a government or a professional body.",
    ),
    Sign(
        "tertiary",
        "diamond",
        "Reference work",
        "A reference work, an encyclopaedia or a point-of-care summary.",
    ),
    Sign("web", "triangleDown", "Other page", "For patients, of advocates, news, unclassified."),
    Sign("unreviewed", "square-open", "Preprint or registry", "Not reviewed by peers."),
    Sign(
        "unknown",
        "square-unknown",
        "Not identified",
        "The entry or the pointer leads to no known work.",
    ),
)
"""The kind of place a reference comes from, as a shape."""

LINES = (
    Sign(Direction.SUPPORTS, "solid", "supports", "The source is cited for the claim."),
    Sign(Direction.CONTRADICTS, "long", "contradicts", "The source speaks against the claim."),
    Sign(Direction.QUALIFIES, "short", "qualifies", "The source supports part of it."),
    Sign(Direction.MENTIONS, "dots", "mentions", "The source is named, but counts for nothing."),
)
"""What a citation does for its claim, as a line."""

_SHAPE_OF: Mapping[SourceKind, str] = MappingProxyType(
    {
        SourceKind.JOURNAL: "study",
        SourceKind.SYSTEMATIC_REVIEW: "review",
        SourceKind.SYSTEMATIC_GUIDELINE: "guideline",
        SourceKind.SOCIETY_GUIDELINE: "guideline",
        SourceKind.REGULATOR: "official",
        SourceKind.GOVERNMENT: "official",
        SourceKind.PROFESSIONAL: "official",
        SourceKind.POINT_OF_CARE: "tertiary",
        SourceKind.REFERENCE_WORK: "tertiary",
        SourceKind.ENCYCLOPAEDIA: "tertiary",
        SourceKind.PATIENT_PAGE: "web",
        SourceKind.ACADEMIC: "web",
        SourceKind.ADVOCACY: "web",
        SourceKind.NEWS: "web",
        SourceKind.COMPANY: "web",
        SourceKind.ASSERTION: "web",
        SourceKind.SELF_PUBLISHED: "web",
        SourceKind.PREPRINT: "unreviewed",
        SourceKind.REGISTRY: "unreviewed",
        SourceKind.UNKNOWN: "unknown",
    }
)
_STATE_OF_NONE: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.INDIRECT: "indirect",
        Verdict.UNKNOWN: "unknown",
        Verdict.UNSUPPORTED: "unsupported",
    }
)
_MARK_OF_SHAPE = MappingProxyType({sign.name: sign.mark for sign in SHAPES})
_MARK_OF_STATE = MappingProxyType({sign.name: sign.mark for sign in STATES})


def state_of(support: Support) -> str:
    """Return the name of a claim's state: its certainty, or why there is none.

    >>> from evidencegraph.model import Claim, Corpus, Location
    >>> from evidencegraph.graph import Graph
    >>> claim = Claim("claim:1", "a.txt", "PML is rare.", Location("a.txt", 1, 1))
    >>> state_of(Graph(Corpus(claims=(claim,))).support(claim))
    'uncited'
    """
    if support.certainty is not Certainty.NONE:
        return support.certainty.label.replace(" ", "-")
    if support.verdict is Verdict.UNSUPPORTED and not support.contributions:
        return "uncited"
    return _STATE_OF_NONE.get(support.verdict, "contradicted")


def letter_of(state: str) -> str:
    """Return the letter that stands for a state.

    >>> letter_of("very-low")
    'V'
    """
    return _MARK_OF_STATE[state]


def family_of(source: SourceKind) -> str:
    """Return the family of sources that a kind belongs to; each family has a shape.

    >>> family_of(SourceKind.NEWS)
    'web'
    """
    return _SHAPE_OF[source]


def shape_of(family: str) -> str:
    """Return the name of the shape of a family, as vis-network knows it.

    >>> shape_of("web"), shape_of("unreviewed"), shape_of("unknown")
    ('triangleDown', 'square', 'square')
    """
    return _MARK_OF_SHAPE[family].partition("-")[0]


def kinds_of(family: str) -> list[str]:
    """Return the kinds of source in a family.

    >>> kinds_of("guideline")
    ['systematic guideline', 'society guideline']
    """
    return [kind.value for kind in SourceKind if _SHAPE_OF[kind] == family]
