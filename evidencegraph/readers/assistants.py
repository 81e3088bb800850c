"""Marks that only assistants write: ``【4†source】``, ``[cite: 2, 3]``, ``citeturn0search3``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import Pointer, Span
from evidencegraph.readers.numerals import NUMBERS, expand

_NUMBERED = re.compile(
    rf"【(?P<dagger>\d{{1,4}})(?::\d+)?(?:†[^】\n]{{0,200}})?】|\[cite: ?(?P<cite>{NUMBERS})\]"
)
_LOST = re.compile(
    r"\ue200?cite\ue202?(?P<turns>(?:turn\d+[a-z]+\d+\ue202?)+)\ue201?"
    r"|(?::contentReference)?[\[【](?P<content>oaicite:\d+)[\]】](?:\{index=\d+\})?"
)
_TURN = re.compile(r"turn\d+[a-z]+\d+")
_SIGNS = ("citeturn", "cite\ue202turn", "oaicite:")


def find(words: str, area: Span) -> Iterator[Pointer]:
    """Yield the marks that hold numbers of a list.

    >>> text = "It is rare【4†source】【13:0†trial.pdf】. It kills. [cite: 2, 3]"
    >>> [pointer.keys for pointer in find(text, Span(0, len(text)))]
    [('4',), ('13',), ('2', '3')]
    """
    if (
        words.find("【", area.start, area.end) < 0
        and words.find("[cite:", area.start, area.end) < 0
    ):
        return
    for match in _NUMBERED.finditer(words, area.start, area.end):
        yield Pointer(Span(*match.span()), expand(match["dagger"] or match["cite"]))


def has_lost(text: str) -> bool:
    """Tell whether a text may hold marks whose sources stayed behind when it was copied."""
    return any(sign in text for sign in _SIGNS)


def find_lost(words: str, area: Span) -> Iterator[Pointer]:
    """Yield the marks that lead to no list: their numbers are those of a search nobody can see.

    >>> text = "Rare citeturn0search3turn1view0. It kills :contentReference[oaicite:5]{index=5}."
    >>> [pointer.keys for pointer in find_lost(text, Span(0, len(text)))]
    [('turn0search3', 'turn1view0'), ('oaicite:5',)]
    """
    for match in _LOST.finditer(words, area.start, area.end):
        keys = _TURN.findall(match["turns"]) if match["turns"] else [match["content"]]
        yield Pointer(Span(*match.span()), tuple(dict.fromkeys(keys)))
