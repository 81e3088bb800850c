"""Links of Markdown: ``[NICE](https://...)``, and ``[NICE][1]`` with ``[1]: https://...`` below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from evidencegraph.model import Span
from evidencegraph.readers.layout import Link

_LABEL = r"(?P<label>(?!\^|@)(?:[^\[\]\n]++|\[[^\[\]\n]*+\])*+)"
_INLINE = re.compile(
    rf"\[(?<![\\!]\[){_LABEL}\]"
    r"\(<?(?P<target>(?:[^()<>\s]++|\([^()\s]*+\))++)>?(?:\s+\"[^\"\n]*+\")?\)"
)
_REFERRING = re.compile(r"\[(?<![\\!\]]\[)(?P<label>[^\[\]\n]+)\]\[(?P<name>[^\[\]\n]{1,60})\]")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<name>[^\[\]\n^]{1,60})\]:[ \t]*<?(?P<target>https?://[^\s<>]+)", re.MULTILINE
)
_WORD = re.compile(r"[^\W\d_]")


def inline_links(areas: Iterable[Span], text: str) -> Iterator[Link]:
    """Yield the links that name their target on the spot.

    >>> [link.target for link in inline_links([Span(0, 21)], "See [NICE](https://a).")]
    ['https://a']
    """
    for area in areas:
        if text.find("](", area.start, area.end) >= 0:
            for match in _INLINE.finditer(text, area.start, area.end):
                yield Link(Span(*match.span()), match["label"], match["target"])


def referring_links(areas: Iterable[Span], text: str) -> Iterator[Link]:
    r"""Yield the links whose target stands elsewhere; ``[1][2]`` are two numbers and no link.

    >>> text = "As [NICE][1] says.\n\n[1]: https://nice.org.uk/ng219"
    >>> [(link.label, link.target) for link in referring_links([Span(0, 18)], text)]
    [('NICE', 'https://nice.org.uk/ng219')]
    """
    if "][" not in text or "]:" not in text:
        return
    defined: dict[str, str] = {}
    for match in _DEFINITION.finditer(text):
        defined.setdefault(match["name"].casefold(), match["target"])
    for area in areas if defined else ():
        for match in _REFERRING.finditer(text, area.start, area.end):
            target = defined.get(match["name"].casefold())
            if target and _WORD.search(match["label"]):
                yield Link(Span(*match.span()), match["label"], target)


def marks_of(links: Sequence[Link]) -> Iterator[Span]:
    """Yield what of referring links is no word: the bracket before the label, and all behind it.

    >>> [span.end for span in marks_of([Link(Span(3, 12), "NICE", "https://nice.org.uk/ng219")])]
    [4, 12]
    """
    for link in links:
        label = link.span.start + 1
        yield Span(link.span.start, label)
        yield Span(label + len(link.label), link.span.end)
