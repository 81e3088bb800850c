"""What a terminal shows: tables, colours of certainty, progress."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.progress import Progress, TextColumn, TimeElapsedColumn, track
from rich.table import Table
from rich.text import Text

from evidencegraph.model import Certainty, Severity, Support, Verdict

_STYLE = {
    Certainty.NONE: "red",
    Certainty.VERY_LOW: "yellow",
    Certainty.LOW: "cyan",
    Certainty.MODERATE: "green",
    Certainty.HIGH: "bold green",
}
_SEVERITY = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}


_TITLES = ("place", "weakest", "id")
"""What a row is about, where it has such a column."""

_LEAST_WIDTH = 30
"""Narrower than this no sentence is read with ease."""

_WIDTH_OF_A_FILE = 1000
"""Where nobody looks on, a row of a table is one line, so that other programs can read it."""


def console() -> Console:
    """Return the terminal; plain text where it is none or ``NO_COLOR`` is set.

    Text of documents is shown as it is: square brackets in it are no markup.
    """
    if sys.stdout.isatty():
        return Console(markup=False, emoji=False, highlight=False)
    file = cast("IO[str]", _Trimmed(sys.stdout))
    return Console(markup=False, emoji=False, highlight=False, width=_WIDTH_OF_A_FILE, file=file)


class _Trimmed:
    """A stream whose lines end where their text ends: tables fill the last column with spaces."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def progress(files: Sequence[Path]) -> Iterable[Path]:
    """Show on stderr how many files have been read; nothing where that is no terminal."""
    if not sys.stderr.isatty() or len(files) < 2:  # noqa: PLR2004 - one file is no progress
        return files
    return track(files, "Reading", console=Console(stderr=True), transient=True)


@contextmanager
def counter(words: str) -> Iterator[Callable[[], None]]:
    """Count on stderr how often the given function is called; in silence where no one looks."""
    with Progress(
        TextColumn("{task.description} {task.completed}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    ) as bar:
        task = bar.add_task(words, total=None)
        yield lambda: bar.advance(task)


def certainty(support: Support) -> Text:
    """Return a claim's certainty in its colour; *unknown* where sources are unidentified."""
    if support.verdict is Verdict.UNKNOWN:
        return Text("unknown", style="magenta")
    return Text(support.certainty.label, style=_STYLE[support.certainty])


def severity(value: Severity) -> Text:
    """Return a severity in its colour."""
    return Text(value.value, style=_SEVERITY[value])


class Rows:
    """A table where there is room for it, else a block for each row.

    A narrow terminal would cut places in two, which nobody can then open, and set sentences in
    columns of one word.
    """

    def __init__(self, headings: Sequence[str]) -> None:
        """Start without rows; headings that begin with ``>`` are set to the right."""
        self._headings = [heading.removeprefix(">") for heading in headings]
        self._right = [heading.startswith(">") for heading in headings]
        self._rows: list[list[Text]] = []

    def add_row(self, *cells: str | Text) -> None:
        """Add a row, a cell for each heading."""
        self._rows.append([cell if isinstance(cell, Text) else Text(cell) for cell in cells])

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the table or the blocks, as the terminal is wide."""
        widths = [
            max(cell.cell_len for cell in column)
            for column in zip(map(Text, self._headings), *self._rows, strict=True)
        ]
        least = [
            width if heading in _TITLES else min(width, _LEAST_WIDTH)
            for heading, width in zip(self._headings, widths, strict=True)
        ]
        if sum(least) + 2 * len(least) <= options.max_width:
            yield self._table()
        else:
            yield from (line for row in self._rows for line in self._block(row))

    def _table(self) -> Table:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for heading, right in zip(self._headings, self._right, strict=True):
            table.add_column(
                heading,
                justify="right" if right else "left",
                overflow="fold",
                no_wrap=heading in _TITLES,
            )
        for row in self._rows:
            table.add_row(*row)
        return table

    def _block(self, row: Sequence[Text]) -> Iterator[RenderableType]:
        # Two columns may have one heading: certainty and score, each with and without a work.
        cells = list(zip(self._headings, row, strict=True))
        title = next((cell for cell in cells if cell[0] in _TITLES), cells[0])
        cells.remove(title)
        # Nothing is broken off a place or an identifier: a terminal opens what is whole.
        yield Text(title[1].plain, style="bold", no_wrap=True, overflow="ignore")
        said = [Text(f"{name} ").append_text(c) for name, c in cells if name != "claim" and c.plain]
        if said:
            yield indented(Text(", ").join(said))
        yield from (indented(cell) for name, cell in cells if name == "claim")


def indented(text: str | Text, by: int = 4) -> Padding:
    """Return a text that stays indented where it is wrapped."""
    return Padding(text if isinstance(text, Text) else Text(text), (0, 0, 0, by))


def table(*headings: str) -> Rows:
    """Return an empty table; headings that begin with ``>`` are set to the right."""
    return Rows(headings)
