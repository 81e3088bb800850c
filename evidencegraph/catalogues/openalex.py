"""OpenAlex: what a work cites, and a hint of retraction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from evidencegraph.bibliography.entry_types import entry_type_of
from evidencegraph.bibliography.latex import names as people_of
from evidencegraph.catalogues.answer import MALFORMED, Answer, State, found, read_json, whole_number
from evidencegraph.catalogues.markup import plain
from evidencegraph.catalogues.session import Client, Unreachable
from evidencegraph.identifiers import normalise, preferred
from evidencegraph.model import Fact, Reference, Related, Relation

SOURCE = "OpenAlex"
HOME = "https://api.openalex.org/works"
# OpenAlex tells people and groups apart by nothing, and writes the family name last.
_GROUP = re.compile(
    r"\b(?:collaboration|consorti(?:um|a)|groups?|team|network|organi[sz]ation|committee|society"
    r"|association|institutes?|investigators|force|council|agency|initiative)\b|\band\b",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r",?\s+((?:Jr|Sr)\.?|I{2,3}|IV)$")


def look_up(client: Client, names: Sequence[str], today: str) -> Iterator[Answer]:
    """Yield what OpenAlex says about DOIs and PMIDs, one request each."""
    for name in names:
        params = {"mailto": client.access.email} if client.access.email else None
        try:
            text = client.get(HOME, "/" + quote(name, safe=":/"), params)
            if not text:
                yield Answer(name, SOURCE, State.ABSENT, today)
                continue
            yield found(name, SOURCE, today, read_work(read_json(text), today))
        except Unreachable as error:
            yield Answer(name, SOURCE, State.UNCHECKED, today, why=str(error))
        except MALFORMED:
            yield Answer(name, SOURCE, State.UNCHECKED, today, why="the answer is malformed")


def read_work(data: Mapping[str, Any], today: str = "") -> Reference:
    """Return the work that OpenAlex describes.

    ``is_retracted`` stays a hint among the facts: it is true of notices, too, and of works whose
    retraction was taken back.

    >>> read_work({"doi": "https://doi.org/10.1000/x", "is_retracted": True}).facts[0].name
    'hint of retraction'
    """
    ids = data.get("ids") or {}
    pairs = [(s, str(ids.get(s) or data.get(s) or "")) for s in ("doi", "pmid", "pmcid")]
    names = tuple(
        sorted({n for s, v in pairs if v and (n := normalise("url" if "//" in v else s, v))})
    )
    location = (data.get("primary_location") or {}).get("source") or {}
    hint = (
        (Fact("hint of retraction", "is_retracted", SOURCE, today),)
        if data.get("is_retracted")
        else ()
    )
    cited = (str(each).rpartition("/")[2] for each in data.get("referenced_works") or [])
    return Reference(
        preferred(names) if names else f"bib:{str(data.get('id') or '').rpartition('/')[2]}",
        names,
        title=plain(str(data.get("display_name") or data.get("title") or "")),
        authors=tuple(name for each in data.get("authorships") or [] if (name := _person(each))),
        year=whole_number(data.get("publication_year"), 1500, 2100),
        container=plain(str(location.get("display_name") or "")),
        entry_type=entry_type_of(str(data.get("type") or "")),
        related=tuple(sorted({Related(Relation.CITES, f"openalex:{each}") for each in cited})),
        facts=hint,
    )


def _person(authorship: Mapping[str, Any]) -> str:
    name = plain(str((authorship.get("author") or {}).get("display_name") or ""))
    if not name or _GROUP.search(name):
        return name
    suffix = _SUFFIX.search(name)
    (person,) = people_of(_SUFFIX.sub("", name)) or (name,)
    return f"{person}, {suffix[1]}" if suffix else person
