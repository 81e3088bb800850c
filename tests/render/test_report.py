from __future__ import annotations

from collections.abc import Callable

from evidencegraph.render.report import escape
from tests.builders import graph_of, paper

NOTES = (
    "PML is a rare disease of the brain in most countries 1.\n"
    "It kills about half of all people who have it 1.\n"
    "Some drugs may help those whose immunity returns 2.\n"
)
LIBRARY = """
@article{hall1998, author={Hall, C}, year={1998}, pmid={9571254}, participants={57},
  studydesign={RCT}, title={Failure of cytarabine}}
@article{gone, author={Grey, A}, year={2001}, pmid={2}, studydesign={RCT}, status={retracted}}
@article{b, pmid={2}, pmid={3}}
"""
DOCUMENT = paper(
    "PML is a rare infection. It kills half of the patients.[2][4]",
    "Cytarabine did not improve survival [1], but see [3].",
    "The <b>drug</b> | is *harmful* [9].",
    references=(
        "https://pubmed.ncbi.nlm.nih.gov/9571254/",
        "https://www.ninds.nih.gov/pml",
        "PMID: 2",
        "http://ninds.nih.gov/pml/",
        "https://en.wikipedia.org/wiki/JC_(virus)",
    ),
)


def test_report_and_graph_are_as_they_were(golden: Callable[[str, str], None]) -> None:
    graph = graph_of({"notes.txt": NOTES, "paper.md": DOCUMENT}, LIBRARY)

    golden(graph.report(), "report.md")
    golden(graph.to_json(), "graph.json")
    golden("".join(f"{finding}\n" for finding in graph.audit()), "findings.txt")


def test_text_of_documents_is_no_markdown() -> None:
    report = graph_of(paper("The <b>drug</b> | [x](javascript:1) is *harmful* [1].")).report()

    assert "<b>" not in report
    assert "](javascript:" not in report
    assert escape("a|b `c` _d_") == r"a\|b \`c\` \_d\_"


def test_an_empty_graph_has_a_report() -> None:
    report = graph_of({}).report()

    assert "No document puts forward a claim. The audit found nothing." in report


def test_the_first_words_say_what_is_known_and_what_is_not() -> None:
    text = paper(
        "Cytarabine improves survival [1].",
        "PML is rare [2].",
        "It kills [9].",
        "Interferon improves the outcome.",
        references=("PMID: 1", "https://www.ninds.nih.gov/pml"),
    )

    assert (
        "The document puts forward 4 claims; 3 of them cite a source. Direct evidence is cited "
        "for 1 (certainty: 1 very low); for 1 of these nothing shows how the best source was made; "
        "only pages, opinions or studies of another question are cited for 1; no source is cited "
        "for 1; the sources of 1 could not be identified, which says nothing against them."
    ) in graph_of(text).report()


def test_many_documents_do_not_bury_what_is_said_of_them() -> None:
    report = graph_of(
        {f"{n:02}.md": f"# Document {n}\n\nPML is rare.\n" for n in range(12)}
    ).report()

    assert "- **Document 9**" in report
    assert "- **Document 10**" not in report
    assert "- and 2 more documents\n\nThe 12 documents put forward 12 claims" in report


def test_claims_that_nobody_asks_for_a_source_are_counted_and_not_listed() -> None:
    text = "# A study\n\n## Abstract\n\nWe studied the drug in 40 mice.\n\n## Introduction\n\nIt kills [1].\n"
    report = graph_of(text + "\n## References\n\n1. PMID: 1\n").report()

    assert "mice" not in report
    assert "Not listed: 1 claim that cites no source, of which no finding speaks." in report


def test_uncited_claim_that_a_finding_is_about_is_looked_at() -> None:
    text = "# Answer\n\nMirtazapine improves survival in PML.\n\nIt kills half of the patients [1]."
    graph = graph_of(f"{text} Cytarabine failed [1].\n\n## References\n\n1. PMID: 1\n")
    asked = {finding.claim for finding in graph.audit()}
    first = graph.report().partition("## Findings")[0]

    assert graph.corpus.claims[0].id in asked
    assert "1. Mirtazapine improves survival in PML." in first
