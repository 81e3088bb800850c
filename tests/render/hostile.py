"""A graph whose every text tries something on the program that reads an output."""

from __future__ import annotations

from dataclasses import replace

from evidencegraph.api import EvidenceGraph
from evidencegraph.model import Fact, Listing, Location
from tests.builders import graph_of, paper

FORMULA = '=HYPERLINK("http://evil.example","x")'
SCRIPT = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
CONTROL = "a\x00b\x0bc\ud800d\ufffee \u202etxt.exe\u2028 ]]> \"q\" 'r' &amp; {{7*7}} {% raw %}"
LINK = "bib:javascript:alert(3)"


def hostile() -> EvidenceGraph:
    """Return two claims, three works and a document with hostile texts in every field."""
    graph = graph_of(
        {
            "a.md": paper(
                "Cytarabine improves survival in PML [1][2].",
                "Interferon does not [3][9].",
                references=("PMID: 9571254", "doi:10.1002/x1", "https://ninds.nih.gov/pml"),
            )
        },
        "@article{h, pmid={9571254}, title={T}, author={A, B}, studydesign={RCT}}",
    )
    corpus = graph.corpus
    texts = (FORMULA + SCRIPT + CONTROL, "@SUM(1)\t" + SCRIPT + CONTROL)
    claims = tuple(
        replace(claim, text=text, section=SCRIPT + CONTROL, label="+1" + CONTROL)
        for claim, text in zip(corpus.claims, texts, strict=True)
    )
    works = tuple(
        replace(
            work,
            title=FORMULA + SCRIPT + CONTROL,
            authors=("-2+3", SCRIPT + CONTROL),
            container=SCRIPT + CONTROL,
            publication_types=(*work.publication_types, CONTROL),
            identifiers=(
                *work.identifiers,
                LINK,
                "doi:10.1002/(SICI)1<1::AID>2.0.CO;2-2 \u202e|^`",
            ),
            listings=(
                *work.listings,
                Listing(Location("x\x01.bib", 1), CONTROL, SCRIPT, library=True),
            ),
            facts=(Fact("status", SCRIPT + CONTROL, "PubMed", "2026-11-20"),),
        )
        for work in corpus.references
    )
    papers = tuple(replace(one, title=SCRIPT + CONTROL) for one in corpus.papers)
    return EvidenceGraph(replace(corpus, claims=claims, references=works, papers=papers))
