"""Works that a text mentions by names and year, as pointers: where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidencegraph.model import Pointer, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Names and a year, as a text mentions a work.

    Attributes:
        span: from the names to the year.
        year_at: where the year stands.
        key: the entry meant; empty where the list has none.
        name: what a reader calls the work, ``Hall 1998``.
        plain: whether names and year stand bare in the text, without brackets between.
        strong: whether the shape alone shows a pointer ("et al.", two names).
    """

    span: Span
    year_at: Span
    key: str
    name: str
    plain: bool
    strong: bool


def pointers_of(words: str, area: Span, mentions: list[Mention]) -> Iterator[Pointer]:
    """Yield pointers for mentions: one for a bracket that holds nothing else.

    Where the names belong to the sentence, only the year in its brackets is the pointer.

    >>> from evidencegraph.model import Entry
    >>> from evidencegraph.readers.author_year import find_mentions
    >>> from evidencegraph.readers.surnames import AuthorIndex
    >>> index = AuthorIndex([Entry("1", Span(0, 1), "Hall CD. Title of it. 1998.")])
    >>> text = "Hall (1998) saw it; it is rare (see Hall 1998)."
    >>> found = list(find_mentions(text, Span(0, len(text)), index))
    >>> [p.span.of(text) for p in pointers_of(text, Span(0, len(text)), found)]
    ['(1998)', '(see Hall 1998)']
    """
    groups: list[tuple[Span, list[Mention]]] = []
    for mention in mentions:
        bracket = _bracket(words, area, mention)
        if groups and groups[-1][0].covers(bracket):
            groups[-1][1].append(mention)
        else:
            groups.append((bracket, [mention]))
    end = area.start
    for bracket, inside in groups:
        pure = bracket.end > bracket.start and _is_pure(words, bracket, inside)
        first = (
            inside[0].span if inside[0].plain or bracket.end == bracket.start else inside[0].year_at
        )
        whole = bracket if pure else Span(first.start, inside[-1].span.end)
        if whole.start >= end:
            keys = tuple(dict.fromkeys(m.key or m.name for m in inside))
            yield Pointer(whole, keys)
            end = whole.end


def _bracket(words: str, area: Span, mention: Mention) -> Span:
    """Return the innermost round brackets around a year, the outermost of doubled ones."""
    at = mention.year_at.start
    reach = max(area.start, at - 1500)
    depth, place, opening = 0, at, -1
    while place > reach:
        place -= 1
        if words[place] in ")]":
            depth += 1
        elif words[place] in "([":
            if depth:
                depth -= 1
            else:
                opening = place
                if not (mention.plain and words[place] == "[" and place > 0):
                    break
                if words[place - 1] not in "( ;,":
                    break
    if opening < 0:
        return Span(at, at)
    depth = 0
    for place in range(opening, min(area.end, at + 1500)):
        depth += (words[place] in "([") - (words[place] in ")]")
        if depth == 0:
            return Span(opening, place + 1)
    return Span(at, at)


def _is_pure(words: str, bracket: Span, inside: list[Mention]) -> bool:
    """Tell whether a bracket holds mentions and nothing that a sentence needs."""
    rest = []
    at = bracket.start
    for mention in inside:
        start = mention.span.start if mention.span.start >= bracket.start else mention.year_at.start
        rest.append(words[at:start])
        at = max(at, mention.span.end)
    rest.append(words[at : bracket.end])
    others = re.sub(
        r"\b(?:see|also|e\.?g|i\.?e|cf|reviewed|in|by|for|review|and|pp?)\b|[\d\W]",
        "",
        " ".join(rest),
    )
    return len(others) <= 8  # noqa: PLR2004 - a stray word such as "reviews"
