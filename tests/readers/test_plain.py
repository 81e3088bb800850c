from __future__ import annotations

import pytest

from evidencegraph.model import BlockKind
from evidencegraph.readers import read_document


def kinds(text: str) -> list[tuple[str, str]]:
    document = read_document("a.txt", text)
    return [(block.kind.value, block.span.of(text)) for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Go back\n\nPML is rare.", [("heading", "Go back"), ("paragraph", "PML is rare.")]),
        ("Is it rare?\nYes, it is.", [("heading", "Is it rare?"), ("paragraph", "Yes, it is.")]),
        ("- One\n  • Two", [("item", "One"), ("item", "Two")]),
        ("2 1 1 1", [("heading", "2 1 1 1")]),
        ("Updated: March 2026", [("heading", "Updated: March 2026")]),
        ("Updated by the editors of this page in spring: March 2026",
         [("heading", "Updated by the editors of this page in spring: March 2026")]),
        ("A claim without a full stop, as the guideline says 1",
         [("paragraph", "A claim without a full stop, as the guideline says 1")]),
        ("A pointer at the end [3]", [("paragraph", "A pointer at the end [3]")]),
        ("", []),
        ("\r\n \r\n", []),
    ],
)  # fmt: skip
def test_blocks_are_told_by_the_shape_of_lines(text: str, blocks: list[tuple[str, str]]) -> None:
    assert kinds(text) == blocks


def test_wrapped_lines_are_one_paragraph_and_long_lines_are_not_joined() -> None:
    wrapped = (
        "This paragraph was wrapped by an editor so that its lines\n"
        "end where the next word would not have fitted in.\n"
    )
    unwrapped = "First claim of the page.\nSecond claim of the page.\n"

    assert [kind for kind, _ in kinds(wrapped)] == ["paragraph"]
    assert [kind for kind, _ in kinds(unwrapped)] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("listed", "entries"),
    [
        ("https://a.org/x\n\nhttps://b.org/y\n", ["1:https://a.org/x", "2:https://b.org/y"]),
        ("https://a.org/x\nhttps://b.org/y\n", ["1:https://a.org/x", "2:https://b.org/y"]),
        ("1. One. 2001.\n2. Two.\n   Goes on.\n", ["1:One. 2001.", "2:Two. Goes on."]),
        ("[3] Three.\n[4] Four.\n", ["3:Three.", "4:Four."]),
        ("- One.\n- Two.\n", ["1:One.", "2:Two."]),
        ("One.\nGoes on, 2001.\n\nTwo. 2002.\n", ["1:One. Goes on, 2001.", "2:Two. 2002."]),
        ("", []),
    ],
)
def test_lists_of_references(listed: str, entries: list[str]) -> None:
    document = read_document("a.txt", f"A claim.[1]\n\nReferences\n\n{listed}\nFAQ\n\nIs it?\n")

    assert [f"{entry.key}:{entry.text}" for entry in document.entries] == entries
    for entry in document.entries:
        assert entry.text.split()[0] in entry.span.of(document.text)


def test_the_list_ends_at_the_next_heading() -> None:
    text = "A claim.[1]\n\nReferences\n\nhttps://a.org\n\nFAQ\n\nPML is caused by a virus.\n"
    document = read_document("a.txt", text)

    assert len(document.entries) == 1
    assert document.blocks[-1].kind is BlockKind.PARAGRAPH


def test_a_closing_list_needs_no_title() -> None:
    text = "One claim [1]. Another [2].\n\n[1] https://a.org\n[2] https://b.org\n"
    document = read_document("a.txt", text)

    assert [entry.key for entry in document.entries] == ["1", "2"]
    assert [pointer.keys for pointer in document.pointers] == [("1",), ("2",)]


def test_offsets_are_exact_with_any_line_ends() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = end.join(["Title", "", "PML is rare.[1]", "", "References", "", "https://a.org"])
        document = read_document("a.txt", text)
        assert [p.span.of(text) for p in document.pointers] == ["[1]"]
        assert str(document.locate(document.pointers[0].span.start)) == "a.txt:3:13"


def test_a_wrapped_line_like_a_heading_does_not_end_the_list() -> None:
    text = (
        "It is rare (Hall 1998).\n\nReferences\n\n"
        "Hall CD, Dafni U. Failure of\ncytarabine in PML. N Engl J Med. 1998.\n\n"
        "Clark DB, Moore RD. Failure of\nothers in it. Lancet. 2001.\n"
    )
    assert [e.text[:4] for e in read_document("a.txt", text).entries] == ["Hall", "Clar"]
