"""Why a claim is weak, in one line for an editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evidencegraph.model import Contribution, Grade, SourceKind, Support, Verdict

Namer = Callable[[str], str]
"""Gives the short name of a reference by its id."""

_NAMED = 3
"""So many sources are named; of more, the rest is counted."""


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
    lost = f"{unidentified} of {_sources(len(grades))} could not be identified"
    match support.verdict:
        case Verdict.UNSUPPORTED:
            return f"none of its {_sources(len(grades))} counts"
        case Verdict.UNKNOWN:
            return lost
        case Verdict.AUTHORITY:
            return f"rests on {_names(support, name)} alone, no direct evidence"
        case Verdict.CONTRADICTED:
            return "stronger evidence speaks against it"
        case Verdict.DISPUTED:
            return "evidence of the same level speaks against it"
        case Verdict.CONTESTED:
            return f"weaker evidence speaks against it; {_standing(support, name)}"
        case Verdict.SUPPORTED:
            return (
                f"{_standing(support, name)}; {lost}" if unidentified else _standing(support, name)
            )


def _standing(support: Support, name: Namer) -> str:
    """Return what a supported claim stands on, and what would tip it."""
    bodies = len([body for body in support.bodies if _supports(body.references[0], support)])
    pivots = [one for one in support.contributions if one.certainty_without < support.certainty]
    if bodies == 1:
        return f"rests on one body of evidence, {_names(support, name)}"
    if not pivots:
        return f"{bodies} independent bodies; no single source decides"
    pivot = pivots[0]
    return f"{bodies} independent bodies; {pivot.certainty_without.label} without {name(pivot.reference)}"


def _supports(reference: str, support: Support) -> bool:
    return any(one.reference == reference and one.credit >= 0 for one in _counted(support))


def _counted(support: Support) -> list[Contribution]:
    return [one for one in support.contributions if one.group]


def _names(support: Support, name: Namer) -> str:
    """Return the sources that count, the first few by name."""
    names = list(dict.fromkeys(name(one.reference) for one in _counted(support)))
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _sources(count: int) -> str:
    return "1 source" if count == 1 else f"{count} sources"
