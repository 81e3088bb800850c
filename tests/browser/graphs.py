"""Graphs that the tests of the page open, and what a test can do with an open page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from playwright.sync_api import Page

from evidencegraph.bibliography import read_library
from evidencegraph.corpus import assemble
from evidencegraph.graph import Graph
from evidencegraph.model import (
    Appraisal,
    BlockKind,
    Citation,
    Claim,
    Corpus,
    Fact,
    Listing,
    Location,
    Paper,
    Part,
    Passage,
    PointerStyle,
    Reference,
    Related,
    Relation,
)
from evidencegraph.readers import read_document
from tests.builders import PAPER, PAPER_LIBRARY

TABLE = """# Notes

- Mirtazapine helps in PML [1,2-3].

| Drug | Effect |
|---|---|
| Cidofovir | no better than nothing [1] |

## References

1. PMID: 11111111
2. PMID: 22222222
3. PMID: 33333333
"""
HOSTILE = (
    "</script><script>window.__pwned=1</script><img src=x onerror='window.__pwned=1;alert(1)'>"
)
TURNED = "\u202egnp.exe\u2066"
"""Words that would turn all that follows them on the line."""


def small_graph() -> Graph:
    library = read_library("refs.bib", PAPER_LIBRARY)
    return Graph(assemble([read_document("paper.txt", PAPER)], library.references))


def two_documents() -> Graph:
    library = read_library("refs.bib", PAPER_LIBRARY)
    documents = [read_document("paper.txt", PAPER), read_document("notes.md", TABLE)]
    return Graph(assemble(documents, library.references))


def relaying_graph() -> Graph:
    """The small graph, in which a page of NINDS cites the trial that others cite themselves."""
    graph = small_graph()
    works = tuple(
        replace(work, related=(Related(Relation.CITES, "pmid:11111111"),))
        if work.id.endswith("ninds.nih.gov/pml")
        else work
        for work in graph.corpus.references
    )
    return Graph(replace(graph.corpus, references=works))


def judged_graph() -> Graph:
    """The small graph, with a human judgement and a fact from a catalogue."""
    graph = small_graph()
    works = tuple(
        replace(work, facts=(Fact("status", "standing", "PubMed", "2026-11-20"),))
        if work.id == "pmid:11111111"
        else work
        for work in graph.corpus.references
    )
    judgement = Appraisal(
        Location("appraisals.toml", 3),
        "checked in the paper",
        "A.B.",
        "2026-11-20",
        claim=graph.corpus.claims[0].id,
        reference="pmid:11111111",
        participants=901,
    )
    return Graph(replace(graph.corpus, references=works)).appraised([judgement])


def hostile_graph() -> Graph:
    """Every string that a document or a library can set tries to break out."""
    place = Location(f"{HOSTILE}.md", 1, 1)
    claim = Claim(
        f"claim:{HOSTILE}",
        place.path,
        f"{HOSTILE} PML.",
        place,
        HOSTILE,
        cue=HOSTILE,
        label=HOSTILE + TURNED,
    )
    proto = Claim("__proto__", place.path, "constructor", place, "__proto__")
    works = [
        Reference(
            f"url:{name}",
            (f"url:{name}", f"doi:10.1/{HOSTILE}"),
            title=HOSTILE + TURNED,
            authors=(HOSTILE,),
            container=HOSTILE,
            entry_type="article",
            design=HOSTILE,
            listings=(Listing(place, HOSTILE, HOSTILE + TURNED),),
            facts=(Fact(HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
        )
        for name in (f"javascript:window.__pwned=1//{HOSTILE}", "constructor")
    ]
    marks = [Citation(claim.id, work.id, HOSTILE, place, cue=HOSTILE) for work in works]
    targets = tuple(work.id for work in works)
    parts = (
        Part(HOSTILE),
        Part(f"{HOSTILE} PML.{TURNED}", claim.id),
        Part(HOSTILE, claim.id, targets, pointer=True),
        Part(f"[1,{HOSTILE}2]", "", targets, pointer=True),
        Part("constructor", "__proto__"),
    )
    passages = tuple(Passage(kind, parts, int(kind is BlockKind.HEADING)) for kind in SHOWN)
    paper = Paper(place.path, HOSTILE + TURNED, PointerStyle.BRACKETED, 2, 2, 2, passages)
    other = replace(paper, path="other.md")
    return Graph(Corpus((paper, other), (claim, proto), tuple(works), tuple(marks)))


SHOWN = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW)


def many_sources(count: int) -> Graph:
    """One claim with very many sources, one of them with a very long title."""
    entries = "\n".join(f"{n}. Study {n}. PMID: {n + 1000}" for n in range(1, count + 1))
    pointers = "".join(f"[{n}-{min(n + 99, count)}]" for n in range(1, count + 1, 100))
    text = f"PML is rare.{pointers}\n\nReferences\n\n{entries} {'long ' * 1000}\n"
    return Graph(assemble([read_document("paper.txt", text)]))


def many_claims(count: int) -> Graph:
    """As many claims, each with a source that only a catalogue could identify."""
    text = "\n\n".join(f"Drug{n} improves survival in PML.[{n}]" for n in range(1, count + 1))
    entries = "\n".join(f"{n}. PMID: {n + 1000}" for n in range(1, count + 1))
    return Graph(
        assemble([read_document("paper.md", f"# PML\n\n{text}\n\n## References\n\n{entries}")])
    )


@dataclass
class Visit:
    """An open page, and what it did besides showing itself."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def selected(self) -> str:
        """The sentence or title of the card."""
        return self.page.locator("#details .own, #details p.sentence").inner_text()

    def open(self, name: str) -> None:
        """Open a view or a tab."""
        self.page.get_by_role("tab", name=name).click()

    def address(self) -> str:
        """What stands behind the number sign."""
        return str(self.page.evaluate("() => location.hash"))
