"""What stands in BibTeX fields: macros, joined strings, comments, inherited fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

MONTHS: Mapping[str, str] = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
"""The macros that every BibTeX style defines."""

_COMMENTED = re.compile(r"^[ \t]*%+[ \t]*@\w+[ \t]*[{(].*(?:\n[ \t]*%.*)*", re.MULTILINE)
_COMMENTED_FIELD = re.compile(r"^[ \t]*%+[ \t]*[\w-]+[ \t]*=.*$", re.MULTILINE)

# Fields that a part does not take over from its whole.
_OWN = frozenset(
    {
        "doi",
        "url",
        "pmid",
        "pmcid",
        "pmc",
        "eprint",
        "title",
        "abstract",
        "note",
        "crossref",
        "pages",
    }
)


def uncommented(text: str) -> str:
    r"""Blank out the entries and fields that ``%`` comments out; lines keep their numbers.

    >>> uncommented("% @article{a,\n%  title={x}}\n@book{b,}")
    '\n\n@book{b,}'
    """
    if "%" not in text:
        return text
    text = _COMMENTED.sub(lambda match: "\n" * match[0].count("\n"), text)
    return _COMMENTED_FIELD.sub("", text)


def value_of(raw: str, macros: Mapping[str, str]) -> str:
    """Return a field's value: delimiters dropped, macros replaced, pieces joined.

    An unknown macro keeps its name.

    >>> value_of('nejm # " suppl"', {"nejm": "N Engl J Med"})
    'N Engl J Med suppl'
    """
    raw = raw.strip()
    if len(raw) > 1 and raw[0] == "{" and raw[-1] == "}" and "#" not in raw:
        return raw[1:-1]
    return "".join(_piece(piece.strip(), macros) for piece in _pieces(raw))


def _pieces(raw: str) -> Iterator[str]:
    """Yield what ``#`` joins outside braces and quotes."""
    depth, quoted, start = 0, False, 0
    for match in re.finditer(r'\\.|[{}"#]', raw):
        sign = match[0]
        depth += (sign == "{") - (sign == "}")
        if sign == '"' and depth == 0:
            quoted = not quoted
        if sign == "#" and depth == 0 and not quoted:
            yield raw[start : match.start()]
            start = match.end()
    yield raw[start:]


def _piece(piece: str, macros: Mapping[str, str]) -> str:
    if len(piece) > 1 and (piece[0], piece[-1]) in {("{", "}"), ('"', '"')}:
        return piece[1:-1]
    return macros.get(piece.lower(), piece)


def inherited(
    fields: Mapping[str, str], by_key: Mapping[str, Mapping[str, str]]
) -> Mapping[str, str]:
    """Return the fields of an entry with those it takes over from the work it is a part of.

    >>> inherited({"crossref": "conf"}, {"conf": {"title": "Proceedings"}})["booktitle"]
    'Proceedings'
    """
    whole = by_key.get(fields.get("crossref", "").lower())
    if whole is None or whole is fields:
        return fields
    taken = {name: value for name, value in whole.items() if name not in _OWN}
    if whole.get("title"):
        taken.setdefault("booktitle", whole["title"])
    return {**taken, **fields}
