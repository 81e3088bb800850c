"""Retraction, concern, correction, reinstatement: what several notices make of a work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidencegraph.model import GRAVE_STATUSES, EditorialStatus, Relation

_KINDS = {
    "retraction": EditorialStatus.RETRACTED,
    "withdrawal": EditorialStatus.WITHDRAWN,
    "removal": EditorialStatus.WITHDRAWN,
    "expressionofconcern": EditorialStatus.CONCERN,
    "concern": EditorialStatus.CONCERN,
    "correction": EditorialStatus.CORRECTED,
    "erratum": EditorialStatus.CORRECTED,
    "corrigendum": EditorialStatus.CORRECTED,
    "addendum": EditorialStatus.CORRECTED,
    "clarification": EditorialStatus.CORRECTED,
    "partialretraction": EditorialStatus.CORRECTED,
    "reinstatement": EditorialStatus.REINSTATED,
}
RELATIONS = {
    EditorialStatus.RETRACTED: (Relation.RETRACTED_BY, Relation.RETRACTION_OF),
    EditorialStatus.WITHDRAWN: (Relation.WITHDRAWN_BY, Relation.WITHDRAWAL_OF),
    EditorialStatus.CONCERN: (Relation.CONCERN_BY, Relation.CONCERN_OF),
    EditorialStatus.CORRECTED: (Relation.CORRECTED_BY, Relation.CORRECTION_OF),
}
"""How work and notice stand to each other, by what the notice says."""


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """One notice about a work.

    Attributes:
        date: ``2010-02-06``; empty where unknown.
        kind: what it says.
        name: the notice's own identifier as a CURIE; empty where unknown.
    """

    date: str
    kind: EditorialStatus
    name: str = ""


def kind_of(word: str) -> EditorialStatus | None:
    """Return what a catalogue's word for a notice says; None where it says nothing of the kind.

    >>> kind_of("expression_of_concern").value, kind_of("Erratum").value, kind_of("new_version")
    ('expression of concern', 'corrected', None)
    """
    return _KINDS.get("".join(letter for letter in word.lower() if letter.isalpha()))


def standing(notices: Iterable[Notice]) -> EditorialStatus:
    """Return what the notices make of a work.

    A correction is no retraction. A reinstatement takes back every retraction and concern, except
    those that are dated after it.

    >>> retracted = Notice("2010-02-06", EditorialStatus.RETRACTED)
    >>> standing([retracted, Notice("2012-01-01", EditorialStatus.REINSTATED)]).value
    'reinstated'
    """
    told = sorted(notices)
    reinstated = max((n.date for n in told if n.kind is EditorialStatus.REINSTATED), default=None)
    grave = {
        notice.kind
        for notice in told
        if reinstated is None or (reinstated and notice.date > reinstated)
    }
    for status in GRAVE_STATUSES:
        if status in grave:
            return status
    if reinstated is not None:
        return EditorialStatus.REINSTATED
    return EditorialStatus.CORRECTED if told else EditorialStatus.UNCHECKED
