"""Claims and their citations as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from evidencegraph.graph.attributes.place import Attributes, location_of, place_attributes
from evidencegraph.model import (
    Causality,
    Citation,
    Claim,
    ClaimKind,
    Direction,
    Modality,
    Quantity,
    Role,
    Scope,
    Support,
    Topic,
    Trigger,
    TriggerRole,
    Wording,
    WordingLevel,
)

_DIGITS = 6
"""Scores are written with so many digits: more of them differ between machines."""


def claim_attributes(claim: Claim, support: Support) -> Attributes:
    """Return the attributes of a claim's node: what it says, then what the method makes of it."""
    return {
        "kind": "claim",
        "label": claim.text,
        "document": claim.document,
        "section": claim.section,
        "question": claim.kind.value,
        "cue": claim.cue,
        **place_attributes(claim.location),
        "start": claim.start,
        "end": claim.end,
        **_wording_attributes(claim.wording),
        "note": claim.label,
        "interventions": list(claim.topic.interventions),
        "conditions": list(claim.topic.conditions),
        "outcomes": list(claim.topic.outcomes),
        "numbers": [asdict(number) for number in claim.numbers],
        "sentence": claim.sentence,
        "score": round(support.score, _DIGITS),
        "certainty": support.certainty.label,
        "verdict": support.verdict.value,
        "assured": support.assured.label,
        "ceiling": support.ceiling.label,
        "bodies": len(support.bodies),
    }


def claim_of(name: str, node: Mapping[str, Any]) -> Claim:
    """Return the claim of a node; see `claim_attributes`."""
    return Claim(
        id=name,
        document=node["document"],
        text=node["label"],
        location=location_of(node),
        section=node["section"],
        kind=ClaimKind(node["question"]),
        cue=node["cue"],
        start=node["start"],
        end=node["end"],
        wording=_wording_of(node),
        topic=Topic(
            tuple(node["interventions"]), tuple(node["conditions"]), tuple(node["outcomes"])
        ),
        label=node["note"],
        numbers=tuple(Quantity(**number) for number in node["numbers"]),
        sentence=node.get("sentence", ""),
    )


def _wording_attributes(wording: Wording) -> Attributes:
    return {
        "wording": wording.label,
        "causality": wording.causality.value,
        "modality": wording.modality.value,
        "negated": wording.negated,
        "reported": wording.reported,
        "boosted": wording.boosted,
        "doubted": wording.doubted,
        "triggers": [
            {"role": one.role.value, "start": one.start, "end": one.end} for one in wording.triggers
        ],
    }


def _wording_of(node: Mapping[str, Any]) -> Wording:
    levels = {level.label: level for level in WordingLevel}
    return Wording(
        level=levels.get(node["wording"], WordingLevel.STATUS),
        judged=node["wording"] in levels,
        causality=Causality(node["causality"]),
        modality=Modality(node["modality"]),
        negated=node["negated"],
        reported=node["reported"],
        boosted=node["boosted"],
        doubted=node.get("doubted", False),
        triggers=tuple(
            Trigger(one["start"], one["end"], TriggerRole(one["role"])) for one in node["triggers"]
        ),
    )


def citation_attributes(citation: Citation, role: Role) -> Attributes:
    """Return the attributes of the edge from a claim to a reference."""
    return {
        "relation": "cites",
        "role": role.value,
        "direction": citation.direction.value,
        "scope": citation.scope.value,
        "pointer": citation.key,
        "cue": citation.cue,
        "confirmed": citation.confirmed,
        "path": citation.location.path,
        **place_attributes(citation.location),
    }


def citation_of(claim: str, reference: str, edge: Mapping[str, Any]) -> Citation:
    """Return the citation of an edge; see `citation_attributes`."""
    return Citation(
        claim=claim,
        reference=reference,
        key=edge["pointer"],
        location=location_of(edge),
        scope=Scope(edge["scope"]),
        direction=Direction(edge["direction"]),
        cue=edge["cue"],
        confirmed=edge.get("confirmed", False),
    )
