"""Which files are meant, and what they hold as bytes and text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from evidencegraph.errors import UnusableInputError
from evidencegraph.model import Location, Problem, ProblemKind
from evidencegraph.readers import Decoded, decode, is_text

Pathish = str | os.PathLike[str]

LARGEST = 10_000_000
"""A file of more bytes is not read: a book has one million. Nothing is shown in silence."""


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


def read_text(file: Path) -> str | Problem:
    """Return the text of a file that must be UTF-8, or the problem that keeps it from being read.

    So are settings, tables and graphs; in what people write about medicine the encoding is
    guessed, see `read_decoded`.
    """
    decoded = read_decoded(file)
    if isinstance(decoded, Problem) or decoded.doubt is None:
        return decoded if isinstance(decoded, Problem) else decoded.text
    doubt = decoded.doubt
    line = doubt.object.count(b"\n", 0, doubt.start) + 1
    byte = f"byte 0x{doubt.object[doubt.start]:02x} on line {line}"
    return unreadable(file, f"is not {doubt.encoding} text: {byte}. Save it as UTF-8")


def read_decoded(file: Path, encoding: str = "utf-8") -> Decoded | Problem:
    """Return the text of a file, or the problem that keeps it from being read."""
    data = read_data(file)
    if isinstance(data, Problem):
        return data
    if not is_text(data, encoding):
        return unreadable(file, "is no text but a binary file. Save its text as .txt or .md")
    return decode(data, encoding)


def read_data(file: Path) -> bytes | Problem:
    """Return the bytes of a file, or the problem that keeps it from being read."""
    try:
        size = file.stat().st_size
        if size > LARGEST:
            return unreadable(
                file,
                f"has {size / 1e6:.0f} MB, more than the {LARGEST / 1e6:.0f} MB that one document "
                "may have. Split it",
            )
        data = file.read_bytes()
    except OSError as error:
        return unreadable(file, f"cannot be opened: {error.strerror or error}")
    if not data.strip():
        return unreadable(file, "is empty: there is nothing to read")
    return data


def check_encoding(name: str) -> None:
    """Refuse an encoding that nobody knows, before anything is read by it.

    Raises:
        UnusableInputError: there is none of this name.
    """
    try:
        "".encode(name)
    except LookupError:
        raise UnusableInputError(f"there is no encoding {name!r}", "Try latin-1.") from None


def unreadable(file: Path, why: str) -> Problem:
    """Return the problem of a file that cannot be read."""
    return Problem(Location(file.as_posix()), f"this file {why}", kind=ProblemKind.UNREADABLE_FILE)
