"""What a reader makes of a file that is not its own text: shown text, layout, way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from evidencegraph.model import OffsetMap, Problem
from evidencegraph.readers.layout import Layout
from evidencegraph.readers.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read, before its pointers are found.

    Attributes:
        text: what the file shows.
        layout: the parts of that text.
        source: the file itself, where it is text.
        offsets: from the text to the file.
    """

    text: str
    layout: Layout
    source: str = ""
    offsets: OffsetMap = field(default_factory=OffsetMap)

    @classmethod
    def of(
        cls,
        script: Transcript,
        source: str,
        problems: Sequence[Problem] = (),
        layout: Layout | None = None,
    ) -> Reading:
        """Close a transcript of a source."""
        layout = replace(layout or script.layout(), problems=tuple(problems))
        return cls(script.text(), layout, source, script.offsets() if source else OffsetMap())
