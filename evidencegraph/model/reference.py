"""A work that is cited: who it is and which facts about it are known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidencegraph.model.place import Location


class EditorialStatus(StrEnum):
    """What the publisher has said about a work since."""

    UNCHECKED = "unchecked"
    """Nobody has looked; not the same as standing."""
    RETRACTED = "retracted"
    CONCERN = "expression of concern"


@dataclass(frozen=True, slots=True, order=True)
class Listing:
    """One place where a work is written down.

    Attributes:
        location: where the entry begins.
        key: its number in a document, or its key in a library.
        text: the entry as written in a document; empty for a library.
        library: whether it stands in a library rather than in a document.
    """

    location: Location
    key: str
    text: str = ""
    library: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A work, merged from every place where it is written down.

    Unknown facts are empty or None, never guessed.

    Attributes:
        id: the preferred identifier as a CURIE, ``pmid:18579021``.
        identifiers: every identifier known, sorted CURIEs.
        title: as written.
        authors: ``Family, Given``, in order.
        year: of publication.
        container: the journal, book or site.
        entry_type: what a library calls it, ``article``.
        publication_types: PubMed publication types.
        design: the design as declared by a person, in the words of the table of designs.
        participants: how many people were studied.
        status: retracted, under concern, or unchecked.
        listings: where it is written down, sorted.
        resolved: False where a pointer pointed at nothing.
    """

    id: str
    identifiers: tuple[str, ...] = ()
    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    container: str = ""
    entry_type: str = ""
    publication_types: tuple[str, ...] = ()
    design: str = ""
    participants: int | None = None
    status: EditorialStatus = EditorialStatus.UNCHECKED
    listings: tuple[Listing, ...] = ()
    resolved: bool = True

    @property
    def label(self) -> str:
        """A short name for people: author and year, else the title, else the identifier.

        >>> Reference("pmid:9571254", authors=("Hall, Colin",), year=1998).label
        'Hall 1998'
        """
        if self.authors:
            family = self.authors[0].split(",")[0]
            return f"{family} {self.year}" if self.year else family
        return self.title or self.id
