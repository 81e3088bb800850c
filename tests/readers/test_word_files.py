import json
import zipfile
from io import BytesIO

import pytest

from evidencegraph.errors import UnusableInputError
from evidencegraph.model import BlockKind, PointerStyle
from evidencegraph.readers import read_bytes

RUN = "<w:r><w:t>{}</w:t></w:r>"
RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
CHARACTER = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def word_file(*paragraphs: str, **others: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
        archive.writestr("word/document.xml", f"<w:document><w:body>{body}</w:body></w:document>")
        for name, content in others.items():
            archive.writestr(f"word/{name}.xml", content)
        archive.writestr("../../etc/evil", "x")
    return buffer.getvalue()


def live(shown: str, *titles: str) -> str:
    items = [
        {"id": n, "uris": [title], "itemData": {"title": title}} for n, title in enumerate(titles)
    ]
    code = " ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps({"citationItems": items}).replace(
        '"', "&quot;"
    )
    half = code.index(" CSL")
    instruction = "".join(
        f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (code[:half], code[half:])
    )
    return "".join(
        [
            CHARACTER.format("begin"),
            instruction,
            CHARACTER.format("separate"),
            RUN.format(shown),
            CHARACTER.format("end"),
        ]
    )


def test_headings_have_the_levels_of_their_styles() -> None:
    style = '<w:pPr><w:pStyle w:val="{}"/></w:pPr>' + RUN
    names = [
        ("Title", "On PML"),
        ("Subtitle", "Now"),
        ("Heading1", "Methods"),
        ("Titre2", "People"),
    ]
    data = word_file(*(style.format(*name) for name in names), RUN.format("Ten died."))

    assert [block.level for block in read_bytes("a.docx", data).blocks] == [1, 2, 2, 3, 0]


def test_live_fields_are_pointers_with_their_works() -> None:
    data = word_file(
        RUN.format("It is rare ") + live("(Hall, 1998)", "Cytarabine") + RUN.format("."),
        RUN.format("It kills ")
        + live("(Hall, 1998; Li, 2001)", "Cytarabine", "Other")
        + RUN.format("."),
    )
    document = read_bytes("a.docx", data)
    assert [p.keys for p in document.pointers] == [("1",), ("1", "2")]
    assert [p.span.of(document.text) for p in document.pointers] == [
        "(Hall, 1998)",
        "(Hall, 1998; Li, 2001)",
    ]
    assert [e.text for e in document.entries] == ["Cytarabine", "Other"]


def test_raised_runs_are_pointers_where_the_list_confirms_them() -> None:
    data = word_file(
        RUN.format("It is rare.")
        + RAISED.format("1,2")
        + RUN.format(" It kills.")
        + RAISED.format("3"),
        RUN.format("References"),
        *(RUN.format(f"{n}. Author {n}. Title of it. 2001.") for n in (1, 2, 3)),
    )
    document = read_bytes("a.docx", data)
    assert document.style is PointerStyle.SUPERSCRIPT
    assert [p.keys for p in document.pointers] == [("1", "2"), ("3",)]


def test_headings_items_and_tables_are_told_apart() -> None:
    data = word_file(
        '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' + RUN.format("Results"),
        "<w:pPr><w:numPr/></w:pPr>" + RUN.format("An item."),
    )
    document = read_bytes("a.docx", data)
    assert [b.kind for b in document.blocks] == [BlockKind.HEADING, BlockKind.ITEM]


def test_footnotes_that_name_a_work_are_pointers() -> None:
    words = "<w:p><w:r><w:t>Hall CD. PML. 1998.</w:t></w:r></w:p>"
    note = f'<w:footnotes><w:footnote w:id="2">{words}</w:footnote></w:footnotes>'
    data = word_file(
        RUN.format("It is rare.") + '<w:r><w:footnoteReference w:id="2"/></w:r>', footnotes=note
    )
    document = read_bytes("a.docx", data)
    assert [p.keys for p in document.pointers] == [("1",)]
    assert document.entries[0].text == "Hall CD. PML. 1998."


def test_a_zip_bomb_is_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 200_000_001)
    with pytest.raises(UnusableInputError, match="unpacks to more"):
        read_bytes("a.docx", buffer.getvalue())


def test_an_archive_without_a_document_is_no_word_file() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("other.xml", "x")
    with pytest.raises(UnusableInputError, match="no Word file"):
        read_bytes("a.docx", buffer.getvalue())
