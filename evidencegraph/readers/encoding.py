"""Bytes become text: by their mark, by what the file declares, else as UTF-8."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_LOOKED_AT = 8192
_DEFAULT = frozenset({"utf-8", "utf8"})
_DECLARATION = re.compile(
    rb"(?:\A\s*<\?xml\b[^>]*?\bencoding\s*=|<meta\b[^>]*?\bcharset\s*=)\s*[\"']?([\w.:-]+)"
    rb"|^[^%\n]*\\usepackage\s*\[([\w-]+)\]\s*\{inputenc\}",
    re.IGNORECASE | re.MULTILINE,
)
_OF_LATEX = {"latin9": "iso8859-15", "ansinew": "cp1252", "applemac": "mac-roman"}
_LIKELY = "cp1252"
"""What most files are that are neither UTF-8 nor say what they are."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file.

    Attributes:
        text: without a byte order mark.
        doubt: the byte that is not of the encoding asked for, where the encoding was guessed;
            None where it is known.
    """

    text: str
    doubt: UnicodeDecodeError | None = None


def decode(data: bytes, encoding: str = "utf-8") -> Decoded:
    r"""Return the text that bytes hold.

    A byte order mark decides; then the encoding asked for, unless that is UTF-8 and does not fit:
    then what a file of XML, HTML or LaTeX declares, and at last Windows-1252, as a guess.

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
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        return Decoded(data.decode("utf-8-sig" if encoding.lower() in _DEFAULT else encoding))
    except UnicodeDecodeError as error:
        doubt = error
    declared = _declared(data) if encoding.lower() in _DEFAULT else ""
    if declared:
        try:
            return Decoded(data.decode(declared))
        except UnicodeDecodeError as error:
            doubt = error
    return Decoded(data.decode(_LIKELY, errors="replace"), doubt)


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
