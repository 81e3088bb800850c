"""Crossref: what publishers register, and what updates what."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from evidencegraph.bibliography.csl import read_csl
from evidencegraph.catalogues.answer import MALFORMED, Answer, State, found
from evidencegraph.catalogues.session import Client, Unreachable
from evidencegraph.catalogues.standing import RELATIONS, Notice, kind_of, standing
from evidencegraph.identifiers import normalise
from evidencegraph.model import EditorialStatus, Fact, Reference, Related, Relation

SOURCE = "Crossref"
HOME = "https://api.crossref.org/works"
_RELATIONS = {"is-preprint-of": Relation.PREPRINT_OF, "has-preprint": Relation.PUBLISHED_AS}


def look_up(client: Client, names: Sequence[str], today: str) -> Iterator[Answer]:
    """Yield what Crossref says about DOIs, one request each."""
    for name in names:
        params = {"mailto": client.access.email} if client.access.email else None
        try:
            text = client.get(HOME, "/" + name.removeprefix("doi:").replace("/", "%2F"), params)
            if not text:
                yield Answer(name, SOURCE, State.ABSENT, today)
                continue
            yield found(name, SOURCE, today, read_work(json.loads(text)["message"], today))
        except Unreachable as error:
            yield Answer(name, SOURCE, State.UNCHECKED, today, why=str(error))
        except MALFORMED:
            yield Answer(name, SOURCE, State.UNCHECKED, today, why="the answer is malformed")


def read_work(message: Mapping[str, Any], today: str = "") -> Reference:
    """Return the work that a message of Crossref describes, with the notices about it.

    >>> read_work({"DOI": "10.1000/X", "updated-by": [{"type": "correction"}]}).status.value
    'corrected'
    """
    work = read_csl(SOURCE, json.dumps(message)).references[0]
    notices = [notice for each in message.get("updated-by") or [] if (notice := _notice(each))]
    facts = [
        Fact("notice", f"{n.kind.value} {n.date} {n.name}".strip(), SOURCE, today) for n in notices
    ]
    return replace(
        work,
        status=standing(notices) if notices else EditorialStatus.UNCHECKED,
        related=tuple(sorted({*_updates(message, notices), *_relations(message)})),
        facts=tuple(sorted(facts)),
    )


def _notice(update: Mapping[str, Any]) -> Notice | None:
    kind = kind_of(str(update.get("type") or update.get("label") or ""))
    if kind is None:
        return None
    parts = ((update.get("updated") or {}).get("date-parts") or [[]])[0]
    date = "-".join(f"{int(part):02d}" for part in parts if part)
    return Notice(date, kind, normalise("doi", str(update.get("DOI") or "")) or "")


def _updates(message: Mapping[str, Any], notices: Sequence[Notice]) -> Iterator[Related]:
    for notice in notices:
        if notice.kind in RELATIONS and notice.name:
            yield Related(RELATIONS[notice.kind][0], notice.name)
    for each in message.get("update-to") or []:
        about = _notice(each)
        if about and about.kind in RELATIONS and about.name:
            yield Related(RELATIONS[about.kind][1], about.name)


def _relations(message: Mapping[str, Any]) -> Iterator[Related]:
    for word, relation in _RELATIONS.items():
        for each in (message.get("relation") or {}).get(word) or []:
            if target := normalise("doi", str(each.get("id") or "")):
                yield Related(relation, target)
    for cited in message.get("reference") or []:
        if isinstance(cited, Mapping) and (target := normalise("doi", str(cited.get("DOI") or ""))):
            yield Related(Relation.CITES, target)
