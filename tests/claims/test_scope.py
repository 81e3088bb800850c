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
