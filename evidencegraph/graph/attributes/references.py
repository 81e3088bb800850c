"""Works, and the lists that name them, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from evidencegraph.graph.attributes.place import Attributes, location_of, place_attributes
from evidencegraph.model import (
    EditorialStatus,
    Fact,
    Grade,
    Listing,
    Merge,
    Reference,
    Related,
    Relation,
)


def reference_attributes(work: Reference, grade: Grade, excerpt: str = "") -> Attributes:
    """Return the attributes of a reference's node: its facts, then its grade.

    Args:
        work: the reference.
        grade: what it can bear.
        excerpt: the words of its abstract on which the grade stands; the rest is in no output.
    """
    return {
        "kind": "reference",
        "label": work.label,
        "identifiers": list(work.identifiers),
        "title": work.title,
        "authors": list(work.authors),
        "year": work.year,
        "container": work.container,
        "entry_type": work.entry_type,
        "publication_types": list(work.publication_types),
        "declared_design": work.design,
        "participants": work.participants,
        "status": work.status.value,
        "resolved": work.resolved,
        "listings": [
            {
                **place_attributes(e.location),
                "path": e.location.path,
                "key": e.key,
                "text": e.text,
                "library": e.library,
            }
            for e in work.listings
        ],
        "editors": list(work.editors),
        "volume": work.volume,
        "issue": work.issue,
        "pages": work.pages,
        "language": work.language,
        "mesh": list(work.mesh),
        "excerpt": excerpt,
        "related": [{"relation": r.relation.value, "target": r.target} for r in work.related],
        "facts": [asdict(fact) for fact in work.facts],
        "merged_from": [asdict(merge) for merge in work.merged_from],
        "source": grade.source.value,
        "publisher": grade.publisher,
        "design": grade.design.value,
        "reliability": grade.reliability.value,
        "signals": [str(signal) for signal in grade.signals],
        "excluded": grade.excluded,
        "flags": list(grade.flags),
        "judgements": list(grade.judgement.words) if grade.judgement else [],
    }


def reference_of(name: str, node: Mapping[str, Any]) -> Reference:
    """Return the reference of a node; see `reference_attributes`."""
    return Reference(
        id=name,
        identifiers=tuple(node["identifiers"]),
        title=node["title"],
        authors=tuple(node["authors"]),
        year=node["year"],
        container=node["container"],
        entry_type=node["entry_type"],
        publication_types=tuple(node["publication_types"]),
        design=node["declared_design"],
        participants=node["participants"],
        status=EditorialStatus(node["status"]),
        listings=tuple(
            Listing(location_of(e), e["key"], e["text"], library=e["library"])
            for e in node["listings"]
        ),
        resolved=node["resolved"],
        editors=tuple(node.get("editors", ())),
        volume=node.get("volume", ""),
        issue=node.get("issue", ""),
        pages=node.get("pages", ""),
        language=node.get("language", ""),
        abstract=node.get("excerpt", ""),
        mesh=tuple(node.get("mesh", ())),
        related=tuple(
            Related(Relation(r["relation"]), r["target"]) for r in node.get("related", ())
        ),
        facts=tuple(Fact(**fact) for fact in node.get("facts", ())),
        merged_from=tuple(Merge(**merge) for merge in node.get("merged_from", ())),
    )


def listing_attributes(entry: Listing) -> Attributes:
    """Return the attributes of the edge from a document to a reference that it lists."""
    return {"relation": "lists", "entry": entry.key, **place_attributes(entry.location)}
