"""Documents and bibliographies from files and folders."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from evidencegraph.appraisals import read_appraisals
from evidencegraph.bibliography import is_library, read_library
from evidencegraph.corpus import assemble, listed_references, told_by_notices
from evidencegraph.errors import UnusableInputError
from evidencegraph.grading import Tables, with_tables
from evidencegraph.model import Appraisal, Corpus, Document, Problem, Reference
from evidencegraph.readers import Decoded, guessed, is_binary, is_readable, read_bytes
from evidencegraph.topics import vocabulary_of
from evidencegraph.workspace.answers import answers_about
from evidencegraph.workspace.files import (
    Pathish,
    check_encoding,
    find_files,
    read_data,
    read_decoded,
    read_text,
    unreadable,
)

Progress = Callable[[Sequence[Path]], Iterable[Path]]
"""Wraps a list of files and shows how far the reading has come."""

# bibtexparser logs what it also returns; the logging module would print it on stderr.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_Read = TypeVar("_Read")


def read_corpus(  # noqa: PLR0913 - one door, and all but one are optional
    documents: Iterable[Pathish],
    references: Iterable[Pathish] = (),
    *,
    paragraph_scope: bool = True,
    encoding: str = "utf-8",
    cache: Pathish | None = None,
    concepts: Iterable[Pathish] = (),
    added: Iterable[Reference] = (),
    progress: Progress = lambda files: files,
) -> Corpus:
    """Read documents and libraries from files and folders into one corpus.

    Args:
        documents: files, or folders whose readable files are taken.
        references: bibliography files, or folders of them.
        paragraph_scope: whether a pointer that closes a paragraph covers its other sentences.
        encoding: of all files.
        cache: a folder of answers that `fetch` has filled; what they say of the works is used.
        concepts: files or folders of names of things, besides those of this distribution.
        added: works that people added to claims; kept although no document lists them.
        progress: wraps the files of documents while they are read.

    Returns:
        The corpus; files that could not be read are among its problems.

    Raises:
        UnusableInputError: a path does not exist, a folder holds nothing to read, or no document
            at all could be read.
        MalformedDataError: a row of concepts is wrong; the message names file, row and key.
    """
    named = tuple(_texts(concepts, "concepts"))
    vocabulary_of(named)  # what is wrong in it is said before anything long is read
    papers, problems = _read_documents(
        progress(find_files(documents, is_readable, "documents")), encoding
    )
    if not papers:
        reasons = "\n".join(f"{problem.location}: {problem.message}" for problem in problems)
        raise UnusableInputError(f"no document could be read\n{reasons}")
    library, doubts = _read_libraries(
        find_files(references, is_library, "bibliographies"), encoding
    )
    listed = [work for paper in papers for work in listed_references(paper)]
    more = tuple(added)
    known = answers_about([*library, *listed, *more], cache)
    told = told_by_notices([*library, *known])
    return assemble(
        papers,
        [*library, *known, *told, *(work for work in more if work.identifiers)],
        [*problems, *doubts],
        paragraph_scope=paragraph_scope,
        concepts=named,
        also={work.id for work in more},
    )


def read_references(
    paths: Iterable[Pathish], encoding: str = "utf-8"
) -> tuple[list[Reference], list[Problem]]:
    """Return the works of bibliographies and of documents' lists, not yet merged.

    Raises:
        UnusableInputError: a path does not exist, or a folder holds nothing to read.
    """
    files = find_files(paths, lambda name: is_library(name) or is_readable(name), "works")
    libraries = [file for file in files if _holds_library(file, encoding)]
    works, problems = _read_libraries(libraries, encoding)
    papers, unread = _read_documents([f for f in files if f not in libraries], encoding)
    listed = [work for paper in papers for work in listed_references(paper)]
    return [*works, *listed], [*problems, *unread]


def _holds_library(file: Path, encoding: str) -> bool:
    check_encoding(encoding)
    decoded = None if is_binary(file.name) else read_decoded(file, encoding)
    return is_library(file.name, decoded.text if isinstance(decoded, Decoded) else None)


def _read_libraries(files: Iterable[Path], encoding: str) -> tuple[list[Reference], list[Problem]]:
    read, problems = _read_all(files, read_library, encoding)
    works = [work for library in read for work in library.references]
    return works, [*problems, *(p for library in read for p in library.problems)]


def read_tables(paths: Iterable[Pathish]) -> Tables:
    """Return the tables of grading with those of files or folders before them.

    Raises:
        UnusableInputError: a path does not exist or cannot be read.
        MalformedDataError: a row is wrong; the message names file, row and key.
    """
    return with_tables(_texts(paths, "tables"))


def read_judgements(paths: Iterable[Pathish]) -> tuple[Appraisal, ...]:
    """Return the human judgements of files or folders, in the order given.

    Raises:
        UnusableInputError: a path does not exist or cannot be read.
        MalformedDataError: one is wrong; the message names file and line.
    """
    found = _texts(paths, "appraisals")
    return tuple(one for path, text in found for one in read_appraisals(path, text))


def _texts(paths: Iterable[Pathish], what: str) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of TOML files; an empty one holds nothing, which is no error."""
    for file in find_files(paths, lambda name: name.lower().endswith(".toml"), what):
        if file.stat().st_size:
            text = read_text(file)
            if isinstance(text, Problem):
                raise UnusableInputError(f"{text.location}: {text.message}")
            yield file.as_posix(), text


def read_one(path: Pathish, encoding: str = "utf-8") -> Document:
    """Read one document.

    Raises:
        UnusableInputError: it cannot be read; the message says why.
    """
    files = find_files([path], is_readable, "documents")
    read, problems = _read_documents(files, encoding)
    for problem in problems:
        raise UnusableInputError(f"{problem.location}: {problem.message}")
    return read[0]


def _read_documents(files: Iterable[Path], encoding: str) -> tuple[list[Document], list[Problem]]:
    """Return the documents of files, text or binary, and the problems of those unread."""
    check_encoding(encoding)
    read: list[Document] = []
    problems: list[Problem] = []
    for file in files:
        document = _read_document(file, encoding)
        if isinstance(document, Problem):
            problems.append(document)
        else:
            read.append(document)
    return read, problems


def _read_document(file: Path, encoding: str) -> Document | Problem:
    data = read_data(file)
    if isinstance(data, Problem):
        return data
    try:
        document = read_bytes(file.as_posix(), data, encoding)
    except UnusableInputError as error:
        # One damaged file among others is a finding; alone it ends the command.
        why = error.what.removeprefix(f"{file.as_posix()} ").rstrip(".")
        return unreadable(file, f"{why}. {error.hint}".rstrip(" ."))
    if not document.text.strip() and not document.problems:
        return unreadable(file, "shows no words: there is nothing to read")
    return document


def _read_all(
    files: Iterable[Path], reader: Callable[[str, str], _Read], encoding: str
) -> tuple[list[_Read], list[Problem]]:
    check_encoding(encoding)
    read: list[_Read] = []
    problems: list[Problem] = []
    for file in files:
        decoded = read_decoded(file, encoding)
        if isinstance(decoded, Problem):
            problems.append(decoded)
            continue
        if decoded.doubt is not None:
            problems.append(guessed(file.as_posix(), decoded.doubt))
        read.append(reader(file.as_posix(), decoded.text))
    return read, problems
