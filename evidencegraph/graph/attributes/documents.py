"""Documents as plain data: their nodes, words, lists of works, and what was wrong or waived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from evidencegraph.graph.attributes.place import Attributes, location_of, place_attributes
from evidencegraph.model import (
    BlockKind,
    Paper,
    Part,
    Passage,
    PointerStyle,
    Problem,
    ProblemKind,
    Waiver,
)


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


def problem_attributes(problem: Problem) -> Attributes:
    """Return a problem of the input as plain data."""
    data: Attributes = {
        "problem": problem.kind.value if problem.kind else "",
        "path": problem.location.path,
        **place_attributes(problem.location),
        "message": problem.message,
    }
    return data | {"references": list(problem.references)} if problem.references else data


def problem_of(data: Mapping[str, Any]) -> Problem:
    """Return a problem of the input; see `problem_attributes`."""
    kind = ProblemKind(data["problem"]) if data["problem"] else None
    works = tuple(data.get("references", ()))
    return Problem(location_of(data), data["message"], references=works, kind=kind)


def waiver_attributes(waiver: Waiver) -> Attributes:
    """Return a waiver as plain data."""
    return {
        "path": waiver.location.path,
        **place_attributes(waiver.location),
        "last": waiver.last,
        "codes": list(waiver.codes),
        "reason": waiver.reason,
    }


def waiver_of(data: Mapping[str, Any]) -> Waiver:
    """Return a waiver; see `waiver_attributes`."""
    return Waiver(location_of(data), data["last"], tuple(data["codes"]), data["reason"])
