"""The text at a claim's place is the claim: in every format, whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencegraph.claims import claims_of, read_sentences
from evidencegraph.model import Document
from evidencegraph.readers import read_bytes

_NAMED = re.compile(r"wo\d+x")
"""Words that stand in a document once, and are the same in the file and in what it shows."""
_LINE_END = re.compile(r"\r\n|\n|\r")

_MARKUP = ("<i>{}</i>", "<b>{}</b>", "&beta;{}", "&#x1D6FD;{}", "5&nbsp;{}", "&lt;{}")


@dataclass(frozen=True)
class Format:
    """How a format writes words, pointers and paragraphs."""

    ending: str
    words: Sequence[str]
    pointer: str
    paragraph: str
    whole: str


FORMATS = [
    Format(".txt", ("({})", "“{}”"), "[1]", "{}\n\n", "{}References\n\n1. Hall CD. 1998.\n"),
    Format(
        ".md",
        ("*{}*", "**{}**", "[{}](https://a.org/b)", "`{}`", "&beta;{}", "\\*{}", "<b>{}</b>"),
        "[1]",
        "{}\n\n",
        "# Title\n\n{}## References\n\n1. Hall CD. 1998.\n",
    ),
    Format(
        ".html",
        (*_MARKUP, "<!-- a -->{}", '<a href="https://a.org/b">{}</a>'),
        '<sup><a href="#r1">1</a></sup>',
        "<p>{}</p>\n",
        '<html><head><title>T</title></head><body>{}<ol><li id="r1">Hall.</li></ol></body></html>',
    ),
    Format(
        ".xml",
        ("<italic>{}</italic>", *_MARKUP[2:], "<![CDATA[{}]]>"),
        '<xref ref-type="bibr" rid="b1">1</xref>',
        "<p>{}</p>\n",
        '<article><body><sec>{}</sec></body><back><ref-list><ref id="b1"><mixed-citation>Hall CD.'
        "</mixed-citation></ref></ref-list></back></article>",
    ),
    Format(
        ".tex",
        ("\\emph{{{}}}", "\\textbf{{{}}}", "$\\beta${}", "{{\\it {}}}", "5\\,\\%~{}", "\\'e{}"),
        "~\\cite{hall}",
        "{}\n\n",
        "\\begin{{document}}\n{}\\begin{{thebibliography}}{{9}}\n\\bibitem{{hall}} Hall CD.\n"
        "\\end{{thebibliography}}\n\\end{{document}}\n",
    ),
    Format(
        ".wiki",
        ("''{}''", "'''{}'''", "[[Page|{}]]", "&beta;{}", "<!-- a -->{}", "<small>{}</small>"),
        "<ref>{{cite journal|pmid=9571254}}</ref>",
        "{}\n\n",
        "{}== References ==\n{{{{reflist}}}}\n",
    ),
]
_ANYWHERE = ("{}", "é{}", "e\u0301{}", "𝛽{}", "👩🏽‍⚕️{}", "{}-β", "{}\u00a0mg")


def sentences_of(form: Format) -> st.SearchStrategy[str]:
    """Return sentences as a format writes them; ``%`` stands for the number of each word."""
    word = st.sampled_from((*_ANYWHERE, *form.words))
    part = st.tuples(
        word, st.sampled_from(("is", "may reduce", "was")), st.lists(word, min_size=2, max_size=4)
    ).map(lambda made: " ".join([made[0], made[1], *made[2]]).replace("{}", "wo%x"))
    joint = st.sampled_from((", although ", "; ", ", but ", ", and ", form.pointer + ", whereas "))
    parts = st.lists(part, min_size=1, max_size=2)
    closing = st.sampled_from((".", f" {form.pointer}.", f".{form.pointer}", "?"))
    return st.tuples(parts, joint, closing).map(lambda made: made[1].join(made[0]) + made[2])


@st.composite
def documents(draw: st.DrawFn, form: Format) -> bytes:
    """Return a file of a few paragraphs, perhaps with a byte order mark."""
    space = draw(st.sampled_from((" ", "  ", "\n")))
    paragraphs = draw(
        st.lists(st.lists(sentences_of(form), min_size=1, max_size=3).map(space.join), max_size=4)
    )
    text = form.whole.format("".join(form.paragraph.format(words) for words in paragraphs))
    for number in range(text.count("wo%x")):
        text = text.replace("wo%x", f"wo{number}x", 1)
    text = text.replace("{{", "{").replace("}}", "}") if form.ending == ".tex" else text
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + text.encode()


def at(file: str, line: int, column: int) -> int:
    """Return the offset of a line and column, counted as an editor does."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(file))]
    return starts[line - 1] + column - 1


def assert_exact(document: Document, file: str) -> None:
    """Check that every claim stands where it says it does, no more and no less."""
    for cited in claims_of(document, read_sentences(document)):
        claim = cited.claim
        shown = file[claim.start : claim.end]
        names = _NAMED.findall(claim.text)
        assert _NAMED.findall(shown) == names
        assert at(file, claim.location.line, claim.location.column) == claim.start
        if names:
            lead, tail = shown.partition(names[0])[0], shown.rpartition(names[-1])[2]
            assert " " not in lead.replace("<!-- a -->", "")
            assert "\n" not in lead + tail
            assert claim.text.partition(names[0])[0][:1] in shown[:1] + "βé<5 𝛽"


def _said(document: Document) -> list[tuple[str, list[str]]]:
    """Return what the claims of a document say, and what they are cited for."""
    found = claims_of(document, read_sentences(document))
    return [(cited.claim.text, [mark.key for mark in cited.marks]) for cited in found]


def _test_of(form: Format) -> Callable[[], None]:
    @settings(max_examples=40, deadline=None, report_multiple_bugs=False)
    @given(data=documents(form))
    def check(data: bytes) -> None:
        document = read_bytes("a" + form.ending, data)
        assert_exact(document, data.decode("utf-8-sig"))
        for line_end in (b"\r\n", b"\r"):
            other = data.replace(b"\n", line_end)
            again = read_bytes("a" + form.ending, other)
            assert_exact(again, other.decode("utf-8-sig"))
            assert _said(again) == _said(document)

    return check


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.ending)
def test_the_text_at_a_claims_place_is_the_claim(form: Format) -> None:
    _test_of(form)()
