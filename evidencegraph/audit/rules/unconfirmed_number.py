"""EG213 unconfirmed-number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.audit.evidence import certainty_in_words, own_citations, place
from evidencegraph.audit.own_work import own_parts
from evidencegraph.audit.rule import Rule
from evidencegraph.grading import may_come_from, values_in
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name
from evidencegraph.model import Claim, Problem, Quantity, Severity

_TIMES = {"hours": 1.0, "days": 24.0, "weeks": 168.0, "months": 730.5, "years": 8766.0}
"""Units of time in hours."""
_CUT = re.compile(r"\d[\s·.,\u2009\u202f\u00a0]$")
"""Before a number that is the end of a longer one: ``46 239``, ``7·71``."""
_CHECKED = frozenset({"%", "people", *_TIMES})
"""Units whose numbers abstracts give; doses are seldom in them."""


def unconfirmed_number(graph: Graph) -> Iterator[Problem]:
    """Note a number that is not found in the abstracts on file of the works cited for it.

    Why it matters
        Numbers are what readers carry away, and a slip in one of them is hard to see. Most
        results that are cited stand in the abstract; one that does not should be looked up once.

    What is not flagged
        Claims with one source whose abstract is not on file; numbers that the abstract gives
        rounded, as a fraction, in words, as a share of people or as what is left of 100 %; doses.
        That a number is not in the abstract does not mean that it is wrong: it may stand in the
        full text.

    How to fix it
        Look the number up in the source; give the one it has, or cite the work it comes from.
    """
    own = own_parts(graph)
    for claim in graph.corpus.claims:
        works = sorted({citation.reference for citation in own_citations(graph, claim)})
        abstracts = [graph.references_by_id[work].abstract for work in works]
        values = [values_in(abstract) for abstract in abstracts]
        if claim.id in own or not works or not all(values):
            continue
        known = frozenset().union(*values)
        missing = [number for number in _numbers(claim) if not _is_told(number, known)]
        if missing:
            numbers = listed(dict.fromkeys(str(number) for number in missing))
            one = len(works) == 1
            yield Problem(
                place(graph, claim),
                f"{numbers} {'is' if len(missing) == 1 else 'are'} not found in the "
                f"{'abstract' if one else 'abstracts'} on file of "
                f"{listed(source_name(graph, work) for work in works)}, on which this claim rests "
                f"({certainty_in_words(graph, claim)}); it may stand in the full text. "
                "Look it up there, and give the number that the source has",
                claim.id,
                tuple(works),
            )


def _numbers(claim: Claim) -> Iterator[Quantity]:
    for number in claim.numbers:
        if number.unit in _CHECKED and not _CUT.search(claim.text[: number.start]):
            yield number


def _is_told(number: Quantity, known: frozenset[float]) -> bool:
    return all(_end_is_told(end, number.unit, known) for end in {number.low, number.high})


def _end_is_told(value: float, unit: str, known: frozenset[float]) -> bool:
    if may_come_from(value, known, percent=unit == "%"):
        return True
    # Twelve months are a year.
    hours = _TIMES.get(unit)
    return hours is not None and any(
        may_come_from(round(value * hours / other, 1), known)
        or may_come_from(float(round(value * hours / other)), known)
        for other in _TIMES.values()
    )


RULE = Rule("EG213", "unconfirmed-number", Severity.NOTE, unconfirmed_number)
