"""Arguments that commands share, and the graph they name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

import click

from evidencegraph.api import EvidenceGraph, build, load
from evidencegraph.cli.console import progress
from evidencegraph.model import Finding, Method
from evidencegraph.settings import Settings
from evidencegraph.workspace import read_settings

_Function = TypeVar("_Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Source:
    """Where a command gets its graph: documents and libraries, or a graph file.

    What no option says stands in the settings of the project.
    """

    inputs: tuple[str, ...]
    references: tuple[str, ...]
    scope: str
    encoding: str
    cache: str
    tables: tuple[str, ...]
    appraisals: tuple[str, ...]
    as_of: int | None
    concepts: tuple[str, ...] = ()
    online: bool = False
    settings: Settings = field(default_factory=Settings)

    def graph(self) -> EvidenceGraph:
        """Return the graph: loaded from a ``.json`` file, else built from documents."""
        if self.online:
            self._ask_first()
        if len(self.inputs) == 1 and self.inputs[0].lower().endswith(".json"):
            found = load(self.inputs[0], tables=self.tables, appraisals=self.appraisals)
            if self.as_of is None:
                return found
            return replace(found, method=replace(found.method, as_of=self.as_of))
        return build(
            self.inputs,
            self.references,
            paragraph_scope=self.scope == "paragraph",
            encoding=self.encoding,
            cache=self.cache,
            method=Method(as_of=self.as_of),
            tables=self.tables,
            appraisals=self.appraisals,
            concepts=self.concepts,
            progress=progress,
        )

    def findings(self, graph: EvidenceGraph) -> tuple[Finding, ...]:
        """Return what the audit finds in a graph by the settings of the project."""
        chosen = self.settings
        return graph.audit(chosen.select, chosen.ignore, chosen.severities, chosen.thresholds)

    def _ask_first(self) -> None:
        if any(path.lower().endswith(".json") for path in self.inputs):
            raise click.UsageError(
                "--online asks about the works of documents; a graph.json keeps what was known "
                "when it was built. Name the documents."
            )
        # Catalogues take a third of a second to import: only who asks them waits for it.
        from evidencegraph.cli.asking import ask_first  # noqa: PLC0415

        ask_first((*self.inputs, *self.references), self.encoding, self.cache)


online_option = click.option(
    "--online",
    is_flag=True,
    help="First ask PubMed and other catalogues about the works, as `evidencegraph fetch` does; "
    "what they answered before is not asked again.",
)


cache_option = click.option(
    "--cache",
    default=".evidencegraph",
    show_default=True,
    metavar="FOLDER",
    help="Answers of catalogues, filled by `evidencegraph fetch`; used offline if it exists.",
)


format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people or data for programs.",
)


def source_options(function: _Function) -> _Function:
    """Add the options that say how documents are read."""
    for option in reversed(
        (
            click.option(
                "-r",
                "--references",
                multiple=True,
                metavar="PATH",
                help="A bibliography (BibTeX, RIS, CSL-JSON, MEDLINE, ...) or a folder of them. "
                "May be given again.",
            ),
            click.option(
                "--scope",
                type=click.Choice(["paragraph", "sentence"]),
                default="paragraph",
                show_default=True,
                help="Whether a pointer that closes a paragraph covers its other sentences.",
            ),
            click.option(
                "--encoding", default="utf-8", show_default=True, help="Encoding of all files."
            ),
            cache_option,
            click.option(
                "--tables",
                multiple=True,
                metavar="PATH",
                help="Grading tables (.toml) that win over the built-in ones. May be given again.",
            ),
            click.option(
                "--appraisals",
                multiple=True,
                metavar="FILE",
                help="Human judgements (see the command appraise). May be given again.",
            ),
            click.option(
                "--concepts",
                multiple=True,
                metavar="PATH",
                help="Names of things (.toml): what goes by which names. May be given again.",
            ),
            click.option(
                "--as-of",
                type=click.IntRange(min=1),
                metavar="YEAR",
                help="Flag reviews and pages that are more than five years old in this year.",
            ),
        )
    ):
        function = option(function)
    return function


def inputs_argument(function: _Function) -> _Function:
    """Add the argument for documents, folders of them, or one graph file."""
    return click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")(function)


def source(inputs: Sequence[str], options: Mapping[str, Any]) -> Source:
    """Return where the graph comes from: the inputs, and the options of `source_options`.

    Raises:
        EvidenceGraphError: the settings nearest to the first input are wrong.
    """
    settings = read_settings(Path(inputs[0]))
    return Source(
        tuple(inputs),
        tuple(options["references"]) or settings.references,
        options["scope"],
        options["encoding"],
        options["cache"],
        tuple(options["tables"]),
        tuple(options["appraisals"]),
        options["as_of"],
        tuple(options["concepts"]) or settings.concepts,
        options.get("online", False),
        settings,
    )


def codes(values: Sequence[str]) -> tuple[str, ...]:
    """Return rule codes given one by one or parted by commas.

    >>> codes(["EG1,eg202", "EG3"])
    ('EG1', 'EG202', 'EG3')
    """
    return tuple(c.strip().upper() for value in values for c in value.split(",") if c.strip())
