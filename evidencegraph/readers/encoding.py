"""Bytes become text: by their mark, by what the file declares, as UTF-8, else as a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from evidencegraph.model import Location, Problem, ProblemKind

_LOOKED_AT = 8192
_DEFAULT = frozenset({"utf-8", "utf8"})
_DECLARATION = re.compile(
    rb"(?:\A\s*<\?xml\b[^>]*?\bencoding\s*=|<meta\b[^>]*?\bcharset\s*=)\s*[\"']?([\w.:-]+)"
    rb"|^[^%\n]*\\usepackage\s*\[([\w-]+)\]\s*\{inputenc\}",
    re.IGNORECASE | re.MULTILINE,
)
_OF_LATEX = {"latin9": "iso8859-15", "ansinew": "cp1252", "applemac": "mac-roman"}
_LIKELY = "cp1252"
"""What most bytes are that are not UTF-8, in files that do not say what they are."""
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-16", "utf-32")
"""Encodings in which zero bytes are no sign of a file that is no text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file.

    Attributes:
        text: without a byte order mark.
        doubt: the first byte that is not of the encoding asked for or declared, where the
            encoding was guessed; None where it is known.
    """

    text: str
    doubt: UnicodeDecodeError | None = None


def decode(data: bytes, encoding: str = "utf-8") -> Decoded:
    r"""Return the text that bytes hold.

    A byte order mark decides; then the encoding asked for, unless that is UTF-8 and does not fit:
    then what a file of XML, HTML or LaTeX declares. At last it is guessed that what is UTF-8 is
    that, and each other byte is Windows-1252: files put together from several are of both.

    Args:
        data: the whole file.
        encoding: what the user says it is.

    Raises:
        LookupError: there is no such encoding.

    >>> decode(b"\xef\xbb\xbfPML").text, decode(b'<meta charset="latin-1">M\xfcller').text[-6:]
    ('PML', 'Müller')
    >>> decode(b"M\xfcller").text, decode(b"M\xfcller").doubt.start
    ('Müller', 1)
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    try:
        return Decoded(data.decode(marked or _unmarked(encoding)))
    except UnicodeDecodeError as error:
        doubt = error
    if marked:
        return Decoded(data.decode(marked, errors="replace"), doubt)
    declared = _declared(data) if encoding.lower() in _DEFAULT else ""
    if declared:
        try:
            return Decoded(data.decode(declared))
        except UnicodeDecodeError as error:
            doubt = error
    return Decoded(data.decode("utf-8-sig", errors=_GUESSING), doubt)


def guessed(path: str, doubt: UnicodeDecodeError) -> Problem:
    """Return the problem of a text whose encoding had to be guessed.

    Args:
        path: of the file.
        doubt: see `Decoded.doubt`.
    """
    message = (
        f"byte 0x{doubt.object[doubt.start]:02x} is no {doubt.encoding}; it was read as "
        "Windows-1252, which is a guess: letters with accents and signs such as ≥ and µ may be "
        "wrong. Name the encoding with --encoding, for example --encoding latin-1, or save the "
        "file as UTF-8."
    )
    line = doubt.object.count(b"\n", 0, doubt.start) + 1
    return Problem(Location(path, line), message, kind=ProblemKind.GUESSED_ENCODING)


def is_text(data: bytes, encoding: str = "utf-8") -> bool:
    r"""Tell whether bytes may be text: those of other files hold zeros.

    >>> is_text(b"PML is rare."), is_text(b"PK\x03\x04\0\0"), is_text("PML".encode("utf-16"))
    (True, False, True)
    """
    wide = encoding.lower().replace("_", "-").startswith(_WIDE)
    return wide or b"\0" not in data[:_LOOKED_AT] or data.startswith(tuple(m for m, _ in _MARKS))


def _unmarked(encoding: str) -> str:
    return "utf-8-sig" if encoding.lower() in _DEFAULT else encoding


def _guess(error: UnicodeError) -> tuple[str, int]:
    """Return what a byte that is not UTF-8 is likely to be, and where to go on."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode(_LIKELY, "replace"), error.end


_GUESSING = "evidencegraph.guessing"
codecs.register_error(_GUESSING, _guess)


def _declared(data: bytes) -> str:
    """Return the encoding that a file says it has, if there is one of that name."""
    found = _DECLARATION.search(data[:_LOOKED_AT])
    if found is None:
        return ""
    name = (found[1] or found[2]).decode("ascii").lower()
    try:
        return codecs.lookup(_OF_LATEX.get(name, name)).name
    except LookupError:
        return ""
