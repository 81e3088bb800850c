"""What a bibliography file holds."""

from __future__ import annotations

from dataclasses import dataclass

from evidencegraph.model import Problem, Reference


@dataclass(frozen=True, slots=True)
class Library:
    """The works of one file, and what could not be read: records in = references + problems."""

    references: tuple[Reference, ...]
    problems: tuple[Problem, ...] = ()
