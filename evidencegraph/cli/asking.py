"""Catalogues are asked, with progress and a summary for the one who waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click

from evidencegraph.catalogues import USUAL, Answer, State, unchecked
from evidencegraph.cli.console import counter
from evidencegraph.corpus import merge_works
from evidencegraph.errors import UnusableInputError
from evidencegraph.workspace import fetch_answers, read_references

_SHOWN = 10


def ask(
    files: Sequence[str],
    encoding: str,
    cache: str,
    sources: Sequence[str] = USUAL,
    max_age: int | None = None,
) -> list[Answer]:
    """Ask catalogues about the works of files, show progress on stderr, return the answers."""
    works, _ = read_references(files, encoding)
    answers = []
    with counter("Asking") as tick:
        for answer in fetch_answers(merge_works(works), cache, sources or USUAL, max_age=max_age):
            answers.append(answer)
            tick()
    return answers


def ask_first(files: Sequence[str], encoding: str, cache: str) -> None:
    """Fill the cache before something is built from it; what it did goes to stderr.

    Raises:
        UnusableInputError: there was something to ask, and no catalogue could be reached.
    """
    answers = ask(files, encoding, cache)
    missing = unchecked(answers)
    if answers and len(missing) == len(answers):
        reasons = "; ".join(sorted({f"{one.source}: {one.why}" for one in missing})[:_SHOWN])
        raise UnusableInputError(
            f"no catalogue could be asked ({reasons})",
            "Try again later, or leave --online out: what was answered before is used offline.",
        )
    if answers:
        click.echo(f"evidencegraph: {summary(answers)}", err=True)
    for answer in missing[:_SHOWN]:
        click.echo(f"  {answer}", err=True)
    if len(missing) > _SHOWN:
        click.echo(f"  and {len(missing) - _SHOWN} more; `evidencegraph fetch` lists all", err=True)


def summary(answers: Sequence[Answer]) -> str:
    """Return in one line how many answers were of which state."""
    states = Counter(answer.state for answer in answers)
    return (
        f"{len(answers)} answers: {states[State.FOUND]} found, {states[State.ABSENT]} not held, "
        f"{states[State.UNCHECKED]} could not be checked."
    )
