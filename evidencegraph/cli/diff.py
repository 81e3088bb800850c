"""``evidencegraph diff``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from evidencegraph.audit import baseline_text, new_findings
from evidencegraph.cli.options import source, source_options
from evidencegraph.render.difference import difference_text


@click.command(epilog="\b\nExample: evidencegraph diff before.md after.md -r references/")
@click.argument("old")
@click.argument("new")
@source_options
def command(old: str, new: str, **options: Any) -> int:
    """Compare two states: claims added, lost, strengthened, weakened; findings gone and new.

    OLD and NEW are documents, folders of documents, or graph.json files built before. The exit
    code is 1 where claims lost certainty or findings are new.
    """
    # One measure for both: the settings that the newer state has.
    chosen = source([new], options)
    older, newer = replace(chosen, inputs=(old,)).graph(), chosen.graph()
    change = older.difference(newer)
    before, after = chosen.findings(older), chosen.findings(newer)
    gone = new_findings(older, before, baseline_text(newer, after))
    fresh = new_findings(newer, after, baseline_text(older, before))
    click.echo(difference_text(change, (older, newer), gone, fresh), nl=False)
    return int(bool(change.weakened or fresh))
