from __future__ import annotations

import re
from dataclasses import replace

import pytest

from evidencegraph.corpus.passages import passages_of
from evidencegraph.graph import from_json, to_json
from evidencegraph.model import Block, BlockKind, Claim, Document, Location, Part, Passage, Span
from tests.builders import graph_of, paper

TEXT = """# Treating PML

Mirtazapine helps [1,2]. Why? Cidofovir failed.[7]

- *Interferon* harms ^1^.

## Notes

| Drug | Effect |
|---|---|
| Cytarabine | none in trials [2] |

<!-- evidencegraph: ignore EG101 known -->
PML is rare.

## References

1. https://www.ninds.nih.gov/pml
2. PMID: 11111111
"""


def read(text: str, path: str = "paper.md") -> tuple[Passage, ...]:
    return graph_of({path: text}).corpus.papers[0].passages


def shape(passages: tuple[Passage, ...]) -> list[tuple[str, int, str]]:
    return [(one.kind.value, one.level, one.text) for one in passages]


def test_a_document_is_kept_as_it_reads_without_its_list() -> None:
    assert shape(read(TEXT)) == [
        ("heading", 1, "Treating PML"),
        ("paragraph", 0, "Mirtazapine helps [1,2]. Why? Cidofovir failed.[7]"),
        ("item", 0, "Interferon harms ^1^."),
        ("heading", 2, "Notes"),
        ("row", 0, "| Drug | Effect |"),
        ("row", 0, "| Cytarabine | none in trials [2] |"),
        ("paragraph", 0, "PML is rare."),
        ("heading", 2, "References"),
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.html", "<h1>On PML</h1><h2>Methods</h2><h3>People</h3><p>Ten died.</p><h2>Ends</h2>"),
        ("a.wiki", "= On PML =\n== Methods ==\n=== People ===\nTen died.\n== Ends ==\n"),
        (
            "a.tex",
            r"\title{On PML}\begin{document}\section{Methods}\subsection{People}Ten died."
            r"\section{Ends}\end{document}",
        ),
        (
            "a.xml",
            "<article><front><article-title>On PML</article-title></front><body><sec>"
            "<title>Methods</title><sec><title>People</title><p>Ten died.</p></sec></sec>"
            "<sec><title>Ends</title></sec></body></article>",
        ),
    ],
)
def test_headings_have_the_levels_that_their_format_tells(path: str, text: str) -> None:
    assert shape(read(text, path)) == [
        ("heading", 1, "On PML"),
        ("heading", 2, "Methods"),
        ("heading", 3, "People"),
        ("paragraph", 0, "Ten died."),
        ("heading", 2, "Ends"),
    ]


def test_words_of_claims_pointers_and_plain_words_are_told_apart() -> None:
    graph = graph_of(TEXT)
    helps, failed = graph.corpus.claims[:2]

    assert graph.corpus.papers[0].passages[1].parts == (
        Part("Mirtazapine helps ", helps.id),
        Part("[1,2]", helps.id, ("url:ninds.nih.gov/pml", "pmid:11111111"), pointer=True),
        Part(".", helps.id),
        Part(" Why? "),
        Part("Cidofovir failed.", failed.id),
        Part("[7]", failed.id, ("unresolved:paper.md#7",), pointer=True),
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.md", TEXT, id="Markdown"),
        pytest.param(
            "a.html",
            "<h1>On PML</h1><p>PML kills &amp; <b>maims</b>.<sup>[1]</sup> It is rare.</p>"
            "<h2>References</h2><ol><li>PMID: 11111111</li></ol>",
            id="HTML",
        ),
        pytest.param(
            "a.txt",
            "On PML\n\nPML is a rare infection of the brain.[1] Half of all patients\ndie of it within a year.\n\nReferences\n\n1. PMID: 11111111\n",
            id="text",
        ),
    ],
)
def test_the_words_of_every_claim_are_its_parts(path: str, text: str) -> None:
    graph = graph_of({path: text})
    parts = [part for one in graph.corpus.papers[0].passages for part in one.parts]

    def letters(words: str) -> str:
        return re.sub(r"\W", "", words)

    assert graph.corpus.claims
    for claim in graph.corpus.claims:
        words = "".join(p.text for p in parts if p.claim == claim.id and not p.pointer)
        assert letters(words) == letters(claim.text)


def test_of_claims_inside_each_other_the_smaller_owns_the_words() -> None:
    text = "PML kills, but it is rare."
    here = Location("a.txt", 1, 1)
    whole = Claim("whole", "a.txt", text, here, start=0, end=26)
    clause = replace(whole, id="clause", start=15, end=25)
    document = Document("a.txt", text, blocks=(Block(BlockKind.PARAGRAPH, Span(0, 26)),))

    (passage,) = passages_of(document, [clause, whole], str)

    assert passage.parts == (
        Part("PML kills, but ", "whole"),
        Part("it is rare", "clause"),
        Part(".", "whole"),
    )


def test_the_clauses_of_a_claim_own_their_words_and_it_the_rest() -> None:
    text = "PML kills, but it is rare."
    here = Location("a.txt", 1, 1)
    whole = Claim("whole", "a.txt", text, here, start=0, end=26)
    first, second = replace(whole, id="a", end=9), replace(whole, id="b", start=15, end=25)
    document = Document("a.txt", text, blocks=(Block(BlockKind.PARAGRAPH, Span(0, 26)),))

    (passage,) = passages_of(document, [second, whole, first], str)

    assert [part.claim for part in passage.parts] == ["a", "whole", "b", "whole"]


def test_a_pointer_that_no_claim_uses_leads_only_to_what_is_listed() -> None:
    (passage,) = [
        p for p in read("# PML\n\nReally [1][9]?\n\n## References\n\n1. PMID: 7") if p.level == 0
    ]

    assert [part.references for part in passage.parts if part.pointer] == [("pmid:7",), ()]


def test_words_survive_the_way_through_json() -> None:
    graph = graph_of({"a.md": TEXT, "b.md": paper("PML is rare.")})
    back = from_json(to_json(graph))

    assert [one.passages for one in back.corpus.papers] == [
        one.passages for one in graph.corpus.papers
    ]


def test_two_files_of_one_name_point_at_their_own_claims() -> None:
    graph = graph_of({"a/paper.md": paper("PML is rare."), "b/paper.md": paper("PML is rare.")})
    claims = {claim.id: claim.document for claim in graph.corpus.claims}

    for one in graph.corpus.papers:
        named = {part.claim for p in one.passages for part in p.parts if part.claim}
        assert {claims[name] for name in named} == {one.path}
