"""Works named where they are cited: links to a page, ``PMID: 9571254``, ``doi:10.1/x``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from evidencegraph.identifiers import find_identifiers, preferred, scheme_of
from evidencegraph.model import Entry, Pointer, Span
from evidencegraph.readers.layout import Link

_WRITTEN = re.compile(
    r"https?://[^\s<>\"'|\\^`{}]+|\bPMID\s*[:#]?\s*\d{1,8}\b|\b(?:PMCID\s?:\s?)?PMC\d{4,8}\b"
    r"|(?:\bdoi:?\s*)?\b10\.\d{4,9}/[^\s<>|]+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_OWN = re.compile(r"(?:this|present) (?:article|paper|version)\W*$", re.IGNORECASE)
"""Before the address of a text itself: "the online version of this article (doi:...)"."""
_LEAD = re.compile(
    r"([(\[])\s*(?:(?:sources?|refs?|references?)\s*:?|see(?: also)?|via|from|cf\.?|e\.g\.,?)?\s*$",
    re.IGNORECASE,
)
"""What may stand in a bracket before the works that it names; "but see" says more."""
_LONGEST_LEAD = 20
_JOINT = re.compile(r"[\s,;]*(?:(?:and|&)\s+)?")
_CLOSING = re.compile(r"\s*([)\]])")
_AROUND = {"(": ")", "[": "]"}
_WORKS = frozenset({"pmid", "doi", "pmcid", "nbk"})


def find(words: str, area: Span) -> Iterator[tuple[Span, str]]:
    """Yield the identifiers and addresses written out in a stretch of text, with their names.

    >>> text = "It is rare (PMID: 9571254), see https://nih.gov/pml."
    >>> [name for _, name in find(text, Span(0, len(text)))]
    ['pmid:9571254', 'url:nih.gov/pml']
    """
    for match in _WRITTEN.finditer(words, area.start, area.end):
        written = match[0].rstrip(".,;:!?*_'\"”’")
        while written.endswith((")", "]")) and not _is_balanced(written):
            written = written[:-1].rstrip(".,;:")
        names = find_identifiers(written)
        if names and not _OWN.search(words, max(area.start, match.start() - 40), match.start()):
            yield Span(match.start(), match.start() + len(written)), preferred(names)


def _is_balanced(written: str) -> bool:
    return written.count("(") >= written.count(")") and written.count("[") >= written.count("]")


def name_of(link: Link) -> str:
    """Return what a link's target is called, ``pmid:9571254``; empty where it leads nowhere."""
    names = find_identifiers(link.target) if "//" in link.target or ":" in link.target else ()
    return preferred(names) if names else ""


def point(
    found: Sequence[tuple[Span, str]], entries: Sequence[Entry], words: str
) -> tuple[tuple[Pointer, ...], tuple[Entry, ...]]:
    """Return pointers for works named in the text, and entries for those the list has not.

    A work that the list holds is pointed at by the list's own key.

    Args:
        found: where works are named, and their names.
        entries: of the list of references.
        words: the text in which these places are.
    """
    listed = _listed({name for _, name in found}, entries)
    added: dict[str, Entry] = {}
    pointers: list[Pointer] = []
    for span, name in sorted(found):
        whole = _with_brackets(span, words)
        if pointers and pointers[-1].span.end > span.start:
            continue
        if pointers and pointers[-1].span.end > whole.start:
            whole = span
        key = listed.get(name)
        if key is None:
            key = added.setdefault(name, Entry(name, span, _address(name))).key
        pointers.append(Pointer(whole, (key,)))
    return tuple(_grouped(pointers, words)), tuple(added.values())


def _grouped(pointers: Sequence[Pointer], words: str) -> Iterator[Pointer]:
    """Yield pointers, those that fill a bracket as one: ``(Source: [WHO](...), [NIH](...))``."""
    at = 0
    while at < len(pointers):
        start, end = pointers[at].span.start, at + 1
        lead = _LEAD.search(words, max(0, start - _LONGEST_LEAD), start)
        while lead and end < len(pointers):
            gap = pointers[end - 1].span.end, pointers[end].span.start
            if not _JOINT.fullmatch(words, *gap):
                break
            end += 1
        closing = _CLOSING.match(words, pointers[end - 1].span.end) if lead else None
        if lead and closing and closing[1] == _AROUND[lead[1]]:
            keys = dict.fromkeys(key for pointer in pointers[at:end] for key in pointer.keys)
            yield Pointer(Span(lead.start(), closing.end()), tuple(keys))
            at = end
        else:
            yield pointers[at]
            at += 1


def _listed(names: AbstractSet[str], entries: Sequence[Entry]) -> dict[str, str]:
    """Return the keys of the entries that hold one of the names; of two the first counts.

    Identifiers are looked for only in entries that hold the last word of one.
    """
    last = {_WORD.findall(name.lower())[-1] for name in names}

    def may_hold_one(text: str) -> bool:
        return any(word in text for word in last) and not last.isdisjoint(_WORD.findall(text))

    return {
        name: entry.key
        for entry in reversed(entries)
        if may_hold_one(entry.text.lower())
        for name in find_identifiers(entry.text)
    }


def _with_brackets(span: Span, words: str) -> Span:
    """Take in the brackets that hold a name and nothing else."""
    before = words[span.start - 1 : span.start]
    closes = _AROUND.get(before)
    return (
        Span(span.start - 1, span.end + 1)
        if closes and words[span.end : span.end + 1] == closes
        else span
    )


def _address(name: str) -> str:
    scheme, _, value = name.partition(":")
    return "https://" + value if scheme == "url" else name


def is_page(name: str) -> bool:
    """Tell whether a name is more than a host: one alone is a program's home or an institute.

    >>> is_page("url:pfam.sanger.ac.uk"), is_page("url:nih.gov/pml"), is_page("pmid:9571254")
    (False, True, True)
    """
    return not name.startswith("url:") or "/" in name


def is_work(name: str) -> bool:
    """Tell whether a name is one of a published work, not just of a page.

    >>> is_work("pmid:9571254"), is_work("url:nih.gov/pml")
    (True, False)
    """
    return scheme_of(name) in _WORKS
