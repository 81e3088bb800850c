"""The words of a document as the graph keeps them: who says what, and where it points."""

from __future__ import annotations

from dataclasses import dataclass

from evidencegraph.model.document import BlockKind


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of words that belong together.

    Attributes:
        text: the words as a reader sees them, white space as single spaces.
        claim: id of the claim that the words belong to; the smallest where claims nest.
        references: ids of the works that a pointer leads to, in its order; empty for words.
        pointer: whether the words are a pointer, wherever it leads.
    """

    text: str
    claim: str = ""
    references: tuple[str, ...] = ()
    pointer: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, an item of a list or a row of a table.

    Attributes:
        kind: which of these it is; cells of a row stand between bars.
        parts: its words in order; joined, they are its text.
        level: of a heading, 1 for the title; 0 for all else.
    """

    kind: BlockKind
    parts: tuple[Part, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """All its words.

        >>> Passage(BlockKind.PARAGRAPH, (Part("PML kills "), Part("[1]", pointer=True))).text
        'PML kills [1]'
        """
        return "".join(part.text for part in self.parts)
