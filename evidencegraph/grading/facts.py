"""What title and abstract say besides the design: people studied, ratings declared, centres."""

from __future__ import annotations

import re

from evidencegraph.grading.design import patterns_on_abstracts
from evidencegraph.grading.numerals import SPANS
from evidencegraph.grading.tables import DEFAULT, Tables
from evidencegraph.model import Certainty, Reference

MOST_PEOPLE = 10**10
"""More people than live on earth cannot have been studied."""
_LEVELS = {level.label: level for level in Certainty}
_GAP = " … "


def participants_in(reference: Reference, tables: Tables = DEFAULT) -> int | None:
    """Return the largest number of people that title or abstract name; None without one.

    >>> participants_in(Reference("pmid:1", title="Survival of 57 consecutive patients"))
    57
    >>> participants_in(Reference("pmid:1", title="PML in 3 per 100,000 people")) is None
    True
    """
    numbers = [
        int(re.sub(r"\D", "", found[1]))
        for row in tables.facts.get("participants", ())
        for found in row.pattern.finditer(_text(reference))
    ]
    return max((number for number in numbers if 0 < number <= MOST_PEOPLE), default=None)


def ratings_in(reference: Reference, tables: Tables = DEFAULT) -> tuple[tuple[Certainty, str], ...]:
    """Return the levels of certainty that a work declares, lowest first, with its words.

    >>> work = Reference("pmid:1", abstract="There is moderate-certainty evidence that it helps.")
    >>> [level.label for level, _ in ratings_in(work)]
    ['moderate']
    """
    found = {
        _LEVELS[row.value]: seen[0]
        for row in tables.facts.get("rating", ())
        if row.value in _LEVELS and (seen := row.pattern.search(_text(reference)))
    }
    return tuple(sorted(found.items()))


def names_one_centre(reference: Reference, tables: Tables = DEFAULT) -> bool:
    """Tell whether a work says that it comes from one centre.

    >>> names_one_centre(Reference("pmid:1", title="A single-centre cohort"))
    True
    """
    found = tables.facts.get("single centre", ())
    return any(row.pattern.search(_text(reference)) for row in found)


def excerpt(reference: Reference, tables: Tables = DEFAULT) -> str:
    """Return the words of an abstract on which the grade stands and its numbers, nothing else.

    Grading the excerpt gives the same grade as grading the abstract, and it has the same numbers,
    so that a graph can be written without the abstracts, which belong to their publishers, and be
    read back.

    >>> excerpt(Reference("pmid:1", abstract="Aim. We randomly assigned 57 patients to A or B."))
    'randomly assigned … 57 patients'
    """
    abstract = reference.abstract
    facts = (row.pattern for found in tables.facts.values() for row in found)
    spans = sorted(
        found.span()
        for pattern in (*patterns_on_abstracts(tables), *facts, *SPANS)
        for found in pattern.finditer(abstract)
    )
    merged: list[list[int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    return _GAP.join(abstract[start:end] for start, end in merged)


def _text(reference: Reference) -> str:
    return f"{reference.title}{_GAP}{reference.abstract}"
