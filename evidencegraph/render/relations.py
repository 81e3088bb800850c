"""How claims stand to each other, as plain data for the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from evidencegraph.graph import Graph
from evidencegraph.links import (
    Strain,
    Twins,
    oppositions,
    restatements,
    same_subject,
    twins,
)
from evidencegraph.model import Claim, Topic
from evidencegraph.render.rows import Row

_RELATIONS = {
    Strain.CONTRADICTION: "contradicts",
    Strain.DIFFERENCE: "differs",
    Strain.TENSION: "strains",
    Strain.DISCORDANCE: "discords",
}


def relation_rows(graph: Graph) -> list[Row]:
    """Return what speaks against what, repeats what, says the same, or is on the same subject.

    A row is ``relation``, the claims ``first`` and ``second``, ``about``, and ``bolder``: the claim
    of the two that is in clearly stronger words, if one is. Where a claim both repeats another and
    says the same, the repetition is told.

    >>> relation_rows(Graph())
    []
    """
    opposed = [
        _row(_RELATIONS[one.strain], one.first.id, one.second.id, one.about)
        for one in oppositions(graph)
    ]
    repeated = sorted((claim, cited.id) for claim, (cited, _) in restatements(graph).items())
    told = {frozenset(pair) for pair in repeated}
    same = [pair for pair in twins(graph) if {pair.first.id, pair.second.id} not in told]
    return [
        *opposed,
        *(_row("restates", first, second) for first, second in repeated),
        *(_twins(pair) for pair in same),
        *(
            _row("subject", one.first.id, one.second.id, ", ".join(one.about))
            for one in same_subject(graph)
        ),
    ]


def _twins(pair: Twins) -> Row:
    bolder = pair.bolder.id if pair.bolder else ""
    return _row("twins", pair.first.id, pair.second.id, _named(pair.about), bolder)


def _row(relation: str, first: str, second: str, about: str = "", bolder: str = "") -> Row:
    row = {"relation": relation, "first": first, "second": second, "about": about}
    return row | ({"bolder": bolder} if bolder else {})


def _named(topic: Topic) -> str:
    return ", ".join(topic.interventions or topic.conditions)


def sentence_numbers(claims: Sequence[Claim]) -> list[int]:
    """Return for each claim the number of the first claim of its sentence; 0 where it is alone.

    Numbers count from 1 in the order of the claims, in which those of one sentence are neighbours.

    >>> sentence_numbers([])
    []
    """
    numbers: list[int] = []
    for home, run in groupby(claims, lambda claim: (claim.document, claim.sentence)):
        amount = len(list(run))
        several = bool(home[1]) and amount > 1
        numbers += [len(numbers) + 1 if several else 0] * amount
    return numbers
