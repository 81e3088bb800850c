"""Answers as assistants paste them, pages as browsers save them."""

from __future__ import annotations

import pytest

from evidencegraph.claims import read_sentences
from evidencegraph.readers import read_document

SAID = "Exercise lowers scores{0}. It is cheap{1}.\n\n"
WORKS = ["https://a.org/one", "Doe A. A study of costs. J Cost. 2018."]


@pytest.mark.parametrize(
    ("marks", "listed"),
    [
        pytest.param((" [1]", "[2]"), "Sources:\n1. {0}\n2. {1}\n", id="title and list in one"),
        pytest.param(("[1]", "[2]"), "Citations:\n[1] {0}\n[2] {1}\n", id="brackets below title"),
        pytest.param(("[1]", "[2]"), "**References**\n\n[1]: {0}\n[2]: {1}\n", id="definitions"),
        pytest.param((".^1^", "^2^"), "### Key sources\n\n- [1] {0}\n- [2] {1}\n", id="bullets"),
        pytest.param(("【1†source】", "【2:0†file】"), "Sources\n\n1. {0}\n2. {1}\n", id="daggers"),
        pytest.param((" [^1]", "[^2]"), "### Citations:\n[^1]: {0}\n[^2]: {1}\n", id="notes"),
    ],
)
def test_pasted_answers(marks: tuple[str, str], listed: str) -> None:
    document = read_document("a.md", SAID.format(*marks) + listed.format(*WORKS))

    assert [pointer.keys for pointer in document.pointers] == [("1",), ("2",)]
    assert [entry.text for entry in document.entries] == WORKS


def test_daggers_without_a_list_are_pointers_that_lead_nowhere() -> None:
    document = read_document("a.txt", "It is cheap【13:0†trial.pdf】【14†L5-L9】.")
    assert [pointer.keys for pointer in document.pointers] == [("13",), ("14",)]


def cited(text: str, path: str = "a.md") -> list[tuple[str, list[str]]]:
    """Return the sentences of an answer and where they point."""
    sentences = read_sentences(read_document(path, text))
    return [(s.text, [mark.key for mark in s.marks]) for s in sentences if s.is_claim]


def test_words_that_a_definition_links_are_no_words_of_the_claim_in_brackets() -> None:
    answer = (
        "Gout hurts ([nice.org.uk][1], [PubMed][2]). [NICE][1] advises colchicine [1][2].\n\n"
        '[1]: https://www.nice.org.uk/guidance/ng219 "Gout"\n'
        '[2]: https://pubmed.ncbi.nlm.nih.gov/20131255/?utm_source=x.com "Colchicine"\n'
    )
    assert cited(answer) == [
        ("Gout hurts.", ["1", "2"]),
        ("NICE advises colchicine.", ["1", "1", "2"]),
    ]


def test_definitions_with_names_are_sources_too() -> None:
    answer = "As [NICE][n] says, it hurts ([PubMed][p]).\n\n[n]: https://nice.org.uk/a\n[p]: <https://pubmed.ncbi.nlm.nih.gov/7/>\n"

    assert cited(answer) == [("As NICE says, it hurts.", ["url:nice.org.uk/a", "pmid:7"])]


def test_words_and_numbers_may_be_links_in_one_answer_without_a_list() -> None:
    answer = (
        "Falls hurt ([NHS](https://www.nhs.uk/falls)). Exercise helps [1](https://doi.org/10.1/x). "
        "So does light. [[2]](https://pubmed.ncbi.nlm.nih.gov/7/) [CDC](https://cdc.gov/a) agrees."
    )
    assert cited(answer) == [
        ("Falls hurt.", ["url:nhs.uk/falls"]),
        ("Exercise helps.", ["1"]),
        ("So does light.", ["2"]),
        ("CDC agrees.", ["url:cdc.gov/a"]),
    ]


def test_links_beside_numbers_of_a_list_are_no_sources() -> None:
    answer = "See the [map](https://a.org/map) [1].\n\n## References\n\n1. https://b.org/x\n"

    assert cited(answer) == [("See the map.", ["1"])]


LISTED = "\n\nSources:\n1. https://a.org/one\n2. https://b.org/two\n"


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
def test_numbers_behind_cite_lead_to_the_list(path: str) -> None:
    answer = f"[cite_start]It hurts. [cite: 1, 2] [cite_start]It is *cheap*[cite: 2].{LISTED}"
    found = cited(answer.replace("*", ""), path)

    assert found == [("It hurts.", ["1", "2"]), ("It is cheap.", ["2"])]


@pytest.mark.parametrize(
    ("mark", "keys"),
    [
        ("citeturn0search1turn1view0", ["turn0search1", "turn1view0"]),
        ("\ue200cite\ue202turn0search1\ue201", ["turn0search1"]),
        (":contentReference[oaicite:1]{index=1}", ["oaicite:1"]),
        ("【oaicite:1】", ["oaicite:1"]),
    ],
)
@pytest.mark.parametrize("listed", ["", LISTED])
def test_marks_whose_sources_stayed_behind_lead_nowhere(
    mark: str, keys: list[str], listed: str
) -> None:
    assert cited(f"It hurts {mark}. It kills.{listed}")[0] == ("It hurts.", keys)


@pytest.mark.parametrize(
    ("listed", "last", "claims"),
    [
        ("1. {0}\n2. {1}\n\nRest is cheap, too [1].\n", WORKS[1], 3),
        ("1. {0}\n2. {1}\n   on more lines.\n\nRest is cheap, too [1].\n", WORKS[1] + " on more lines.", 3),
        ("1. {0}\n\n2. {1}\n\n   on more lines [1].\n", WORKS[1] + " on more lines [1].", 2),
        ("1. {0}\n\n   on more lines [1].\n2. {1}\n", WORKS[1], 2),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["a.md", "a.txt"])
def test_what_follows_a_list_written_line_on_line_is_no_part_of_its_last_entry(
    path: str, listed: str, last: str, claims: int
) -> None:
    answer = SAID.format(" [1]", " [2]") + "## Sources\n\n" + listed.format(*WORKS)

    assert read_document(path, answer).entries[-1].text == last
    assert len(cited(answer, path)) == claims


def test_works_that_brackets_name_are_cited_beside_a_list() -> None:
    answer = (
        "It hurts [1]. It kills (PMID: 7; PMCID: PMC12345). It spreads (doi:10.1000/x)."
        " The online version of this article (doi:10.1000/own) has a map."
        " It is cheap (see PMID: 9).\n\n## References\n\n1. https://a.org/x\n"
        "2. A work. doi:10.1000/x\n"
    )
    assert cited(answer) == [
        ("It hurts.", ["1"]),
        ("It kills.", ["pmid:7", "pmcid:PMC12345"]),
        ("It spreads.", ["2"]),
        ("The online version of this article (doi:10.1000/own) has a map.", []),
        ("It is cheap.", ["pmid:9"]),
    ]


WIKI = """<div id="siteNotice">Give</div><div class="hatnote">For others, see X.</div>
<p>PML is rare.<sup class="reference"><a href="#cite_note-1">[1]</a></sup><sup
class="reference nowrap"><span>: 12 </span></sup> It kills.</p><h2>References</h2>
<ol class="references"><li id="cite_note-1">Hall CD. One. 1998.</li></ol>
<div id="footer">Foot</div>"""
JOURNAL = """<article><p>Rare <a href="https://j.org/x#CR1">1</a>,<a href="#CR2">2</a>.</p>
<dl class="references"><dt>[1]</dt><dd id="CR1">Hall CD. One. 1998.</dd>
<dt>[2]</dt><dd id="CR2">Ito K. Two. 2000.</dd></dl></article>"""


@pytest.mark.parametrize(
    ("page", "shown", "keys"),
    [
        pytest.param(WIKI, "PML is rare.[1]: 12  It kills.", [("1",)], id="encyclopaedia"),
        pytest.param(JOURNAL, "Rare 1,2.", [("1", "2")], id="journal"),
    ],
)
def test_saved_pages(page: str, shown: str, keys: list[tuple[str, ...]]) -> None:
    document = read_document("a.html", page)

    assert document.blocks[0].span.of(document.text) == shown
    assert [pointer.keys for pointer in document.pointers] == keys
    assert document.entries[0].text == "Hall CD. One. 1998."
    assert "Foot" not in document.text
