"""EG104 duplicate-reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name
from evidencegraph.model import Listing, Problem, Severity


def duplicate_reference(graph: Graph) -> Iterator[Problem]:
    """Report a work that one document lists more than once.

    Why it matters
        Two numbers look like two sources. The graph counts the work once, readers count it twice.

    What is not flagged
        A work that several documents list; works that only look alike.

    How to fix it
        Keep one entry and renumber the pointers.
    """
    for work in graph.corpus.references:
        by_path: dict[str, list[Listing]] = defaultdict(list)
        for entry in work.listings:
            if not entry.library:
                by_path[entry.location.path].append(entry)
        for path in sorted(by_path):
            entries = sorted(by_path[path])
            if len(entries) > 1:
                keys = listed(entry.key for entry in entries)
                name = source_name(graph, work.id)
                yield Problem(
                    entries[1].location,
                    f"entries {keys} are one work ({name}): it counts once. "
                    "Keep one entry and renumber the pointers",
                    references=(work.id,),
                )


RULE = Rule("EG104", "duplicate-reference", Severity.WARNING, duplicate_reference)
