"""The only module that touches the disk: inputs are read, outputs are written."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from errno import EISDIR
from pathlib import Path
from typing import TypeVar

from evidencegraph.appraisals import read_appraisals
from evidencegraph.bibliography import is_library, read_library
from evidencegraph.corpus import assemble
from evidencegraph.errors import UnusableInputError, UnusableOutputError
from evidencegraph.grading import Tables, with_tables
from evidencegraph.model import (
    Appraisal,
    Corpus,
    Document,
    Location,
    Problem,
    ProblemKind,
    Reference,
)
from evidencegraph.readers import is_readable, read_document

Pathish = str | os.PathLike[str]
Progress = Callable[[Sequence[Path]], Iterable[Path]]
"""Wraps a list of files and shows how far the reading has come."""

LARGEST = 10_000_000
"""A file of more bytes is not read: a book has one million. Nothing is shown in silence."""

_BYTES_LOOKED_AT = 8192

# bibtexparser logs what it also returns; the logging module would print it on stderr.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_Read = TypeVar("_Read")


def read_corpus(
    documents: Iterable[Pathish],
    references: Iterable[Pathish] = (),
    *,
    paragraph_scope: bool = True,
    encoding: str = "utf-8",
    progress: Progress = lambda files: files,
) -> Corpus:
    """Read documents and libraries from files and folders into one corpus.

    Args:
        documents: files, or folders whose readable files are taken.
        references: bibliography files, or folders of them.
        paragraph_scope: whether a pointer that closes a paragraph covers its other sentences.
        encoding: of all files.
        progress: wraps the files of documents while they are read.

    Returns:
        The corpus; files that could not be read are among its problems.

    Raises:
        UnusableInputError: a path does not exist, a folder holds nothing to read, or no document
            at all could be read.
    """
    papers, problems = _read_all(
        progress(find_files(documents, is_readable, "documents")), read_document, encoding
    )
    if not papers:
        reasons = "\n".join(f"{problem.location}: {problem.message}" for problem in problems)
        raise UnusableInputError(f"no document could be read\n{reasons}")
    library: list[Reference] = []
    files = find_files(references, is_library, "bibliographies")
    read, unread = _read_all(files, read_library, encoding)
    for one in read:
        library.extend(one.references)
        problems.extend(one.problems)
    return assemble(papers, library, [*problems, *unread], paragraph_scope=paragraph_scope)


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
    read, problems = _read_all(files, read_document, encoding)
    for problem in problems:
        raise UnusableInputError(f"{problem.location}: {problem.message}")
    return read[0]


def find_files(
    paths: Iterable[Pathish], is_wanted: Callable[[str], bool], what: str
) -> Sequence[Path]:
    """Return the files that paths name, each once; folders give what is wanted in them, sorted.

    Raises:
        UnusableInputError: a path does not exist, or a folder holds nothing that is wanted.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            files = (file for file in path.rglob("*") if _is_visible(file, path))
            inside = sorted(file for file in files if is_wanted(file.name))
            if not inside:
                hint = "Name files one by one if their endings are unusual."
                raise UnusableInputError(f"{path}: this folder holds no {what}", hint)
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path] = None
        else:
            hint = "Check the spelling; paths are relative to the current folder."
            raise UnusableInputError(f"{path}: there is no such file or folder", hint)
    return tuple(found)


def _is_visible(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.is_file() and not hidden


def _read_all(
    files: Iterable[Path], reader: Callable[[str, str], _Read], encoding: str
) -> tuple[list[_Read], list[Problem]]:
    read: list[_Read] = []
    problems: list[Problem] = []
    for file in files:
        text = read_text(file, encoding)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            read.append(reader(file.as_posix(), text))
    return read, problems


def read_text(file: Path, encoding: str = "utf-8") -> str | Problem:
    """Return the text of a file, or the problem that keeps it from being read."""
    try:
        size = file.stat().st_size
        if size > LARGEST:
            return _unreadable(
                file,
                f"has {size / 1e6:.0f} MB, more than the {LARGEST / 1e6:.0f} MB that one document "
                "may have. Split it",
            )
        data = file.read_bytes()
    except OSError as error:
        return _unreadable(file, f"cannot be opened: {error.strerror or error}")
    if not data.strip():
        return _unreadable(file, "is empty: there is nothing to read")
    return _decoded(file, data, encoding)


def _decoded(file: Path, data: bytes, encoding: str) -> str | Problem:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in data[:_BYTES_LOOKED_AT]:
        return _unreadable(file, "is no text but a binary file. Save its text as .txt or .md")
    try:
        return data.decode("utf-8-sig" if encoding.lower() in {"utf-8", "utf8"} else encoding)
    except LookupError:
        raise UnusableInputError(f"there is no encoding {encoding!r}", "Try latin-1.") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _unreadable(
            file,
            f"is not {encoding} text: byte 0x{data[error.start]:02x} on line {line}. "
            "Name its encoding with --encoding, for example --encoding latin-1",
        )


def _unreadable(file: Path, why: str) -> Problem:
    return Problem(Location(file.as_posix()), f"this file {why}", kind=ProblemKind.UNREADABLE_FILE)


def write_files(folder: Pathish, files: Mapping[str, str]) -> tuple[Path, ...]:
    """Write texts into a folder: all of them or none.

    Each is written beside its place first and then renamed, so that no reader ever sees half a
    file and an interrupted run leaves the old ones as they were.

    Args:
        folder: made if it does not exist.
        files: texts by file name.

    Returns:
        The paths written, in the order given.

    Raises:
        UnusableOutputError: the folder cannot be made or written to.
    """
    home = Path(folder)
    waiting: list[tuple[Path, Path]] = []
    try:
        home.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            if (home / name).is_dir():
                raise IsADirectoryError(EISDIR, f"{name} is a folder")
            draft = home / f".{name}.{os.getpid()}.draft"
            waiting.append((draft, home / name))
            draft.write_bytes(text.encode("utf-8", errors="surrogatepass"))
        for draft, place in waiting:
            draft.replace(place)
    except OSError as error:
        hint = "Choose another folder with --output, or free the disk."
        reason = error.strerror or str(error)
        raise UnusableOutputError(f"{home}: cannot write here: {reason}", hint) from error
    finally:
        for draft, _ in waiting:
            _discard(draft)
    return tuple(place for _, place in waiting)


def _discard(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        # The folder itself is gone or no folder: there is no draft to leave behind.
        return
