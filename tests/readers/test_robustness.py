"""Every reader takes whatever it is given, in bounded time, and loses no text."""

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from evidencegraph.claims import read_sentences
from evidencegraph.errors import EvidenceGraphError
from evidencegraph.model import Document, Span
from evidencegraph.readers import BINARY_FORMATS, FORMATS, read_bytes, read_document

PIECES = st.sampled_from(
    [
        "[1]",
        "[2,3]",
        "[[4](#B1)]",
        "^1,2^",
        "<sup>3</sup>",
        "¹²",
        "(1)",
        "(Hall",
        "et",
        "al.,",
        "1998)",
        "Hall",
        "(1998)",
        "[@key]",
        "@key",
        "[^1]",
        "[^1]:",
        "<ref>",
        "</ref>",
        "<ref",
        "name=a/>",
        "{{cite|pmid=1}}",
        "{{",
        "}}",
        "{|",
        "|}",
        "\\cite{a,b}",
        "\\begin{document}",
        "\\end{document}",
        "\\item",
        "\\bibitem{a}",
        "{",
        "}",
        "%",
        "<p>",
        "</p>",
        "<li>",
        "<ol>",
        "</ol>",
        "<table><tr><td>",
        "&amp;",
        "&#x3b1;",
        "&bomb;",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<xref",
        "rid='b1'>",
        "</xref>",
        "<ref",
        "id='b1'>",
        "<a",
        "href='#x'>",
        "<script>",
        "```",
        "---",
        "#",
        "References",
        "References",
        "word",
        "disease1",
        "10.1000/x",
        "PMID:7",
        "https://a.org/b",
        "|",
        "-",
        "*",
        ">",
        "\n",
        "\n\n",
        "1.",
        "2.",
        "é",
        "\u202e",
        "\x00",
        ".",
        ",",
        "5",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=40).map(" ".join) | st.lists(PIECES).map(
    "".join
)
DOORS = sorted(FORMATS)


def assert_sound(document: Document) -> None:
    end = 0
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= len(document.text)
        end = block.span.end
    end = 0
    for pointer in document.pointers:
        assert end <= pointer.span.start < pointer.span.end <= len(document.text)
        assert pointer.keys
        end = pointer.span.end
    for span in (*document.hidden, *(e.span for e in document.entries)):
        assert 0 <= span.start <= span.end <= len(document.text)
    source = document.source or document.text
    for sentence in read_sentences(document):
        place = document.in_file(sentence.span)
        assert 0 <= place.start <= place.end <= len(source)
    assert 0 <= document.confidence <= 1


@pytest.mark.parametrize("ending", DOORS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_any_text_is_read(ending: str, text: str) -> None:
    assert_sound(read_document("a" + ending, text))


@pytest.mark.parametrize("ending", sorted(BINARY_FORMATS))
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=300), lead=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n"]))
def test_any_bytes_are_read_or_refused(ending: str, data: bytes, lead: bytes) -> None:
    try:
        assert_sound(read_bytes("a" + ending, lead + data))
    except EvidenceGraphError as error:
        event(error.what[:20])


LARGE: dict[str, Callable[[], str]] = {
    "one long line": lambda: "word disease it was so " * 100_000,
    "pointers on one line": lambda: "It is so [1]. " * 10_000,
    "many entries": lambda: (
        "It is so [7].\n\n## References\n\n"
        + "\n".join(
            f"{n}. Hall CD, Li A. Title {n} of it. {1900 + n % 100}." for n in range(1, 10_001)
        )
    ),
    "names on one line": lambda: "It is so (Hall et al., 1998; Li and Chen 2001). " * 5_000,
    "deep nesting": lambda: "<div><b>" * 20_000 + "text" + "</b></div>" * 20_000,
    "open tags": lambda: "<a href='" * 20_000,
    "open comments": lambda: "<!-- <![CDATA[ <!DOCTYPE [" * 20_000,
    "open brackets": lambda: "[" * 50_000 + "(" * 50_000 + "{{" * 30_000,
    "open references": lambda: "<ref>" * 10_000 + "{| {{ [[File:" * 5_000,
    "digits": lambda: "1," * 100_000 + "[" + "1," * 50_000 + "]",
    "carets": lambda: "^1 " * 50_000,
    "quotes": lambda: "> " * 5_000 + "x\n" + "> - " * 100,
    "commands": lambda: "\\cite[" * 20_000 + "\\begin{a}" * 5_000,
    "capitals": lambda: "Hall Clark " * 20_000 + "1998 " * 5_000,
    "blank lines": lambda: "\n \n" * 100_000,
    "at signs": lambda: "[@" * 30_000 + "@a" * 20_000,
}
_SECONDS = 20


@pytest.mark.parametrize("name", sorted(LARGE))
@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".xml", ".tex", ".wiki"])
def test_large_and_hostile_texts_take_bounded_time(name: str, ending: str) -> None:
    text = LARGE[name]()
    start = time.perf_counter()
    document = read_document("a" + ending, text)
    assert time.perf_counter() - start < _SECONDS
    assert all(isinstance(block.span, Span) for block in document.blocks)
