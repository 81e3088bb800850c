"""Why a claim is weak, in one line for an editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from evidencegraph.model import Contribution, Grade, SourceKind, Support, Verdict

Namer = Callable[[str], str]
"""Gives the short name of a reference by its id."""

_NAMED = 3
"""So many sources are named; of more, the rest is counted."""

_OPPOSED: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.CONTESTED: "weaker evidence speaks against it",
        Verdict.DISPUTED: "evidence of the same level speaks against it",
        Verdict.CONTRADICTED: "stronger evidence speaks against it",
    }
)


def reason(support: Support, grades: Sequence[Grade], name: Namer) -> str:
    """Return why a claim stands where it stands.

    Args:
        support: of the claim.
        grades: of the references it cites, in the order of the contributions.
        name: names a reference.
    """
    if not support.contributions:
        return "cites no source"
    unidentified = sum(grade.source is SourceKind.UNKNOWN for grade in grades)
    lost = f"{_share(unidentified, len(grades))} could not be identified"
    match support.verdict:
        case Verdict.UNKNOWN:
            words = lost
        case Verdict.UNSUPPORTED:
            words = "its only source does not count" if len(grades) == 1 else "no source counts"
        case Verdict.AUTHORITY:
            words = f"rests on {_names(support, name)} alone, no direct evidence"
        case Verdict.SUPPORTED:
            standing = _standing(support, name)
            words = f"{standing}; {lost}" if unidentified else standing
        case opposed:
            words = _OPPOSED[opposed]
    return words


def _standing(support: Support, name: Namer) -> str:
    """Return what a supported claim stands on, and what would tip it."""
    bodies = len(support.bodies)
    pivots = [one for one in support.contributions if one.certainty_without < support.certainty]
    if bodies == 1:
        return f"rests on one body of evidence, {_names(support, name)}"
    if not pivots:
        return f"{bodies} independent bodies; no single source decides"
    left = f"{pivots[0].certainty_without.label} without {name(pivots[0].reference)}"
    return f"{bodies} independent bodies; {left}"


def _counted(support: Support) -> list[Contribution]:
    return [one for one in support.contributions if one.group]


def _names(support: Support, name: Namer) -> str:
    """Return the sources that count, the first few by name."""
    names = list(dict.fromkeys(name(one.reference) for one in _counted(support)))
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _share(part: int, whole: int) -> str:
    if part < whole:
        return f"{part} of its {whole} sources"
    return "its only source" if whole == 1 else f"all of its {whole} sources"
