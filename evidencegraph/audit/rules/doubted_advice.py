"""EG305 doubted-advice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.audit.evidence import certainty_in_words, other_side
from evidencegraph.audit.own_work import own_parts, study_reports
from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.links import Strain, oppositions
from evidencegraph.model import Problem, Severity

_STEM = 6
_BESIDE = re.compile(
    r"\b(?:over|than|versus|vs\.?|compared (?:with|to)|added to|on top of|removes?|clears?|"
    r"eliminates?|whereas|in contrast to|unlike) ",
    re.IGNORECASE,
)


def doubted_advice(graph: Graph) -> Iterator[Problem]:
    """Note advice for a treatment whose benefit another claim says is small or not shown.

    Why it matters
        Both may be right: what is unproven can still be offered. But who reads the advice should
        meet the doubt in the same place.

    What is not flagged
        Advice that names the doubt itself; advice to stop a treatment or to study it; claims about
        other patients; doubts about something that was added to the treatment or compared with it;
        reports of studies.

    How to fix it
        Say at the advice how little its benefit is shown, and cite both.
    """
    own, reports = own_parts(graph), study_reports(graph)
    told: set[tuple[str, str]] = set()
    for one in oppositions(graph):
        if one.strain is not Strain.TENSION:
            continue
        advised = one.first.wording.modality.recommends
        advice, doubt = (one.first, one.second) if advised else (one.second, one.first)
        about_itself = doubt.id in own or advice.document in reports
        beside = _is_only_compared(one.about, doubt.text)
        if (advice.id, one.about) in told or about_itself or beside:
            continue
        told.add((advice.id, one.about))
        yield Problem(
            advice.location,
            f"this advises {one.about} ({certainty_in_words(graph, advice)}), "
            f"while {other_side(graph, doubt, advice.document)}. "
            "Say at the advice how little is shown, and cite both",
            advice.id,
        )


def _is_only_compared(name: str, doubt: str) -> bool:
    """Tell whether a doubt is about something else that was compared with the treatment."""
    stem = re.escape(name[:_STEM])
    return bool(re.search(rf"{_BESIDE.pattern}(?:[\w-]+ ){{0,3}}{stem}", doubt, re.IGNORECASE))


RULE = Rule("EG305", "doubted-advice", Severity.NOTE, doubted_advice)
