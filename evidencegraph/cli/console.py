"""What a terminal shows: tables, colours of certainty, progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
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


_WIDTH_OF_A_FILE = 1000
"""Where nobody looks on, a row of a table is one line, so that other programs can read it."""


def console() -> Console:
    """Return the terminal; plain text where it is none or ``NO_COLOR`` is set.

    Text of documents is shown as it is: square brackets in it are no markup.
    """
    width = None if sys.stdout.isatty() else _WIDTH_OF_A_FILE
    return Console(markup=False, emoji=False, highlight=False, width=width)


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


def table(*headings: str) -> Table:
    """Return an empty table; headings that begin with ``>`` are set to the right."""
    empty = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        name = heading.removeprefix(">")
        right = name != heading
        # A place that is cut short cannot be opened: it is folded instead.
        empty.add_column(name, justify="right" if right else "left", overflow="fold")
    return empty
