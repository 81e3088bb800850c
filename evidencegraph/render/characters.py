"""Characters that files of other programs cannot hold, or would obey."""

from __future__ import annotations

import re

# XML 1.0, production 2; the same characters are lost or refused by spreadsheets and RDF stores.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

# What spreadsheets take for the beginning of a formula, wide forms included (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def writable(text: str) -> str:
    r"""Return a text without control characters, lone surrogates and non-characters.

    >>> writable("a\x00b\ud800\tc")
    'ab\tc'
    """
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    r"""Return a text on one line, with single spaces and nothing unwritable.

    >>> one_line(" a\n b\x00")
    'a b'
    """
    return " ".join(writable(text).split())


def inert(text: str) -> str:
    """Return a text that no spreadsheet runs: an apostrophe before what looks like a formula.

    >>> inert("=1+1"), inert("a=1")
    ("'=1+1", 'a=1')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text
