"""Citation keys of pandoc Markdown: ``[@hall1998, p. 3; @gheuens]``, ``@hall1998 says``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencegraph.model import Pointer, Span

_KEY = re.compile(
    r"(?<![\w@\\/.])-?@(?:\{(?P<braced>[^{}\s]+)\}|(?P<bare>\w(?:[\w]|[:.#$%&+?<>~/-](?=\w))*))"
)
_GROUP = re.compile(r"\[(?:[^\[\]@]|\[[^\[\]]*\])*@(?:[^\[\]]|\[[^\[\]]*\])*\](?!\()")
_LONGEST_GROUP = 3000
_CROSS_REFERENCE = re.compile(r"(?:fig|tbl|tab|eq|sec|lst|thm|lem|alg)s?:", re.IGNORECASE)
_DECLARED = re.compile(r"^(?:bibliography|csl|references)\s*:", re.MULTILINE)


def find(text: str, area: Span) -> Iterator[Pointer]:
    """Yield the keys that a stretch of Markdown cites, one pointer for each bracket.

    >>> text = "As @hall1998 [p. 3] says [see @a:1, p. 3; -@b]; write to me@example.org [@fig:one]."
    >>> [pointer.keys for pointer in find(text, Span(0, len(text)))]
    [('hall1998',), ('a:1', 'b')]
    """
    groups = [
        Span(*match.span())
        for match in _GROUP.finditer(text, area.start, area.end)
        if match.end() - match.start() <= _LONGEST_GROUP
    ]
    pending: list[tuple[Span, list[str]]] = []
    at = 0
    for match in _KEY.finditer(text, area.start, area.end):
        key = match["braced"] or match["bare"]
        if _CROSS_REFERENCE.match(key):
            continue
        while at < len(groups) and groups[at].end <= match.start():
            at += 1
        inside = at < len(groups) and match.start() in groups[at]
        span = groups[at] if inside else Span(*match.span())
        if pending and pending[-1][0] == span:
            pending[-1][1].append(key)
        else:
            pending.append((span, [key]))
    yield from (Pointer(span, tuple(dict.fromkeys(keys))) for span, keys in pending)


def is_style(text: str) -> bool:
    """Tell whether a document cites by keys: it says where they are listed, or brackets some.

    >>> is_style("Write to @jane."), is_style("Rare [@hall1998].")
    (False, True)
    """
    front = text[: text.find("\n---", 3) + 1] if text.startswith("---") else ""
    return (
        _DECLARED.search(front) is not None
        or re.search(r"\[[^\[\]@\n]{0,80}-?@\w", text) is not None
    )
