"""What PubMed says about the standing of a work, in its words and in ours (METHOD 1.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from evidencegraph.model import EditorialStatus, Related, Relation

RELATIONS: Mapping[str, Relation] = MappingProxyType(
    {
        "RetractionIn": Relation.RETRACTED_BY,
        "RetractionOf": Relation.RETRACTION_OF,
        "PartialRetractionIn": Relation.CORRECTED_BY,
        "PartialRetractionOf": Relation.CORRECTION_OF,
        "ExpressionOfConcernIn": Relation.CONCERN_BY,
        "ExpressionOfConcernFor": Relation.CONCERN_OF,
        "ErratumIn": Relation.CORRECTED_BY,
        "ErratumFor": Relation.CORRECTION_OF,
        "CorrectedandRepublishedIn": Relation.REPUBLISHED_AS,
        "CorrectedandRepublishedFrom": Relation.REPUBLICATION_OF,
        "RetractedandRepublishedIn": Relation.REPUBLISHED_AS,
        "RetractedandRepublishedFrom": Relation.REPUBLICATION_OF,
        "RepublishedIn": Relation.REPUBLISHED_AS,
        "RepublishedFrom": Relation.REPUBLICATION_OF,
        "UpdateIn": Relation.UPDATED_BY,
        "UpdateOf": Relation.UPDATE_OF,
    }
)
"""The reference types of PubMed's comments and corrections; comments themselves say nothing."""


def status_of(types: Iterable[str], related: Iterable[Related]) -> EditorialStatus:
    """Return what publication types and relations say; the gravest wins.

    >>> status_of(["Retracted Publication"], []).value
    'retracted'
    >>> status_of(["Published Erratum"], []).value
    'unchecked'
    """
    relations = {each.relation for each in related}
    if "Retracted Publication" in types or Relation.RETRACTED_BY in relations:
        return EditorialStatus.RETRACTED
    if Relation.CONCERN_BY in relations:
        return EditorialStatus.CONCERN
    if Relation.CORRECTED_BY in relations:
        return EditorialStatus.CORRECTED
    return EditorialStatus.UNCHECKED
