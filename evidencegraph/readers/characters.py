"""Character references of HTML and XML: ``&amp;``, ``&#223;``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from evidencegraph.model import Span

_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_LAST_CHARACTER = 0x10FFFF


def unescape(text: str) -> str:
    """Return a text with its character references read; unknown ones stay as they are.

    >>> unescape("&lt;&#x3b2;&alpha;&bomb;")
    '<βα&bomb;'
    """
    return (
        _REFERENCE.sub(lambda match: _character(match) or match[0], text) if "&" in text else text
    )


def pieces(source: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Yield a text piece by piece: what it shows, and where that stands.

    >>> list(pieces("a&amp;b", Span(0, 7)))
    [('a', Span(start=0, end=1)), ('&', Span(start=1, end=6)), ('b', Span(start=6, end=7))]
    """
    at = span.start
    first = source.find("&", at, span.end)  # most texts have none
    for match in _REFERENCE.finditer(source, first, span.end) if first >= 0 else ():
        character = _character(match)
        if character:
            if match.start() > at:
                yield source[at : match.start()], Span(at, match.start())
            yield character, Span(*match.span())
            at = match.end()
    if at < span.end:
        yield source[at : span.end], Span(at, span.end)


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return html5.get(match[3] + ";", "")
    code = int(match[1]) if match[1] else int(match[2], 16)
    is_character = 0 < code <= _LAST_CHARACTER and not 0xD800 <= code <= 0xDFFF  # noqa: PLR2004
    return chr(code) if is_character else ""
