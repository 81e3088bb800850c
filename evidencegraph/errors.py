"""What can go wrong with the tool itself; wrong input is a `Problem`, not an exception.

EvidenceGraphError
├── UnusableInputError     nothing can be read from what was given
├── UnusableOutputError    the result cannot be written where it was asked for
├── UnknownNameError       no such claim, reference or rule
└── MalformedDataError     a graph file, table or parameter breaks its own schema
"""

from __future__ import annotations


class EvidenceGraphError(Exception):
    """The tool could not do what was asked.

    Attributes:
        what: one sentence saying what failed and where.
        hint: what the user can do next; may be empty.
    """

    def __init__(self, what: str, hint: str = "") -> None:
        """Keep the two halves apart, so that a front end can lay them out."""
        super().__init__(what if not hint else f"{what}\n{hint}")
        self.what = what
        self.hint = hint


class UnusableInputError(EvidenceGraphError):
    """Nothing can be read from what was given: a missing path, an empty folder."""


class UnusableOutputError(EvidenceGraphError):
    """The result cannot be written where it was asked for."""


class UnknownNameError(EvidenceGraphError, KeyError):
    """No claim, reference or rule goes by this name."""

    __str__ = EvidenceGraphError.__str__  # KeyError would print the repr


class MalformedDataError(EvidenceGraphError, ValueError):
    """A graph file, a table or a parameter breaks its own schema."""
