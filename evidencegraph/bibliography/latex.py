"""LaTeX as bibliographies use it: accents, braces, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text

_MARKED_UP = re.compile(r"[\\${}~]|--")


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    r"""Return a field's text without LaTeX: accents decoded, braces dropped, spaces joined.

    >>> plain(r'{\v{S}}imek: 100% of  {PML}')
    'Šimek: 100% of PML'
    """
    if _MARKED_UP.search(text):
        # A bare % would start a LaTeX comment and swallow the rest.
        escaped = re.sub(r"(?<!\\)%", r"\\%", text)
        text = LatexNodes2Text(keep_comments=True).latex_to_text(escaped).replace("\xa0", " ")
    return " ".join(text.split())


def names(field: str) -> tuple[str, ...]:
    """Return the people of an author field as ``Family, Given``; organisations as they are.

    >>> names("Colin D. Hall and Marra, Christina and {World Health Organization} and others")
    ('Hall, Colin D.', 'Marra, Christina', 'World Health Organization')
    """
    people = (name for name in _split_at_top(field) if name.lower() != "others")
    return tuple(person for name in people if (person := _inverted(name)))


def _split_at_top(field: str) -> Iterator[str]:
    """Yield what stands between the ``and``s that no brace encloses."""
    depth = start = 0
    for match in re.finditer(r"\\.|[{}]|\s+and\s+", field):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
        elif depth == 0 and not mark.startswith("\\"):
            yield field[start : match.start()].strip()
            start = match.end()
    yield field[start:].strip()


def _inverted(name: str) -> str:
    if re.fullmatch(r"\{[^{}]*\}", name):
        return plain(name)
    text = plain(name)
    if "," in text or " " not in text:
        return text
    words = text.split(" ")
    # The family name begins at the first particle in lower case, else it is the last word.
    first = next((at for at, word in enumerate(words[:-1]) if word[:1].islower()), len(words) - 1)
    return f"{' '.join(words[first:])}, {' '.join(words[:first])}" if first else text
