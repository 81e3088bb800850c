"""``evidencegraph diff``."""

from __future__ import annotations

from typing import Any

import click

from evidencegraph.api import EvidenceGraph
from evidencegraph.audit import baseline_text, new_findings
from evidencegraph.cli.options import source, source_options
from evidencegraph.model import Finding
from evidencegraph.render.difference import difference_text


@click.command(epilog="Example: evidencegraph diff before.md after.md -r references/")
@click.argument("old")
@click.argument("new")
@source_options
def command(old: str, new: str, **options: Any) -> int:
    """Compare two states: claims added, lost, strengthened, weakened; findings gone and new.

    OLD and NEW are documents, folders of documents, or graph.json files built before. The exit
    code is 1 where claims lost certainty or findings are new.
    """
    older = source([old], options).graph()
    newer = source([new], options).graph()
    change = older.difference(newer)
    gone, fresh = _only(older, newer), _only(newer, older)
    click.echo(difference_text(change, (older, newer), gone, fresh), nl=False)
    return int(bool(change.weakened or fresh))


def _only(these: EvidenceGraph, others: EvidenceGraph) -> tuple[Finding, ...]:
    """Return the findings of one graph that the other has not."""
    return new_findings(these, these.audit(), baseline_text(others, others.audit()))
