"""What a grade is worth for one kind of claim: rung, ceiling and OCEBM level."""

from __future__ import annotations

from evidencegraph.grading.grade import CONDUIT_DESIGNS
from evidencegraph.grading.tables import DEFAULT, Tables
from evidencegraph.model import Certainty, ClaimKind, Design, Grade, Judgement, SourceKind

_TOP_RUNG = 9
TAINTED = "includes retracted or withdrawn work"
"""The flag of a synthesis that pools a study which its publisher has taken back since."""

# Whole levels are two rungs, half a level is one (METHOD 1.5).
_LOSS_BY_FLAG = {
    "expression of concern": 2,
    "conference abstract": 2,
    "not peer reviewed": 1,
    TAINTED: 1,
}
_RANDOMISED = frozenset({Design.REVIEW_OF_TRIALS, Design.RANDOMISED_TRIAL})
_OCEBM_COLUMN = {ClaimKind.GENERAL: ClaimKind.TREATMENT}


def rung_of(grade: Grade, kind: ClaimKind, tables: Tables = DEFAULT) -> int:
    """Return the design rung 0-9 of a work for one kind of claim (METHOD 1.4, 1.5, 2).

    What people decided comes last: a level replaces what the machine found, ratings change it.

    >>> from evidencegraph.model import SourceKind
    >>> trial = Grade(SourceKind.JOURNAL, design=Design.RANDOMISED_TRIAL)
    >>> rung_of(trial, ClaimKind.TREATMENT), rung_of(trial, ClaimKind.STATUS)
    (6, 1)
    """
    automatic = automatic_rung(grade, kind, tables)
    judged = grade.judgement
    if judged is None or not _speaks_to(judged, kind):
        return automatic
    half = int(is_synthesis(grade, tables))
    if judged.level is not None:
        return 2 * judged.level + half if judged.level else 0
    start = automatic
    if judged.complete and not is_conduit(grade):
        # All five domains were rated: nothing is left for the caution that a machine needs.
        start = max(automatic, 2 * _start(grade, kind, automatic // 2, tables) + half)
    least = min(start, 2 + start % 2)
    return min(_TOP_RUNG, max(least, start + 2 * (judged.down + judged.up)))


def automatic_rung(grade: Grade, kind: ClaimKind, tables: Tables = DEFAULT) -> int:
    """Return the rung that tables and known facts give, whatever people decided.

    >>> page = Grade(SourceKind.ENCYCLOPAEDIA, design=Design.NONE)
    >>> automatic_rung(page, ClaimKind.TREATMENT)
    0
    """
    inherited = grade.inheritance(kind)
    if inherited is not None:
        rung = inherited.rung
    elif grade.design is Design.NONE:
        row = tables.kinds[grade.source]
        rung = row.status if kind is ClaimKind.STATUS else row.opaque
    else:
        by_kind = tables.designs[grade.design].rung
        rung = by_kind.get(kind, by_kind["other"])
    return max(0, rung - sum(_LOSS_BY_FLAG.get(flag, 0) for flag in grade.flags))


def ceiling_of(grade: Grade, kind: ClaimKind, tables: Tables = DEFAULT) -> Certainty:
    """Return the level that a perfect appraisal could still grant to this work's evidence.

    >>> from evidencegraph.model import SourceKind
    >>> trial = Grade(SourceKind.JOURNAL, design=Design.RANDOMISED_TRIAL)
    >>> ceiling_of(trial, ClaimKind.TREATMENT).label
    'high'
    """
    own = rung_of(grade, kind, tables) // 2
    judged = grade.judgement
    settled = judged is not None and judged.level is not None and _speaks_to(judged, kind)
    if grade.design is Design.NONE or grade.inherited or settled:
        return Certainty(own)
    start = _start(grade, kind, own, tables)
    concern = "expression of concern" in grade.flags
    rated = judged.down if judged is not None else 0
    return Certainty(max(own, start - concern + rated))


def ocebm_level(grade: Grade, kind: ClaimKind, tables: Tables = DEFAULT) -> int | None:
    """Return the level 1-5 of OCEBM 2011, by design alone; None where it has none.

    Pages and opinions have no level, nor has a design that does not answer the question. Claims
    about mechanisms and about the evidence itself are no questions of OCEBM; a general claim is
    looked up as one of treatment.

    >>> trial = Grade(SourceKind.JOURNAL, design=Design.RANDOMISED_TRIAL)
    >>> ocebm_level(trial, ClaimKind.TREATMENT), ocebm_level(trial, ClaimKind.PREVALENCE)
    (2, None)
    """
    return tables.designs[grade.design].ocebm.get(_OCEBM_COLUMN.get(kind, kind))


def cap_of(grade: Grade, tables: Tables = DEFAULT) -> int:
    """Return the highest rung that a conduit passes on (METHOD 2).

    >>> cap_of(Grade(SourceKind.GOVERNMENT, design=Design.NONE))
    5
    """
    return min(tables.kinds[grade.source].cap, tables.designs[grade.design].cap)


def may_be_rated_up(grade: Grade) -> bool:
    """Tell whether large effects and the like count: only for studies that are not randomised.

    >>> may_be_rated_up(Grade(SourceKind.JOURNAL, design=Design.COHORT))
    True
    """
    return grade.design not in _RANDOMISED and not is_conduit(grade)


def is_appraised(grade: Grade, kind: ClaimKind) -> bool:
    """Tell whether people have judged this evidence, so that a machine changes it no more.

    >>> is_appraised(Grade(SourceKind.JOURNAL), ClaimKind.HARM)
    False
    """
    if grade.judgement is not None and _speaks_to(grade.judgement, kind):
        return True
    inherited = grade.inheritance(kind)
    return inherited is not None and inherited.appraised


def is_conduit(grade: Grade) -> bool:
    """Tell whether a work relays what others observed.

    >>> is_conduit(Grade(SourceKind.ENCYCLOPAEDIA, design=Design.NONE))
    True
    """
    return grade.design is Design.NONE or grade.design in CONDUIT_DESIGNS


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


def is_synthesis(grade: Grade, tables: Tables = DEFAULT) -> bool:
    """Tell whether a work is a systematic synthesis of studies."""
    return tables.designs[grade.design].synthesis


def _speaks_to(judged: Judgement, kind: ClaimKind) -> bool:
    """Tell whether a judgement answers a kind of claim.

    What a source declares of an effect says nothing of how much evidence there is about it.
    """
    return not (judged.declared and kind is ClaimKind.STATUS)


def _start(grade: Grade, kind: ClaimKind, own: int, tables: Tables) -> int:
    start = tables.designs[grade.design].start
    return start.get(kind, start.get("other", own))
