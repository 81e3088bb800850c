"""Arguments that commands share, and the graph they name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from evidencegraph.api import EvidenceGraph, build, load
from evidencegraph.cli.console import progress
from evidencegraph.model import Method


@dataclass(frozen=True, slots=True)
class Reading:
    """How a command gets its graph: the options that all commands share."""

    references: tuple[str, ...]
    scope: str
    encoding: str
    tables: tuple[str, ...]
    appraisals: tuple[str, ...]
    as_of: int | None

    def graph(self, *inputs: str) -> EvidenceGraph:
        """Return the graph: loaded from a ``.json`` file, else built from documents."""
        if len(inputs) == 1 and inputs[0].lower().endswith(".json"):
            found = load(inputs[0], tables=self.tables, appraisals=self.appraisals)
            if self.as_of is None:
                return found
            return replace(found, method=replace(found.method, as_of=self.as_of))
        return build(
            inputs,
            self.references,
            paragraph_scope=self.scope == "paragraph",
            encoding=self.encoding,
            method=Method(as_of=self.as_of),
            tables=self.tables,
            appraisals=self.appraisals,
            progress=progress,
        )


_OPTIONS = (
    click.option(
        "-r",
        "--references",
        multiple=True,
        metavar="PATH",
        help="A bibliography file (.bib) or a folder of them. May be given again.",
    ),
    click.option(
        "--scope",
        type=click.Choice(["paragraph", "sentence"]),
        default="paragraph",
        show_default=True,
        help="Whether a pointer that closes a paragraph covers its other sentences.",
    ),
    click.option("--encoding", default="utf-8", show_default=True, help="Encoding of all files."),
    click.option(
        "--tables",
        multiple=True,
        metavar="PATH",
        help="Grading tables (.toml) whose rows win over the built-in ones. May be given again.",
    ),
    click.option(
        "--appraisals",
        multiple=True,
        metavar="FILE",
        help="Human judgements (appraisals.toml; see the command appraise). May be given again.",
    ),
    click.option(
        "--as-of",
        type=click.IntRange(min=1),
        metavar="YEAR",
        help="Flag reviews and pages that are more than five years old in this year.",
    ),
)


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that say how inputs are read; the command gets them as one `Reading`."""

    @wraps(command)
    def with_reading(**arguments: Any) -> int:  # noqa: ANN401 - whatever the command declares
        names = [field.name for field in fields(Reading)]
        reading = Reading(**{name: arguments.pop(name) for name in names})
        return command(reading=reading, **arguments)

    found: Callable[..., int] = with_reading
    for option in reversed(_OPTIONS):
        found = option(found)
    return found


def inputs_argument(function: Callable[..., int]) -> Callable[..., int]:
    """Add the argument for documents, folders of them, or one graph file."""
    return click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")(function)


def codes(values: Sequence[str]) -> tuple[str, ...]:
    """Return rule codes given one by one or parted by commas.

    >>> codes(["EG1,eg202", "EG3"])
    ('EG1', 'EG202', 'EG3')
    """
    return tuple(c.strip().upper() for value in values for c in value.split(",") if c.strip())


def shown(path: Path) -> str:
    """Return a path as a person would type it."""
    return path.as_posix()
