"""A work that is cited: who it is and which facts about it are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from evidencegraph.model.place import Location


class EditorialStatus(StrEnum):
    """What the publisher has said about a work since."""

    UNCHECKED = "unchecked"
    """Nobody has looked; not the same as standing."""
    STANDING = "standing"
    """Looked up, and nothing stands against it."""
    CORRECTED = "corrected"
    """An erratum corrects it; the work itself stands."""
    REINSTATED = "reinstated"
    """Was retracted, and the retraction was withdrawn."""
    CONCERN = "expression of concern"
    WITHDRAWN = "withdrawn"
    """Taken back by its publisher, which does not call it retracted: a Cochrane review that is out
    of date or replaced, an article printed by mistake."""
    RETRACTED = "retracted"

    @property
    def is_taken_back(self) -> bool:
        """Whether a work of this status counts for nothing."""
        return self in {EditorialStatus.RETRACTED, EditorialStatus.WITHDRAWN}


GRAVE_STATUSES = (EditorialStatus.RETRACTED, EditorialStatus.WITHDRAWN, EditorialStatus.CONCERN)
"""What speaks against a work, the gravest first."""


class Relation(StrEnum):
    """How a work stands to another that is not the same work."""

    PREPRINT_OF = "preprint of"
    PUBLISHED_AS = "published as"
    """The preprint's view is `PREPRINT_OF`."""
    EDITION_OF = "another edition of"
    UPDATE_OF = "update of"
    UPDATED_BY = "updated by"
    CORRECTED_BY = "corrected by"
    CORRECTION_OF = "correction of"
    RETRACTED_BY = "retracted by"
    RETRACTION_OF = "retraction of"
    WITHDRAWN_BY = "withdrawn by"
    WITHDRAWAL_OF = "withdrawal of"
    CONCERN_BY = "concern expressed by"
    CONCERN_OF = "expression of concern about"
    REPUBLISHED_AS = "republished as"
    REPUBLICATION_OF = "republication of"
    REGISTERED_AS = "registered as"
    """The study's entry in a registry of trials."""
    CITES = "cites"
    INCLUDES = "includes"
    """A synthesis and a study whose results it pools."""


KEY = "key:"
"""Before a related work's target that is a key of the same library, not an identifier."""


@dataclass(frozen=True, slots=True, order=True)
class Related:
    """Another work, and how this one stands to it."""

    relation: Relation
    target: str
    """The other work's identifier as a CURIE."""


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One thing that a catalogue says about a work.

    Attributes:
        name: what it is about, ``status``.
        value: what is said, ``retracted``.
        source: who says so, ``PubMed``.
        date: when it was fetched, ``2026-11-20``; empty where unknown.
    """

    name: str
    value: str
    source: str
    date: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Why a listing was taken for the work it was merged into."""

    origin: str
    """Place and key of the listing, ``refs.bib:12 hall1998``."""
    reason: str


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
        editors: like authors.
        volume: of the journal.
        issue: of the volume.
        pages: as written, ``1345-51``.
        abstract: as written; in no output, and of no weight when works are compared.
        language: as the source codes it, ``eng``.
        mesh: headings of NLM's thesaurus.
        related: other works that belong to this one, sorted.
        facts: what catalogues say, each with its source and date, sorted.
        merged_from: why each listing was taken for this work, sorted.
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
    editors: tuple[str, ...] = ()
    volume: str = ""
    issue: str = ""
    pages: str = ""
    abstract: str = field(default="", compare=False, repr=False)
    language: str = ""
    mesh: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    facts: tuple[Fact, ...] = ()
    merged_from: tuple[Merge, ...] = ()

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
