"""Many documents and libraries as one: what the graph is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidencegraph.model.claim import Citation, Claim
from evidencegraph.model.document import PointerStyle
from evidencegraph.model.finding import Problem, Waiver
from evidencegraph.model.passage import Passage
from evidencegraph.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as the graph keeps it.

    Attributes:
        path: the file as the user named it; the document's id in the graph.
        title: its first heading.
        style: how it points at its sources.
        pointers: how many pointers it has.
        entries: how many entries its list of references has.
        sentences: how many sentences were read.
        passages: its words, cut at claims and pointers; without its list of references.
    """

    path: str
    title: str
    style: PointerStyle
    pointers: int
    entries: int
    sentences: int
    passages: tuple[Passage, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that was read, with identities merged and pointers resolved.

    Attributes:
        papers: sorted by path.
        claims: in the order of paper and text.
        references: every work that a paper lists or points at, sorted by id.
        citations: in the order of paper and text.
        problems: of the input, in the order of place.
        waivers: comments that accept findings, in the order of paper and text.
        library_size: works in the libraries, cited or not.
    """

    papers: tuple[Paper, ...] = ()
    claims: tuple[Claim, ...] = ()
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    problems: tuple[Problem, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    library_size: int = 0
