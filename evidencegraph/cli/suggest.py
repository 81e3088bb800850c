"""``evidencegraph suggest``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import click

from evidencegraph.api import EvidenceGraph
from evidencegraph.appraisals import spellings
from evidencegraph.cli.console import console, counter, indented
from evidencegraph.cli.options import source, source_options
from evidencegraph.corpus import keywords, merge_works, suggest
from evidencegraph.errors import UnknownNameError
from evidencegraph.model import Appraisal, Claim, Direction, Location, Reference, Verdict
from evidencegraph.render.appraisals import citing
from evidencegraph.render.phrases import plural
from evidencegraph.workspace import (
    answers_about,
    append_appraisal,
    find_candidates,
    read_references,
)

_WITHOUT_SOURCE = frozenset({Verdict.UNSUPPORTED, Verdict.UNKNOWN})
_SIGNED = ("cite", "reason", "by", "date", "write")
_ENOUGH = 3
"""So many failures on end mean that PubMed cannot be reached."""


@click.command(epilog="\b\nExample: evidencegraph suggest answer.txt mirtazapine -r references/")
@click.argument("source_path", metavar="INPUT")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@source_options
@click.option(
    "-n",
    "--count",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How many works for each claim.",
)
@click.option(
    "--online",
    is_flag=True,
    help="Search PubMed as well; the words of the claims are sent there.",
)
@click.option("--accept", metavar="REFERENCE", help="Add this work to the one claim of WORDS.")
@click.option(
    "--cite",
    type=click.Choice([direction.value for direction in Direction]),
    help="What the accepted work does for the claim.",
)
@click.option("--reason", metavar="TEXT", help="Why it was accepted: where the work says so.")
@click.option("--by", metavar="NAME", help="Who accepted it.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="When it was accepted.")
@click.option("--confirmed", is_flag=True, help="You have read the work, and it says so.")
@click.option("--write", metavar="FILE", help="The appraisals.toml to which it is added.")
def command(
    source_path: str, words: tuple[str, ...], count: int, *, online: bool, **options: Any
) -> int:
    """Suggest works of the library for claims whose sources are missing or unidentified.

    It ranks by shared words and never links anything by itself: these are candidates, and whether
    a work says what is claimed is for a person to check. A work that was checked is accepted with
    --accept, together with --cite, --reason, --by, --date and --write: it is then written into a
    file of appraisals, which any command uses with --appraisals.

    INPUT is a document, a folder of documents, or a graph.json built before. WORDS may be the id
    of a claim.
    """
    _complete(options)
    chosen = source([source_path], options)
    graph = chosen.graph()
    claims = graph.claims(" ".join(words))
    library, _ = read_references(chosen.references, options["encoding"])
    library = [*library, *answers_about(library, options["cache"])]
    if options["accept"]:
        return _accept(graph, claims, library, options)
    lacking = [c for c in claims if graph.supports[c.id].verdict in _WITHOUT_SOURCE]
    searched = _searched(lacking, options["cache"], count) if online else {}
    _show(lacking, library, searched, count)
    return 0


def _complete(options: Mapping[str, Any]) -> None:
    missing = [f"--{name}" for name in _SIGNED if not options[name]]
    if options["accept"] and missing:
        raise click.UsageError(f"--accept needs {', '.join(missing)} as well.")
    if not options["accept"] and (len(missing) < len(_SIGNED) or options["confirmed"]):
        raise click.UsageError(
            "--cite, --reason, --by, --date, --confirmed and --write go with --accept."
        )


def _searched(
    claims: Sequence[Claim], cache: str, count: int
) -> Mapping[str, tuple[Reference, ...]]:
    """Return what PubMed finds for each claim, and say on stderr where it could not be asked."""
    questions = {claim.id: keywords(claim.text) for claim in claims}
    places = {claim.id: claim.location for claim in claims}
    found: dict[str, tuple[Reference, ...]] = {}
    failed = 0
    with counter("Searching PubMed") as tick:
        for name, works in find_candidates(questions, cache, most=max(count, 10)):
            tick()
            if not isinstance(works, str):
                found[name], failed = works, 0
                continue
            click.echo(f"{places[name]}: could not search (PubMed: {works})", err=True)
            failed += 1
            if failed == _ENOUGH:
                click.echo("PubMed is not asked any more.", err=True)
                break
    return found


def _show(
    claims: Sequence[Claim],
    library: Sequence[Reference],
    searched: Mapping[str, Sequence[Reference]],
    count: int,
) -> None:
    out = console()
    for claim in claims:
        out.print(f"{claim.location} {claim.id}: {claim.text}")
        works = merge_works([*library, *searched.get(claim.id, ())])
        named = {work.id: work for work in works}
        own = {name for work in library for name in (work.id, *work.identifiers)}
        for one in suggest(claim.text, works, count):
            work = named[one.reference]
            whence = "" if own & {work.id, *work.identifiers} else ", found by PubMed"
            shared = ", ".join(one.words)
            line = f"{one.score:6.2f}  {work.label} ({work.id}{whence}): {shared}"
            out.print(indented(line))
    size = len(merge_works(library))
    out.print(
        f"{plural(len(claims), 'claim')} without an identified source, "
        f"{plural(size, 'work')} to suggest."
    )
    if searched:
        out.print("What PubMed found are candidates: nobody has checked that they say so.")


def _accept(
    graph: EvidenceGraph,
    claims: Sequence[Claim],
    library: Sequence[Reference],
    options: Mapping[str, Any],
) -> int:
    """Write an accepted work into a file of appraisals.

    Raises:
        UnknownNameError: it is not one claim, or the work is not known, or cited there already.
    """
    if len(claims) != 1:
        hint = "Give its id, which suggest prints, in the place of WORDS."
        raise UnknownNameError(f"--accept needs one claim; {len(claims)} have these words", hint)
    (claim,) = claims
    given: datetime = options["date"]
    reference = _known(options["accept"], [*library, *graph.references], options["cache"])
    if any(one.reference == reference for one in graph.citations_by_claim.get(claim.id, ())):
        hint = "To judge a source that is cited, see `evidencegraph appraise`."
        raise UnknownNameError(f"the claim cites {reference} already", hint)
    accepted = Appraisal(
        Location(options["write"]),
        reason=options["reason"],
        by=options["by"],
        date=given.date().isoformat(),
        reference=reference,
        cite=Direction(options["cite"]),
        confirmed=options["confirmed"] or None,
    )
    place = append_appraisal(options["write"], citing(claim, accepted)).as_posix()
    click.echo(f"Added {reference} to {claim.id} in {place}; use it with --appraisals {place}")
    return 0


def _known(name: str, works: Sequence[Reference], cache: str) -> str:
    """Return the id of a work of library, documents or cache.

    Raises:
        UnknownNameError: there is none of this name.
    """
    told = [Reference(spelt, (spelt,)) for spelt in spellings(name)]
    merged = merge_works([*works, *answers_about(told, cache)])
    names = {other: work.id for work in merged for other in (work.id, *work.identifiers)}
    for spelt in spellings(name):
        if spelt in names:
            return names[spelt]
    hint = "It must be in the library, a document's list, or found before with --online."
    raise UnknownNameError(f"no work goes by {name!r}", hint)
