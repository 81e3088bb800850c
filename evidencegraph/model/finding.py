"""What is wrong or weak: problems as a check sees them, findings as a user reads them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidencegraph.model.place import Location


class Severity(StrEnum):
    """How urgently a finding asks for action; compared by `rank`."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return list(Severity).index(self)


class ProblemKind(StrEnum):
    """What can be wrong with input, seen while it is read."""

    UNREADABLE_FILE = "unreadable file"
    AMBIGUOUS_STYLE = "ambiguous style"
    FAILED_BLOCK = "failed block"
    STALE_APPRAISAL = "stale appraisal"
    """A human judgement about a claim, sentence or reference that is no longer there."""
    BROKEN_MARKUP = "broken markup"
    """Tags that do not match, entities that were declared; the text was read around them."""
    NO_TEXT = "no text"
    """A scanned or encrypted file: there are no words to read."""
    CUT_SHORT = "cut short"
    """A limit on size was reached; what lies beyond it was not read."""
    UNTRUSTED_CHARACTERS = "untrusted characters"
    """Bidirectional controls, which show words in another order than they stand in."""
    GUESSED_ENCODING = "guessed encoding"
    """Bytes of an encoding that neither the user nor the file named."""
    OTHER_WORK = "other work"
    """An entry whose identifier is on file as that of another work."""
    UNRELATED_WORK = "unrelated work"
    """A work whose title and abstract have nothing of what it is cited for."""
    FOREIGN_LANGUAGE = "foreign language"
    """A text that is not English: its wording is not judged."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong or weak, at a place.

    Attributes:
        location: where to look.
        message: one sentence with the names involved and what to do.
        claim: id of the claim concerned, empty where none is.
        references: ids of the references concerned, sorted.
        kind: set for problems of the input; rules leave it out.
        severity: where it is another than that of the rule that sees the problem.
    """

    location: Location
    message: str
    claim: str = ""
    references: tuple[str, ...] = ()
    kind: ProblemKind | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem stamped with the rule that found it.

    Attributes:
        code: ``EG101``; never reused.
        name: ``uncited-claim``, the bad pattern.
        severity: how urgently it asks for action.
        location: where to look.
        message: one sentence.
        claim: id of the claim concerned, empty where none is.
        references: ids of the references concerned, sorted.
    """

    code: str
    name: str
    severity: Severity
    location: Location
    message: str
    claim: str = ""
    references: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Print ``path:line:col: severity CODE message``."""
        return f"{self.location}: {self.severity} {self.code} {self.message}"

    @property
    def order(self) -> tuple[Location, str, str]:
        """The key by which findings are listed: place, then code, then message."""
        return (self.location, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A comment in a document by which its writer accepts a finding.

    Attributes:
        location: where the comment stands.
        last: the last line that it covers; the first is its own.
        codes: the rules waived, ``EG101``, or beginnings of their codes.
        reason: why; a waiver without one has no effect.
    """

    location: Location
    last: int
    codes: tuple[str, ...]
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding stands where this waiver speaks, and is of a rule it names."""
        return (
            self.location.path == finding.location.path
            and self.location.line <= finding.location.line <= self.last
            and finding.code.startswith(self.codes)
        )
