"""Crossref: what publishers register, and what updates what."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from evidencegraph.bibliography.csl import read_csl
from evidencegraph.catalogues.answer import MALFORMED, Answer, State, found, read_json
from evidencegraph.catalogues.markup import plain
from evidencegraph.catalogues.session import Client, Unreachable
from evidencegraph.catalogues.standing import RELATIONS, Notice, kind_of, standing
from evidencegraph.identifiers import normalise
from evidencegraph.model import EditorialStatus, Fact, Reference, Related, Relation

SOURCE = "Crossref"
HOME = "https://api.crossref.org/works"
_DATES = ("issued", "published", "published-print", "published-online", "posted")
_IN_BOOKS = frozenset({"book-chapter", "book-section", "book-part", "reference-entry"})
_RELATIONS = {"is-preprint-of": Relation.PREPRINT_OF, "has-preprint": Relation.PUBLISHED_AS}


def look_up(client: Client, names: Sequence[str], today: str) -> Iterator[Answer]:
    """Yield what Crossref says about DOIs, one request each."""
    for name in names:
        params = {"mailto": client.access.email} if client.access.email else None
        try:
            text = client.get(HOME, "/" + quote(name.removeprefix("doi:"), safe=""), params)
            if not text:
                yield Answer(name, SOURCE, State.ABSENT, today)
                continue
            yield found(name, SOURCE, today, read_work(read_json(text)["message"], today))
        except Unreachable as error:
            yield Answer(name, SOURCE, State.UNCHECKED, today, why=str(error))
        except MALFORMED:
            yield Answer(name, SOURCE, State.UNCHECKED, today, why="the answer is malformed")


def read_work(message: Mapping[str, Any], today: str = "") -> Reference:
    """Return the work that a message of Crossref describes, with the notices about it.

    >>> read_work({"DOI": "10.1000/X", "updated-by": [{"type": "correction"}]}).status.value
    'corrected'
    """
    work = read_csl(SOURCE, json.dumps(_in_csl(message))).references[0]
    notices = [notice for each in message.get("updated-by") or [] if (notice := _notice(each))]
    facts = [
        Fact("notice", f"{n.kind.value} {n.date} {n.name}".strip(), SOURCE, today) for n in notices
    ]
    return replace(
        work,
        status=_status(work.status, notices),
        related=tuple(sorted({*_updates(message, notices), *_relations(message)})),
        facts=tuple(sorted(facts)),
    )


def _in_csl(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message in the words of CSL, from which Crossref's differ in a few."""
    dates = (message.get(name) or {} for name in _DATES)
    containers = [plain(str(each)) for each in message.get("container-title") or []]
    in_book = str(message.get("type")) in _IN_BOOKS
    return {
        **message,
        "items": None,  # a list of works is no work
        "type": "post" if message.get("subtype") == "other" else message.get("type"),
        "title": _title(message),
        # A book's chapter names the series first, if there is one, and its book last.
        "container-title": containers[-1 if in_book else 0] if containers else "",
        "abstract": plain(_first(message.get("abstract"))),
        "author": [_person(each) for each in message.get("author") or []],
        "issued": next((date for date in dates if _first(_first(date.get("date-parts")))), None),
    }


def _title(message: Mapping[str, Any]) -> str:
    """Return the first form of the title with its subtitle, in which the design is often named."""
    title, more = plain(_first(message.get("title"))), plain(_first(message.get("subtitle")))
    known = more.casefold() in title.casefold()
    return title if known else ": ".join(filter(None, [title.removesuffix(":"), more]))


def _first(value: object) -> Any:  # noqa: ANN401 - what stands in a list is anything
    return (value[0] if value else "") if isinstance(value, list) else value or ""


def _person(author: Mapping[str, Any]) -> dict[str, Any]:
    return {key: plain(v) if isinstance(v, str) else v for key, v in author.items()}


def _status(labelled: EditorialStatus, notices: Sequence[Notice]) -> EditorialStatus:
    """Return what title and notices make of a work.

    Publishers put "RETRACTED:" or "WITHDRAWN:" before the title. That alone says it, too, where
    the notice is not linked; only a reinstatement takes it back.
    """
    told = standing(notices)
    graver = {EditorialStatus.RETRACTED, EditorialStatus.REINSTATED}
    if labelled is EditorialStatus.UNCHECKED or told in graver:
        return told
    return labelled


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
