import re

import pytest

from evidencegraph.claims import claims_of, read_sentences
from evidencegraph.corpus import listed_references
from evidencegraph.errors import UnusableInputError
from evidencegraph.model import BlockKind, PointerStyle, ProblemKind
from evidencegraph.readers import read_bytes, read_document

JATS = """<?xml version="1.0"?>
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>
<title-group><article-title>On PML</article-title></title-group>
<abstract><p>A short one.</p></abstract></article-meta></front>
<body><sec><title>Results</title>
<p>It is rare &amp; kills [<xref ref-type="bibr" rid="b1">1</xref>&#x02013;<xref rid="b3">3</xref>].
It hurts.<sup><xref ref-type="bibr" rid="b2">2</xref></sup></p>
<table-wrap><table><tr><td>Cases</td>
<td>Three cases<xref rid="b1">1</xref></td></tr></table></table-wrap>
</sec></body><back><ref-list>
<ref id="b1"><label>1.</label><element-citation><person-group><name><surname>Hall</surname>
<given-names>CD</given-names></name></person-group><article-title>Cytarabine</article-title>
<year>1998</year><pub-id pub-id-type="pmid">9571254</pub-id></element-citation></ref>
<ref id="b2"><label>2.</label><mixed-citation>Clark B. Title.
<ext-link xlink:href="https://doi.org/10.1/x">link</ext-link></mixed-citation></ref>
<ref id="b3"><label>3.</label><mixed-citation>Li C. Title.</mixed-citation></ref>
</ref-list></back></article>"""


def test_jats_pointers_entries_and_identifiers() -> None:
    document = read_document("a.nxml", JATS)
    assert document.title == "On PML"
    assert [p.keys for p in document.pointers] == [("1", "2", "3"), ("2",), ("1",)]
    assert document.entries[0].text == "Hall CD, Cytarabine. 1998. PMID: 9571254." or (
        "PMID: 9571254" in document.entries[0].text
    )
    assert "https://doi.org/10.1/x" in document.entries[1].text
    assert document.problems == ()


def test_an_abstract_without_a_title_is_named_where_the_text_names_its_parts() -> None:
    document = read_document("a.xml", JATS)
    untitled = read_document("a.xml", JATS.replace("<title>Results</title>", ""))

    assert [(s.text, s.section) for s in read_sentences(document)][:2] == [
        ("A short one.", "Abstract"),
        ("It is rare & kills.", "Results"),
    ]
    assert {s.section for s in read_sentences(untitled)} == {"On PML"}
    opened = JATS.replace("<body>", "<body><p>It was known.</p>")
    assert [(s.text, s.section) for s in read_sentences(read_document("a.xml", opened))][:2] == [
        ("A short one.", "Abstract"),
        ("It was known.", "Introduction"),
    ]
    talk = JATS.replace("<article", '<article article-type="abstract"', 1)
    untold = talk.replace("<title>Results</title>", "")
    assert {s.section for s in read_sentences(read_document("a.xml", untold))} == {"Abstract"}
    alone = re.sub("<body>.*</body>", "", JATS, flags=re.DOTALL)
    assert read_sentences(read_document("a.xml", alone))[0].section == "Abstract"
    titled = JATS.replace("<abstract>", "<abstract><title>Summary</title>")
    assert read_sentences(read_document("a.xml", titled))[0].section == "Summary"


def test_of_several_forms_of_a_table_the_one_with_words_is_read() -> None:
    forms = "<alternatives><graphic>drawn</graphic><table>"
    source = JATS.replace("<table>", forms).replace("</table>", "</table></alternatives>")
    source = source.replace("kills", "kills <alternatives><tex-math>x</tex-math></alternatives>")
    document = read_document("a.nxml", source)
    assert document.text == read_document("a.nxml", JATS).text.replace("kills", "kills ")
    assert [p.keys for p in document.pointers] == [("1", "2", "3"), ("2",), ("1",)]


def test_the_text_at_a_claims_location_is_the_claim() -> None:
    source = JATS
    document = read_document("a.nxml", source)
    for cited in claims_of(document, read_sentences(document)):
        claim = cited.claim
        line = source.splitlines()[claim.location.line - 1]
        assert line[claim.location.column - 1 :].startswith(claim.text.split()[0].strip(";"))
        assert source[claim.start :].startswith(claim.text.split()[0].strip(";"))


PAGE = """<html><head><title>PML</title><script>var x = "<p>no</p>";</script></head><body>
<nav><a href="/">Home [1]</a></nav><main><h1>About PML</h1>
<p>It is rare.<sup><a href="#ref-1">1</a>,<a href="#ref-2">2</a></sup> It kills<a href="#ref-2">[2]</a>.
<ul><li>First item<li>Second item</ul>
<h2>References</h2><ol><li id="ref-1">Hall CD. <a href="https://pubmed.ncbi.nlm.nih.gov/9571254/">link</a>
<li id="ref-2">Clark B. 1999.</ol></main><footer>Contact</footer></body></html>"""


def test_html_main_text_pointers_and_list() -> None:
    document = read_document("a.html", PAGE)
    assert "Home" not in document.text
    assert "Contact" not in document.text
    assert "no" not in document.text.split()
    assert [p.keys for p in document.pointers] == [("1", "2"), ("2",)]
    assert [e.key for e in document.entries] == ["1", "2"]
    assert "pubmed" in document.entries[0].text
    assert [b.kind for b in document.blocks].count(BlockKind.ITEM) == 2


def test_html_without_anchors_is_read_by_style() -> None:
    page = "<p>It is rare [1]. It kills <sup>x</sup>[2].</p><h2>Sources</h2><ul><li>Hall</li><li>Li</li></ul>"
    document = read_document("a.html", page)
    assert [p.keys for p in document.pointers] == [("1",), ("2",)]
    assert document.style is PointerStyle.BRACKETED


def test_html_links_to_works_are_citations() -> None:
    page = '<p>It is rare (<a href="https://doi.org/10.1056/x1">Hall</a>).</p>'
    document = read_document("a.html", page)
    assert [p.keys for p in document.pointers] == [("doi:10.1056/x1",)]


LATEX = r"""\documentclass{article}\title{On PML}
\begin{document}
\section{Results} % a comment \cite{no}
It is rare~\citep[see][p. 3]{hall, clark} and 5\% die; \textcite{li} agrees.
\begin{itemize}\item One \cite{hall} \item Two\end{itemize}
\begin{verbatim}\cite{no}\end{verbatim}
\nocite{no}\autocites[1]{hall}[2]{li}
\input{methods}
\begin{thebibliography}{9}\bibitem{hall} Hall CD. 1998.
\bibitem[Clark]{clark} Clark B.\end{thebibliography}
\end{document}"""


def test_latex_citations_sections_and_bibliography() -> None:
    document = read_document("a.tex", LATEX)
    assert [p.keys for p in document.pointers] == [
        ("hall", "clark"),
        ("li",),
        ("hall",),
        ("hall", "li"),
    ]
    assert [(e.key, e.text) for e in document.entries] == [
        ("hall", "Hall CD. 1998."),
        ("clark", "Clark B."),
    ]
    assert document.title == "On PML"
    assert "5% die" in document.text
    assert [p.kind for p in document.problems] == [ProblemKind.CUT_SHORT]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (r"It kills. \citet{hall1998} saw five cases. It hurts \citep{li}.",
         [("It kills.", []), ("Hall1998 saw five cases.", ["hall1998"]), ("It hurts.", ["li"])]),
        (r"As \textcite{hall} and \citeauthor{li} say, it is rare.",
         [("As Hall and Li say, it is rare.", ["hall", "li"])]),
        (r"It is cheap\footnote{Prices \cite{li} differ.} and kind.",
         [("It is cheap (Prices differ.) and kind.", ["li"])]),
        (r"Use R\footnote{\url{https://r.org}.} or \href{https://b.org/x}{the \emph{tool} B}.",
         [("Use R or the tool B.", ["url:b.org/x"])]),
    ],
)  # fmt: skip
def test_latex_shows_names_notes_and_links_as_words(
    source: str, found: list[tuple[str, list[str]]]
) -> None:
    sentences = read_sentences(read_document("a.tex", source))

    assert [(s.text, [mark.key for mark in s.marks]) for s in sentences] == found


@pytest.mark.parametrize(
    ("entry", "shown", "names"),
    [
        (
            r"PML. \url{https://a.org/b\_c\%20d}.",
            "PML. https://a.org/b_c%20d.",
            "url:a.org/b_c%20d",
        ),
        (
            r"\href{https://doi.org/10.1000/x(1)}{PML}.",
            "https://doi.org/10.1000/x(1) PML.",
            "doi:10.1000/x(1)",
        ),
        (r"PML. \href{https://doi.org/10.1000/x}{link}", None, "doi:10.1000/x"),
        (r"PML. \doi{10.1000/x}", "PML. 10.1000/x", "doi:10.1000/x"),
    ],
)
def test_what_a_latex_entry_links_to_is_kept_apart_from_its_label(
    entry: str, shown: str | None, names: str
) -> None:
    source = (
        r"\begin{document}See \href{https://a.org}{the site} or \url{https://b.org} \cite{a}."
        rf"\begin{{thebibliography}}{{9}}\bibitem{{a}} {entry}\end{{thebibliography}}\end{{document}}"
    )
    document = read_document("a.tex", source)

    (read,) = document.entries
    assert shown in {None, read.text}
    assert " ".join(document.text.split()).startswith("See the site or [a]")
    (work,) = listed_references(document)
    assert names in {work.id, *work.identifiers}


WIKI = """'''PML''' is rare.<ref name="h">{{cite journal |title=It |pmid=9571254}}</ref> It [[death|kills]].<ref>Clark
</ref><!-- <ref>no</ref> -->

== Care ==
* Give nothing.<ref name="h" />
{| class="x"
| Cell <ref name=t>Table note</ref>
|}
{{reflist|refs=<ref name="t">Table note</ref>}}
"""


def test_wikitext_references_reuse_and_templates() -> None:
    document = read_document("a.wiki", WIKI)
    assert [p.keys for p in document.pointers] == [("1",), ("2",), ("1",), ("3",)]
    assert [e.text for e in document.entries] == ["It. PMID: 9571254", "Clark", "Table note"]
    assert "PML is rare.[1] It kills.[2]" in document.text


@pytest.mark.parametrize("path", ["a.docx", "a.pdf"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"%PDF-1.4 broken", b"\x00" * 100])
def test_broken_binary_files_are_said_to_be_unusable(path: str, data: bytes) -> None:
    with pytest.raises(UnusableInputError):
        read_bytes(path, data)


def test_text_comes_through_the_door_for_bytes_too() -> None:
    assert read_bytes("a.txt", "\ufeffIt is rare [1].".encode()).pointers[0].keys == ("1",)


def test_broken_markup_is_reported_and_read_around() -> None:
    document = read_document("a.xml", "<article><body><p>It is <b>rare.</p></body>")
    assert document.text.strip() == "It is rare."
    assert [p.kind for p in document.problems] == [ProblemKind.BROKEN_MARKUP]
    assert document.problems[0].location.column == 25


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbb"><!ENTITY c SYSTEM "file:///etc/passwd">]><a><p>It &b; &c;.</p></a>'
    document = read_document("a.xml", bomb)
    assert document.text.strip() == "It &b; &c;."
    assert [p.kind for p in document.problems] == [ProblemKind.BROKEN_MARKUP]


def test_wikitext_headings_may_cite_and_closed_tags_hold_nothing() -> None:
    page = "== Life<ref>A. PMID: 1</ref> ==\nBorn<nowiki/> here.<ref>B</ref> Lived&nbsp;on.\n"
    page += '{| class="x"\n|-\n| rowspan="2"|52\n| old\n|}'
    document = read_document("a.wiki", page)
    assert [p.keys for p in document.pointers] == [("1",), ("2",)]
    shown = [b.span.of(document.text) for b in document.blocks]
    assert shown[:3] == ["Life[1]", "Born here.[2] Lived\xa0on.", "| 52\n |  old"]


@pytest.mark.parametrize(
    ("path", "data", "guessed"),
    [
        ("a.txt", "Müller".encode("utf-16"), False),
        ("a.txt", "Müller".encode("utf-8-sig"), False),
        ("a.html", '<meta charset="latin-1">Müller'.encode("latin-1"), False),
        ("a.xml", '<?xml version="1.0" encoding="latin-1"?><p>Müller</p>'.encode("latin-1"), False),
        ("a.tex", "\\usepackage[latin1]{inputenc}\nMüller".encode("latin-1"), False),
        ("a.tex", "% \\usepackage[latin1]{inputenc}\nMüller".encode("latin-1"), True),
        ("a.txt", "A\nMüller".encode("cp1252"), True),
        ("a.txt", b"M\xfcller \x81", True),
        ("a.txt", "Müller".encode("utf-32"), False),
        ("a.txt", "Müller".encode("utf-16") + b"x", True),
        ("a.txt", "Müller ≥ ".encode() + b"M\xfcller", True),
    ],
)
def test_bytes_are_decoded_as_they_declare_themselves(
    path: str, data: bytes, guessed: bool
) -> None:
    document = read_bytes(path, data)
    assert "Müller" in document.text or "Müller" in document.source
    problems = [p for p in document.problems if p.kind is ProblemKind.GUESSED_ENCODING]
    assert bool(problems) is guessed


@pytest.mark.parametrize(
    "page",
    [
        '<html><head><meta charset="utf-8"><body><p>It is rare.</p>',
        "<head><title>PML</title><link rel=a><p>It is rare.</head>",
        "<html><head><script>x</script>It is rare.",
    ],
)
def test_a_head_that_is_not_closed_ends_before_the_text(page: str) -> None:
    document = read_document("a.html", page)
    assert [b.span.of(document.text) for b in document.blocks][-1] == "It is rare."


def test_only_commands_for_several_works_take_several_groups() -> None:
    text = r"It is so \cite{a} {\it word} and \autocites[2]{b}{c}. It hurts \citep{d}{e}."
    document = read_document("a.tex", text)
    assert [p.keys for p in document.pointers] == [("a",), ("b", "c"), ("d",)]
    assert "word" in document.text
