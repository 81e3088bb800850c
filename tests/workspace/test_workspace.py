"""Files in, files out, and everything that can be wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencegraph import build
from evidencegraph.errors import UnusableInputError, UnusableOutputError
from evidencegraph.model import ProblemKind
from evidencegraph.workspace import (
    LARGEST,
    read_corpus,
    read_one,
    read_references,
    read_text,
    write_files,
)

CLAIM = "PML is rare.[1]\n"


def problem_of(path: Path) -> str:
    text = read_text(path)
    assert not isinstance(text, str)
    assert text.kind is ProblemKind.UNREADABLE_FILE
    return text.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"PK\x03\x04\0\0", "is no text but a binary file"),
        ("A\nMüller is rare.".encode("latin-1"), "is not utf-8 text: byte 0xfc on line 2"),
        (b"x" * (LARGEST + 1), "has more than the 10 MB"),
    ],
)
def test_files_that_cannot_be_read_say_why(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    assert words in problem_of(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "\u200b\u200e\u00ad"),
        ("a.txt", "\ufeff\ufeff"),
        ("a.html", "<html><body><p>&#8203;</p><script>let a;</script></body></html>"),
    ],
)
def test_files_that_show_nothing_say_so(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")

    with pytest.raises(UnusableInputError, match="shows no words"):
        read_one(path)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Müller is rare.".encode(), "utf-8"),
        ("Müller is rare.".encode("utf-8-sig"), "utf-8"),
        ("Müller is rare.".encode("utf-16"), "utf-8"),
        ("Müller is rare.".encode("utf-32"), "utf-8"),
        ("Müller is rare.".encode("utf-16-le"), "utf-16-le"),
        ("Müller is rare.".encode("latin-1"), "latin-1"),
    ],
)
def test_encodings_that_are_told(tmp_path: Path, data: bytes, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    document = read_one(path, encoding)
    assert document.text == "Müller is rare."
    assert document.problems == ()


BOTH = "Müller: ≥ 5 mg.\n".encode() + b"M\xfcller is rare."
"""A file put together from one in UTF-8 and one in Windows-1252."""


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.tex", "a.html"])
def test_an_encoding_that_nobody_named_is_guessed_and_reported(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BOTH)

    text = read_one(path).text
    assert "Müller: ≥ 5 mg." in text
    assert "Müller is rare." in text
    (finding,) = (f for f in build([path]).audit() if f.code == "EG007")
    assert finding.location.line == BOTH.count(b"\n") + 1
    assert "byte 0xfc is no utf-8" in finding.message
    assert "--encoding latin-1" in finding.message


def test_the_encoding_of_a_library_is_guessed_and_reported(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(CLAIM)
    (tmp_path / "a.bib").write_bytes(b"@article{m, author={M\xfcller, C}, title={PML}, year=2001}")

    works, problems = read_references([tmp_path / "a.bib"])
    assert [p.kind for p in problems] == [ProblemKind.GUESSED_ENCODING]
    assert "Müller" in str(works[0].authors)
    corpus = read_corpus([tmp_path / "a.md"], [tmp_path / "a.bib"])
    assert problems[0] in corpus.problems


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.tex"])
def test_a_binary_file_is_refused_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")

    with pytest.raises(UnusableInputError, match="no text but a binary file. Save its text"):
        read_one(tmp_path / name)


def test_an_unknown_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLAIM)

    with pytest.raises(UnusableInputError, match="there is no encoding 'klingon'"):
        read_corpus([tmp_path], encoding="klingon")


def test_a_missing_path_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="there is no such file or folder"):
        read_corpus([tmp_path / "nothing.md"])
    with pytest.raises(UnusableInputError, match="this folder holds no documents"):
        read_corpus([tmp_path])
    (tmp_path / "a.md").write_text(CLAIM)
    with pytest.raises(UnusableInputError, match="this folder holds no bibliographies"):
        read_corpus([tmp_path], [tmp_path])


def test_one_bad_file_among_good_ones_becomes_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(CLAIM)
    (tmp_path / "b.md").write_bytes(b"\0\0")

    corpus = read_corpus([tmp_path])
    assert [paper.path for paper in corpus.papers] == [f"{tmp_path.as_posix()}/a.md"]
    assert [problem.kind for problem in corpus.problems] == [ProblemKind.UNREADABLE_FILE]


def test_nothing_but_bad_files_is_refused_with_every_reason(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\0\0")
    (tmp_path / "b.md").write_bytes(b"")

    with pytest.raises(UnusableInputError, match="no document could be read") as error:
        read_corpus([tmp_path])
    assert "a.md: this file is no text" in str(error.value)
    assert "b.md: this file is empty" in str(error.value)
    with pytest.raises(UnusableInputError, match="a.md: this file is no text"):
        read_one(tmp_path / "a.md")


def test_folders_give_what_can_be_read_once_and_hidden_files_stay_out(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "image.png", ".hidden.md", "deep/c.MD", ".git/d.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(CLAIM)

    corpus = read_corpus([tmp_path, tmp_path / "b.md"])
    names = [Path(paper.path).name for paper in corpus.papers]
    assert names == ["a.txt", "b.md", "c.MD"]


def test_writing_is_all_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()  # what should become a file is a folder
    (tmp_path / "a.txt").write_text("old")

    with pytest.raises(UnusableOutputError, match="cannot write here"):
        write_files(tmp_path, {"c.txt": "new", "b.txt": "new"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(UnusableOutputError, match="cannot write here"):
        write_files(tmp_path / "file" / "deeper", {"a.txt": "x"})


def test_old_files_are_replaced_and_line_ends_kept(tmp_path: Path) -> None:
    first = write_files(tmp_path / "new", {"a.txt": "one\n"})[0].stat().st_ino
    written = write_files(tmp_path / "new", {"a.txt": "two\n"})

    assert written == (tmp_path / "new" / "a.txt",)
    assert written[0].read_bytes() == b"two\n"
    # A file of its own took the place: who was reading the old one still reads all of it.
    assert written[0].stat().st_ino != first


@pytest.mark.parametrize(
    "start",
    [
        '<?xml version="1.0" encoding="iso-8859-1"?><article>',
        '<html><head><meta charset="windows-1252"></head>',
        '<meta http-equiv="Content-Type" content="text/html; charset=latin1">',
    ],
)
def test_an_encoding_that_a_file_declares_is_honoured(tmp_path: Path, start: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f"{start}<p>Müller</p>".encode("latin-1"))

    document = read_one(path)
    assert document.text.strip() == "Müller"
    assert [p for p in document.problems if p.kind is ProblemKind.GUESSED_ENCODING] == []


def test_a_declaration_does_not_outweigh_what_the_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<meta charset="latin-1">Müller'.encode())

    assert read_one(path).text.strip() == "Müller"


def test_an_unknown_declaration_is_no_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<meta charset="klingon">Müller'.encode("latin-1"))

    (problem,) = read_one(path).problems
    assert problem.kind is ProblemKind.GUESSED_ENCODING
