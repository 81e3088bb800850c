"""What a grade is worth for one kind of claim: rung and ceiling."""

from __future__ import annotations

from evidencegraph.grading.tables import design_rows, kind_rows
from evidencegraph.model import Certainty, ClaimKind, Design, Grade, SourceKind

_CONDUIT_DESIGNS = frozenset(
    {Design.SYSTEMATIC_GUIDELINE, Design.GUIDELINE, Design.CONSENSUS, Design.NARRATIVE_REVIEW}
)
# Whole levels are two rungs, half a level is one (METHOD 1.5).
_LOSS_BY_FLAG = {"expression of concern": 2, "conference abstract": 2, "not peer reviewed": 1}


def rung_of(grade: Grade, kind: ClaimKind) -> int:
    """Return the design rung 0-9 of a work for one kind of claim (METHOD 1.4, 1.5, 2).

    >>> from evidencegraph.model import SourceKind
    >>> trial = Grade(SourceKind.JOURNAL, design=Design.RANDOMISED_TRIAL)
    >>> rung_of(trial, ClaimKind.TREATMENT), rung_of(trial, ClaimKind.STATUS)
    (6, 1)
    """
    if grade.design is Design.NONE:
        row = kind_rows()[grade.source]
        rung = row.status if kind is ClaimKind.STATUS else row.opaque
    else:
        by_kind = design_rows()[grade.design].rung
        rung = by_kind.get(kind, by_kind["other"])
    return max(0, rung - sum(_LOSS_BY_FLAG.get(flag, 0) for flag in grade.flags))


def ceiling_of(grade: Grade, kind: ClaimKind) -> Certainty:
    """Return the level that a perfect appraisal could still grant to this work's evidence.

    >>> from evidencegraph.model import SourceKind
    >>> trial = Grade(SourceKind.JOURNAL, design=Design.RANDOMISED_TRIAL)
    >>> ceiling_of(trial, ClaimKind.TREATMENT).label
    'high'
    """
    own = rung_of(grade, kind) // 2
    if grade.design is Design.NONE:
        return Certainty(own)
    start = design_rows()[grade.design].start
    level = start.get(kind, start.get("other", own))
    concern = "expression of concern" in grade.flags
    return Certainty(max(own, level - concern))


def is_conduit(grade: Grade) -> bool:
    """Tell whether a work relays what others observed.

    >>> from evidencegraph.model import SourceKind
    >>> is_conduit(Grade(SourceKind.ENCYCLOPAEDIA, design=Design.NONE))
    True
    """
    return grade.design is Design.NONE or grade.design in _CONDUIT_DESIGNS


def nature(grade: Grade) -> str:
    """Return what a work is in one phrase: its design, or its kind of source if it has none.

    >>> from evidencegraph.model import SourceKind
    >>> nature(Grade(SourceKind.NEWS, design=Design.NONE))
    'news'
    >>> nature(Grade(SourceKind.JOURNAL))
    'journal article of undetermined design'
    """
    if grade.design is Design.NONE:
        return grade.source.value
    if grade.design is Design.UNDETERMINED:
        known = grade.source is not SourceKind.UNKNOWN
        return f"{grade.source} of undetermined design" if known else "unidentified source"
    return grade.design.value


def is_synthesis(grade: Grade) -> bool:
    """Tell whether a work is a systematic synthesis of studies."""
    return design_rows()[grade.design].synthesis
