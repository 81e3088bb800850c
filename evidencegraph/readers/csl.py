"""CSL-JSON, as reference managers hide it in Word files: items, and how they read."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping

_DEEPEST = 60


def items_of(instruction: str) -> tuple[tuple[str, str], ...]:
    """Return name and text of each work that a field code of Zotero or Mendeley cites.

    >>> items_of('ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [{"id": 7, "itemData": '
    ...          '{"title": "PML", "author": [{"family": "Hall"}], "PMID": "9571254"}}]}')
    (('7', 'Hall. PML. PMID: 9571254'),)
    """
    start = instruction.find("{")
    if "CSL_CITATION" not in instruction or start < 0:
        return ()
    return _items(instruction[start:])


def items_of_tag(tag: str) -> tuple[tuple[str, str], ...]:
    """Return name and text of each work that a content control of Mendeley Cite cites.

    >>> items_of_tag("MENDELEY_CITATION_v3_e30="), items_of_tag("Date")
    ((), ())
    """
    match = re.match(r"MENDELEY_CITATION_v\d+_(.+)", tag, re.DOTALL)
    if match is None:
        return ()
    try:
        return _items(base64.b64decode(match[1], validate=False).decode("utf-8", errors="replace"))
    except (binascii.Error, ValueError):
        return ()


def _items(written: str) -> tuple[tuple[str, str], ...]:
    if written.count("[") > _DEEPEST * 1000:
        return ()
    try:
        value, _ = json.JSONDecoder().raw_decode(written)
    except (ValueError, RecursionError):
        return ()
    listed = value.get("citationItems") if isinstance(value, dict) else None
    return tuple(_named(listed)) if isinstance(listed, list) else ()


def _named(items: list[object]) -> Iterator[tuple[str, str]]:
    for item in items:
        if isinstance(item, Mapping):
            data = item.get("itemData")
            work = data if isinstance(data, Mapping) else {}
            uris = item.get("uris") or item.get("uri") or ()
            address = uris[0] if isinstance(uris, list) and uris else ""
            text = _spelt(work)
            # Mendeley counts its items anew in each field: the work itself tells them apart.
            local = str(item.get("id", ""))
            name = str(address) or (text if local.startswith("ITEM-") else local) or text
            if name:
                yield name, text


def _spelt(work: Mapping[str, object]) -> str:
    """Return a work as one line."""
    people = work.get("author") or work.get("editor")
    names = (
        [_person(p) for p in people if isinstance(p, Mapping)] if isinstance(people, list) else []
    )
    issued = work.get("issued")
    year = re.search(r"\d{4}", json.dumps(issued)) if issued else None
    parts = [
        ", ".join(name for name in names if name),
        str(work.get("title", "")),
        str(work.get("container-title", "")),
        year[0] if year else "",
        f"doi:{work['DOI']}" if work.get("DOI") else "",
        f"PMID: {work['PMID']}" if work.get("PMID") else "",
        str(work.get("PMCID", "")),
        str(work.get("URL", "")),
    ]
    return ". ".join(part.strip(" .") for part in parts if part)


def _person(person: Mapping[str, object]) -> str:
    parts = [
        person.get("non-dropping-particle"),
        person.get("family"),
        person.get("given"),
        person.get("literal"),
    ]
    return " ".join(str(part) for part in parts if part)
