"""What people judged, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evidencegraph.graph.attributes.place import Attributes, location_of, place_attributes
from evidencegraph.model import (
    Appraisal,
    Certainty,
    ClaimKind,
    Design,
    Direction,
    Domain,
    Rating,
    Upgrade,
)


def appraisal_attributes(appraisal: Appraisal) -> Attributes:
    """Return a human judgement as plain data, in the words of ``appraisals.toml``."""
    data: Attributes = {"path": appraisal.location.path, **place_attributes(appraisal.location)}
    for name in ("claim", "quote", "reference", "reason", "by", "date"):
        data[name] = getattr(appraisal, name)
    data["design"] = appraisal.design.value if appraisal.design else None
    data["participants"] = appraisal.participants
    data["level"] = appraisal.level.label if appraisal.level is not None else None
    data["ratings"] = {domain.value: int(rating) for domain, rating in appraisal.ratings}
    data["upgrades"] = {reason.value: gained for reason, gained in appraisal.upgrades}
    data["direction"] = appraisal.direction.value if appraisal.direction else None
    data["cite"] = appraisal.cite.value if appraisal.cite else None
    data["confirmed"] = appraisal.confirmed
    data["same"] = list(appraisal.same)
    data["kind"] = appraisal.kind.value if appraisal.kind else None
    return data


def appraisal_of(data: Mapping[str, Any]) -> Appraisal:
    """Return a human judgement; see `appraisal_attributes`."""
    levels = {level.label: level for level in Certainty}
    return Appraisal(
        location=location_of(data),
        reason=data["reason"],
        by=data["by"],
        date=data["date"],
        claim=data["claim"],
        quote=data["quote"],
        reference=data["reference"],
        design=Design(data["design"]) if data["design"] else None,
        participants=data["participants"],
        level=levels[data["level"]] if data["level"] else None,
        ratings=tuple((Domain(name), Rating(value)) for name, value in data["ratings"].items()),
        upgrades=tuple((Upgrade(name), value) for name, value in data["upgrades"].items()),
        direction=Direction(data["direction"]) if data["direction"] else None,
        cite=Direction(data["cite"]) if data.get("cite") else None,
        confirmed=data["confirmed"],
        same=tuple(data["same"]),
        kind=ClaimKind(data["kind"]) if data["kind"] else None,
    )
