"""The attributes of nodes and edges: plain data, and the only place that knows their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from evidencegraph.model import (
    Appraisal,
    BlockKind,
    Causality,
    Certainty,
    Citation,
    Claim,
    ClaimKind,
    Design,
    Direction,
    Domain,
    EditorialStatus,
    Fact,
    Grade,
    Listing,
    Location,
    Merge,
    Modality,
    Paper,
    Part,
    Passage,
    PointerStyle,
    Problem,
    ProblemKind,
    Quantity,
    Rating,
    Reference,
    Related,
    Relation,
    Role,
    Scope,
    Support,
    Topic,
    Trigger,
    TriggerRole,
    Upgrade,
    Waiver,
    Wording,
    WordingLevel,
)

Attributes = dict[str, Any]
"""Attributes of a node or an edge, as networkx and JSON know them."""

_DIGITS = 6
"""Scores are written with so many digits: more of them differ between machines."""


def paper_attributes(paper: Paper) -> Attributes:
    """Return the attributes of a document's node."""
    return {
        "kind": "document",
        "label": paper.title,
        "style": paper.style.value,
        "pointers": paper.pointers,
        "entries": paper.entries,
        "sentences": paper.sentences,
    }


def paper_of(name: str, node: Mapping[str, Any], passages: Iterable[Passage] = ()) -> Paper:
    """Return the document of a node and its words; see `paper_attributes`."""
    return Paper(
        path=name,
        title=node["label"],
        style=PointerStyle(node["style"]),
        pointers=node["pointers"],
        entries=node["entries"],
        sentences=node["sentences"],
        passages=tuple(passages),
    )


def passage_attributes(passage: Passage) -> Attributes:
    """Return a passage as plain data; words of no claim and no pointer are plain strings."""
    data: Attributes = {"kind": passage.kind.value}
    if passage.level:
        data["level"] = passage.level
    data["parts"] = [_part_attributes(part) for part in passage.parts]
    return data


def passage_of(data: Mapping[str, Any]) -> Passage:
    """Return a passage; see `passage_attributes`."""
    parts = tuple(map(_part_of, data["parts"]))
    return Passage(BlockKind(data["kind"]), parts, data.get("level", 0))


def _part_attributes(part: Part) -> Attributes | str:
    if not part.claim and not part.pointer:
        return part.text
    data: Attributes = {"text": part.text}
    if part.claim:
        data["claim"] = part.claim
    if part.pointer:
        data["references"] = list(part.references)
    return data


def _part_of(data: Mapping[str, Any] | str) -> Part:
    if isinstance(data, str):
        return Part(data)
    works = data.get("references")
    return Part(data["text"], data.get("claim", ""), tuple(works or ()), pointer=works is not None)


def claim_attributes(claim: Claim, support: Support) -> Attributes:
    """Return the attributes of a claim's node: what it says, then what the method makes of it."""
    return {
        "kind": "claim",
        "label": claim.text,
        "document": claim.document,
        "section": claim.section,
        "question": claim.kind.value,
        "cue": claim.cue,
        **_place(claim.location),
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
        location=_location(node),
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
                **_place(e.location),
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
            Listing(_location(e), e["key"], e["text"], library=e["library"])
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
        **_place(citation.location),
    }


def citation_of(claim: str, reference: str, edge: Mapping[str, Any]) -> Citation:
    """Return the citation of an edge; see `citation_attributes`."""
    return Citation(
        claim=claim,
        reference=reference,
        key=edge["pointer"],
        location=_location(edge),
        scope=Scope(edge["scope"]),
        direction=Direction(edge["direction"]),
        cue=edge["cue"],
        confirmed=edge.get("confirmed", False),
    )


def listing_attributes(entry: Listing) -> Attributes:
    """Return the attributes of the edge from a document to a reference that it lists."""
    return {"relation": "lists", "entry": entry.key, **_place(entry.location)}


def problem_attributes(problem: Problem) -> Attributes:
    """Return a problem of the input as plain data."""
    return {
        "problem": problem.kind.value if problem.kind else "",
        "path": problem.location.path,
        **_place(problem.location),
        "message": problem.message,
    }


def problem_of(data: Mapping[str, Any]) -> Problem:
    """Return a problem of the input; see `problem_attributes`."""
    kind = ProblemKind(data["problem"]) if data["problem"] else None
    return Problem(_location(data), data["message"], kind=kind)


def appraisal_attributes(appraisal: Appraisal) -> Attributes:
    """Return a human judgement as plain data, in the words of ``appraisals.toml``."""
    data: Attributes = {"path": appraisal.location.path, **_place(appraisal.location)}
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
        location=_location(data),
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


def waiver_attributes(waiver: Waiver) -> Attributes:
    """Return a waiver as plain data."""
    return {
        "path": waiver.location.path,
        **_place(waiver.location),
        "last": waiver.last,
        "codes": list(waiver.codes),
        "reason": waiver.reason,
    }


def waiver_of(data: Mapping[str, Any]) -> Waiver:
    """Return a waiver; see `waiver_attributes`."""
    return Waiver(_location(data), data["last"], tuple(data["codes"]), data["reason"])


def _place(location: Location) -> Attributes:
    return {"line": location.line, "column": location.column}


def _location(data: Mapping[str, Any]) -> Location:
    path = data["path"] if "path" in data else data["document"]
    return Location(path, data["line"], data["column"])
