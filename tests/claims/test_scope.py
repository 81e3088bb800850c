import pytest

from evidencegraph.claims import read_sentences
from evidencegraph.model import Scope
from evidencegraph.readers import read_document


def scopes(path: str, text: str) -> list[list[tuple[str, Scope]]]:
    sentences = read_sentences(read_document(path, text))
    return [[(mark.key, mark.scope) for mark in sentence.marks] for sentence in sentences]


def test_a_pointer_covers_its_own_sentence() -> None:
    assert scopes("a.txt", "It is so [1]. It is not so at all.") == [[("1", Scope.SENTENCE)], []]


def test_a_pointer_at_the_end_covers_its_paragraph() -> None:
    assert scopes("a.txt", "It is rare in adults. It can kill them.[1]") == [
        [("1", Scope.PARAGRAPH)],
        [("1", Scope.SENTENCE)],
    ]


def test_a_pointer_within_a_sentence_covers_its_clause() -> None:
    assert scopes("a.txt", "It is rare in adults [1], but it kills most of them [2].") == [
        [("1", Scope.CLAUSE), ("2", Scope.SENTENCE)]
    ]


def test_a_lead_in_covers_the_items_that_have_no_pointer() -> None:
    text = "Trials have shown this [3]:\n\n- It can kill adults.\n- It is rare in them [4].\n"
    assert scopes("a.md", text) == [
        [("3", Scope.SENTENCE)],
        [("3", Scope.LIST)],
        [("4", Scope.SENTENCE)],
    ]


def test_a_row_is_one_sentence() -> None:
    table = "| Drug | Effect |\n| --- | --- |\n| Cytarabine does nothing | none [2] |\n"
    text = f"It is so [1].\n\n{table}"
    document = read_document("a.md", text)
    row = read_sentences(document)[-1]
    assert row.text == "Cytarabine does nothing; none"
    assert [(mark.key, mark.scope) for mark in row.marks] == [("2", Scope.ROW)]
    assert row.is_claim


@pytest.mark.parametrize("text", ["[1]", "[1].", "- [2]\n", "| [1] |\n| --- |\n"])
def test_a_pointer_without_words_is_no_claim(text: str) -> None:
    sentences = read_sentences(read_document("a.md", text))
    assert not any(sentence.is_claim for sentence in sentences)


@pytest.mark.parametrize(
    "text",
    [
        "It fell (p < .05) in adults. It rose in children (OR > 2).",
        "(Some) fell in adults. Others rose in children.",
        "It fell in ‘low’ adults. Bartlett’s test rose.",
        "It fell in adults (and others. It rose in children.",
        "It fell in adults at 24 h. It rose in children.",
    ],
)
def test_a_sentence_ends_in_spite_of_brackets_comparisons_and_units(text: str) -> None:
    first, second = read_sentences(read_document("a.txt", text))
    assert first.text.endswith((".", ")."))
    assert text.startswith(first.text)
    assert text.endswith(second.text)


def covered(text: str, path: str = "a.md") -> list[str]:
    """Return each claim with its pointers and how far they reach."""
    sentences = read_sentences(read_document(path, f"{text}\n\n{_LIST}"))
    return [
        " ".join([s.text, *(f"{mark.key}:{mark.scope.value}" for mark in s.marks)])
        for s in sentences
        if s.is_claim
    ]


_LIST = """## References

1. Hall A. Cytarabine for PML. N Engl J Med. 1998.
2. Garvey L. PML in a cohort. HIV Med. 2011.
3. Berger J. A consensus. Neurology. 2013.
4. Clifford D. Mefloquine for PML. J Neurovirol. 2013.
"""


def test_one_closing_pointer_is_no_habit() -> None:
    cited_throughout = "Most adults carry it [1]. It rarely harms them [2].\n\n"
    text = "It is rare in adults. It can kill them [3]."
    assert covered(text) == ["It is rare in adults. 3:paragraph", "It can kill them. 3:sentence"]
    assert covered(cited_throughout + text)[2:] == [
        "It is rare in adults.",
        "It can kill them. 3:sentence",
    ]
    assert covered(cited_throughout + f"{text}\n\n{text}")[2] == "It is rare in adults. 3:paragraph"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("\nSources: [1], [2]", id="line"),
        pytest.param("\n\nSources: [1][2]", id="paragraph"),
        pytest.param("\n\n**Sources:** [1] [2]", id="bold"),
        pytest.param("\n\n[1,2]", id="pointer alone"),
        pytest.param(" (Sources: [1], [2])", id="bracket"),
    ],
)
def test_a_line_of_sources_covers_what_stands_above(line: str) -> None:
    text = f"It is rare in adults. It can kill them.{line}\n\nNobody knows why [4]. It is odd."
    assert covered(text) == [
        "It is rare in adults. 1:paragraph 2:paragraph",
        "It can kill them. 1:paragraph 2:paragraph",
        "Nobody knows why. 4:sentence",
        "It is odd.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It is rare in adults [1]. It can kill.\n\n[2]\n\nIt is odd.", id="cited"),
        pytest.param("It is rare in adults [1].\n\n## Deaths\n\n[2]\n\nIt is odd.", id="heading"),
        pytest.param("It is rare [1].\n\nIt can kill.\n\nSources: [2][3]", id="end of document"),
        pytest.param("- It is rare [1].\n- It can kill.\n\n[2]\n\nIt is odd.", id="list"),
    ],
)
def test_a_line_of_sources_that_may_mean_more_or_less_covers_nothing(text: str) -> None:
    assert not any("paragraph" in claim or "list" in claim for claim in covered(text))


def test_lines_of_sources_below_items_cover_their_item() -> None:
    text = "- It is rare in adults.\n  - Source: [1]\n- It can kill them.\n  - Sources: [2][3]\n"
    assert covered(text) == [
        "It is rare in adults. 1:paragraph",
        "It can kill them. 2:paragraph 3:paragraph",
    ]


def test_a_pointer_alone_below_a_list_covers_its_items() -> None:
    text = "These are the signs.\n\n- An arm grows weak.\n- Vision is lost.\n\n[1]\n\nNobody knows why."
    assert covered(text)[-3:] == [
        "An arm grows weak. 1:list",
        "Vision is lost. 1:list",
        "Nobody knows why.",
    ]


def test_who_is_quoted_is_no_claim_and_covers_the_quotation() -> None:
    text = "> It is rare in adults.\n\n— Berger, 2013 [3]\n\nNobody knows why."
    assert covered(text) == ["It is rare in adults. 3:paragraph", "Nobody knows why."]


def test_a_heading_ends_what_a_lead_in_covers() -> None:
    text = "Trials showed [1]:\n\n## Others\n\n- Cidofovir harms the kidney.\n"
    assert covered(text) == ["Trials showed: 1:sentence", "Cidofovir harms the kidney."]


@pytest.mark.parametrize(
    "text", ["[1] It is rare.\n[2] It can kill.", "[1] It is rare. [2] It can kill."]
)
def test_pointers_before_their_sentences_belong_to_what_follows(text: str) -> None:
    assert covered(text) == ["It is rare. 1:sentence", "It can kill. 2:sentence"]


def test_a_pointer_that_opens_and_one_that_closes_keep_their_sentences() -> None:
    assert covered("[1] It is rare. It can kill [2].") == [
        "It is rare. 1:sentence",
        "It can kill. 2:sentence",
    ]


def test_pointers_with_commas_between_end_a_sentence() -> None:
    assert covered("It is rare. [1], [2] It can kill. [1]; [4]") == [
        "It is rare. 1:sentence 2:sentence",
        "It can kill. 1:sentence 4:sentence",
    ]


def test_a_label_with_a_pointer_is_read() -> None:
    assert covered("Prognosis: half of the patients die [2]") == [
        "Prognosis: half of the patients die 2:sentence"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The drug is used in PD. It is not used in others.",
        "It costs more than ART. Many cannot pay for it.",
        "The vessel is closed for 90 min. Patients then recover.",
        "It is common in people. (A) The first part shows this.",
        "It gives off NO. (2) It widens vessels.",
    ],
)
def test_a_sentence_ends_after_acronyms_units_and_before_letters(text: str) -> None:
    assert len(read_sentences(read_document("a.txt", text))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "People given Ad26.COV2.S were protected.",
        "People given RhAd52.RBD were protected.",
        "The U.S. Food and Drug Administration approved it.",
        "It was shown by Dr. Hall and DR. HALL alone.",
    ],
)
def test_a_sentence_does_not_end_within_names(text: str) -> None:
    assert [s.text for s in read_sentences(read_document("a.txt", text))] == [text]


def test_a_block_that_ends_with_a_pointer_has_them_after_their_sentences() -> None:
    assert covered("[1] It is rare. [2] It can kill. [3]") == [
        "It is rare. 1:sentence 2:sentence",
        "It can kill. 3:sentence",
    ]


def test_a_dash_without_a_pointer_names_nobody() -> None:
    assert covered("Half of them die [1].\n\n— It is rare in adults.")[-1].endswith("in adults.")
