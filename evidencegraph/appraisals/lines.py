"""On which line of a TOML text a table or a key stands; Python's own reader does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADING = re.compile(r"\s*\[{1,2}\s*([\w.\"'-]+)\s*\]{1,2}")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*(?:\.|=)")
_FENCE = re.compile(r'"""|\'\'\'')


class Lines:
    r"""The lines of the headings and keys of a TOML text.

    >>> lines = Lines("[[appraisal]]\nby = 'A.B.'\n\n[[appraisal]]\nby = 'C.D.'")
    >>> lines.of_table(2), lines.of_key(2, "by"), lines.of_key(2, "date")
    (4, 5, 4)
    """

    def __init__(self, text: str) -> None:
        """Note where everything stands."""
        self._tables: list[int] = []
        self._keys: dict[tuple[int, str], int] = {}
        self._top: dict[str, int] = {}
        for number, line in _outside_texts(text):
            if heading := _HEADING.match(line):
                self._tables.append(number)
                self._top.setdefault(heading[1].strip("\"'").split(".")[0], number)
            elif key := _KEY.match(line):
                self._keys.setdefault((len(self._tables), key[1]), number)
                if not self._tables:
                    self._top.setdefault(key[1], number)

    def of_table(self, number: int) -> int:
        """Return the line of a heading, counted from 1; the first line if there is no such."""
        return self._tables[number - 1] if 0 < number <= len(self._tables) else 1

    def of_key(self, number: int, key: str) -> int:
        """Return the line of a key under a heading; that of the heading if it is not found."""
        return self._keys.get((number, key), self.of_table(number))

    def of_name(self, name: str) -> int:
        """Return the line of a heading or key at the top level; the first if it is not found."""
        return self._top.get(name, 1)


def _outside_texts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines that do not begin inside a text of several lines."""
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not fence:
            yield number, line
        for mark in _FENCE.findall(line):
            if not fence:
                fence = mark
            elif mark == fence:
                fence = ""
