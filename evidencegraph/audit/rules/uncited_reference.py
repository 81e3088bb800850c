"""EG103 uncited-reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evidencegraph.audit.rule import Rule
from evidencegraph.graph import Graph
from evidencegraph.graph.naming import listed, source_name
from evidencegraph.model import Listing, Paper, Problem, Severity

_MOST_NAMED = 12


def uncited_reference(graph: Graph, *, together: int = 6) -> Iterator[Problem]:
    """Report an entry of a list of references that no pointer names.

    Why it matters
        It lends the document weight that none of its claims has, or its pointer was lost.

    What is not flagged
        Works of a library that no document lists; all entries of a document without pointers.
        From six such entries on (threshold ``together``) one finding names them all: then most
        often a conversion has lost the pointers. Entries that are pointed at, but only in a
        heading, a caption, a question or a cell, are named apart: such a pointer seldom says
        which sentences rest on it, so that it covers none.

    How to fix it
        Point at it where it is used, or take it out of the list.
    """
    pointed = {(c.location.path, c.key) for c in graph.corpus.citations}
    papers = {paper.path: paper for paper in graph.corpus.papers if paper.pointers}
    unused: dict[str, list[tuple[Listing, str]]] = defaultdict(list)
    for work in graph.corpus.references:
        for entry in work.listings:
            path = entry.location.path
            if not entry.library and path in papers and (path, entry.key) not in pointed:
                unused[path].append((entry, work.id))
    for path, entries in unused.items():
        found = sorted(entries)
        if all(path != cited for cited, _ in pointed):
            yield _without_sentences(found)
            continue
        shown = _shown(papers[path])
        outside = [(entry, name) for entry, name in found if name in shown]
        if outside:
            yield _outside_sentences(outside)
        found = [(entry, name) for entry, name in found if name not in shown]
        if len(found) >= together:
            yield _all_in_one(found, papers[path].entries)
            continue
        for entry, name in found:
            twins = [key for key in _keys(graph, name, path) if (path, key) in pointed]
            yield Problem(
                entry.location,
                f"entry {entry.key} ({source_name(graph, name)}) is never pointed at: "
                + _advice(twins),
                references=(name,),
            )


def _keys(graph: Graph, work: str, path: str) -> list[str]:
    """Return the keys under which a document lists a work."""
    listings = graph.references_by_id[work].listings
    return [entry.key for entry in sorted(listings) if entry.location.path == path]


def _advice(twins: list[str]) -> str:
    if twins:
        return f"it is the work of entry {twins[0]}, which is. Take this one out"
    return "no claim rests on it. Cite it where it is used, or take it out"


def _without_sentences(entries: list[tuple[Listing, str]]) -> Problem:
    return Problem(
        entries[0][0].location,
        "the pointers of this document stand beside no sentence, so that no claim rests on its "
        f"{len(entries)} entries. Put them where the sources are used",
        references=tuple(sorted({work for _, work in entries})),
    )


def _shown(paper: Paper) -> set[str]:
    """Return the works at which a document points where it claims nothing."""
    parts = (part for passage in paper.passages for part in passage.parts)
    return {work for part in parts if part.pointer and not part.claim for work in part.references}


def _outside_sentences(entries: list[tuple[Listing, str]]) -> Problem:
    keys = _named([entry.key for entry, _ in entries])
    which, them = (
        (f"entry {keys} is", "it") if len(entries) == 1 else (f"entries {keys} are", "them")
    )
    return Problem(
        entries[0][0].location,
        f"{which} pointed at only where nothing is stated (a heading, a caption, a question, a "
        f"cell): no claim rests on {them}. Point at {them} in the sentences meant",
        references=tuple(sorted({work for _, work in entries})),
    )


def _named(keys: list[str]) -> str:
    """Return the first keys, and how many more there are."""
    more = len(keys) - _MOST_NAMED
    return listed([*keys[:_MOST_NAMED], f"{more} more"] if more > 0 else keys)


def _all_in_one(entries: list[tuple[Listing, str]], total: int) -> Problem:
    keys = _named([entry.key for entry, _ in entries])
    return Problem(
        entries[0][0].location,
        f"{len(entries)} of {total} entries are never pointed at ({keys}): no claim rests "
        "on them. If a conversion lost their pointers, put them back; else take the entries out",
        references=tuple(sorted({work for _, work in entries})),
    )


RULE = Rule("EG103", "uncited-reference", Severity.NOTE, uncited_reference)
