"""Which files are meant, and what they hold as bytes and text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from evidencegraph.errors import UnusableInputError
from evidencegraph.model import Location, Problem, ProblemKind
from evidencegraph.readers import Decoded, decode, is_text

Pathish = str | os.PathLike[str]

LARGEST = 10_000_000
"""A file of more bytes is not read: a book has one million. Nothing is shown in silence."""

LARGEST_GRAPH = 1_000_000_000
"""The same for a graph: five hundred documents with their words have a hundred million."""

OUTPUTS = ("index.html", "report.html", "report.md", "graph.json", "findings.json")
"""What `build` writes into a folder."""

_STDIN = Path("/dev/stdin")

_MARK = b'"evidencegraph/'
"""Stands in the head of every graph.json, in the name of its format."""

_HEAD = 8192
"""Bytes of a graph in which its mark must come."""


def find_files(
    paths: Iterable[Pathish], is_wanted: Callable[[str], bool], what: str
) -> Sequence[Path]:
    """Return the files that paths name, each once; folders give what is wanted in them, sorted.

    ``-`` names what is piped in, as it does for other commands; a file of this name is ``./-``.

    What this program wrote into a folder is not in it: a report is no document.

    Raises:
        UnusableInputError: a path does not exist, or a folder holds nothing that is wanted.
    """
    found: dict[Path, None] = {}
    for path in (_STDIN if path == "-" else Path(path) for path in paths):
        if os.path.isdir(path):  # noqa: PTH112 - unlike Path's, it bears a name that cannot be
            files = (file for file in visible_files(path) if is_wanted(file.name))
            inside = sorted(f for f in files if f.is_file() and not _is_output(f))
            if not inside:
                hint = "Name files one by one if their endings are unusual."
                raise UnusableInputError(f"{path}: this folder holds no {what}", hint)
            found.update(dict.fromkeys(inside))
        elif os.path.exists(path):  # noqa: PTH110 - the same
            found[path] = None
        else:
            hint = "Check the spelling; paths are relative to the current folder."
            raise UnusableInputError(f"{path}: there is no such file or folder", hint)
    return tuple(found)


def visible_files(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder and below it, without hidden files and those of hidden folders.

    Links to folders are not followed; a folder that vanishes meanwhile is passed over.
    """
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in files if not name.startswith("."))


def _is_output(file: Path) -> bool:
    """Return whether `build` wrote a file: it is called so, and a graph of ours lies beside it."""
    if file.name not in OUTPUTS:
        return False
    try:
        with (file.parent / "graph.json").open("rb") as graph:
            return _MARK in graph.read(_HEAD)
    except OSError:
        return False


def read_text(file: Path, most: int = LARGEST) -> str | Problem:
    """Return the text of a UTF-8 file of at most so many bytes, or what keeps it from being read.

    Settings, tables and graphs must be; in what people write about medicine the encoding is
    guessed, see `read_decoded`.
    """
    decoded = read_decoded(file, most=most)
    if isinstance(decoded, Problem) or decoded.doubt is None:
        return decoded if isinstance(decoded, Problem) else decoded.text
    doubt = decoded.doubt
    line = doubt.object.count(b"\n", 0, doubt.start) + 1
    byte = f"byte 0x{doubt.object[doubt.start]:02x} on line {line}"
    return unreadable(file, f"is not {doubt.encoding} text: {byte}. Save it as UTF-8")


def read_decoded(file: Path, encoding: str = "utf-8", most: int = LARGEST) -> Decoded | Problem:
    """Return the text of a file, or the problem that keeps it from being read."""
    data = read_data(file, most)
    if isinstance(data, Problem):
        return data
    if not is_text(data, encoding):
        return unreadable(file, "is no text but a binary file. Save its text as .txt or .md")
    return decode(data, encoding)


def read_data(file: Path, most: int = LARGEST) -> bytes | Problem:
    """Return at most so many bytes of a file, or the problem that keeps it from being read."""
    if not _is_utf8(file.as_posix()):
        return unreadable(file, "has a name that is no UTF-8. Rename it")
    try:
        with file.open("rb") as opened:
            # Not by its size: a pipe or a device has none.
            data = opened.read(most + 1)
    except OSError as error:
        return unreadable(file, f"cannot be opened: {error.strerror or error}")
    if len(data) > most:
        return unreadable(
            file, f"has more than the {most / 1e6:.0f} MB that one file may have. Split it"
        )
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
    shown = os.fsencode(file.as_posix()).decode("utf-8", "replace")
    return Problem(Location(shown), f"this file {why}", kind=ProblemKind.UNREADABLE_FILE)


def _is_utf8(name: str) -> bool:
    """Return whether a file's name is text: Python keeps other bytes as halves of characters."""
    return not any("\ud800" <= sign <= "\udfff" for sign in name)
