"""Records as lines that begin with a tag: what RIS and MEDLINE have in common."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from evidencegraph.model import Location

# Only what editors count as the end of a line; str.splitlines knows eight more.
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class TaggedRecord:
    """One record: its tags with their values, in the order of the file."""

    place: Location
    tags: Mapping[str, Sequence[str]] = field(default_factory=dict)
    closed: bool = True
    """Whether the end of the record was written."""

    def first(self, *tags: str) -> str:
        """Return the first value of the first of these tags that has one."""
        return next((value for tag in tags for value in self.tags.get(tag, ()) if value), "")

    def every(self, *tags: str) -> tuple[str, ...]:
        """Return all values of these tags."""
        return tuple(value for tag in tags for value in self.tags.get(tag, ()) if value)


def tagged_lines(text: str, tag: re.Pattern[str]) -> Iterator[tuple[int, str, str]]:
    """Yield line number, tag and value; a line without a tag goes on with the value before.

    What stands before the first tag has the empty tag.

    Args:
        text: of the whole file.
        tag: matches the beginning of a tagged line; group 1 is the tag.
    """
    number, name, value = 0, "", [""]
    for at, line in enumerate(_LINE_END.split(text.removeprefix("\N{BYTE ORDER MARK}")), start=1):
        found = tag.match(line)
        if found is None:
            value.append(line.strip())
            continue
        if number or any(value):
            yield number or 1, name, " ".join(filter(None, value))
        number, name, value = at, found[1].upper(), [line[found.end() :].strip()]
    if number or any(value):
        yield number or 1, name, " ".join(filter(None, value))


def tagged_records(
    path: str, lines: Iterator[tuple[int, str, str]], first: frozenset[str], last: str
) -> Iterator[TaggedRecord]:
    """Yield the records; a first tag opens one even where the one before was never closed."""
    tags: defaultdict[str, list[str]] = defaultdict(list)
    start = 0
    for number, tag, value in lines:
        if tag == last or tag in first:
            if tags:
                yield TaggedRecord(Location(path, start), dict(tags), closed=tag == last)
            tags, start = defaultdict(list), 0
            if tag == last:
                continue
        if tag:
            start = start or number
            tags[tag].append(value)
    if tags:
        yield TaggedRecord(Location(path, start), dict(tags), closed=False)
