"""Europe PMC: the second source, and the first for preprints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evidencegraph.bibliography.pubmed_words import RELATIONS, status_of
from evidencegraph.catalogues.answer import MALFORMED, Answer, State, found, read_json, whole_number
from evidencegraph.catalogues.markup import plain
from evidencegraph.catalogues.session import Client, Unreachable
from evidencegraph.identifiers import normalise, preferred, scheme_of
from evidencegraph.model import Reference, Related, Relation

SOURCE = "Europe PMC"
HOME = "https://www.ebi.ac.uk/europepmc/webservices/rest"
_QUERIES = {"pmid": 'EXT_ID:"{}" AND SRC:MED', "doi": 'DOI:"{}"', "pmcid": 'PMCID:"{}"'}
_WORDS = {
    **{word.lower(): relation for word, relation in RELATIONS.items()},
    "preprintin": Relation.PUBLISHED_AS,
    "preprintof": Relation.PREPRINT_OF,
}


def look_up(client: Client, names: Sequence[str], today: str) -> Iterator[Answer]:
    """Yield what Europe PMC says about PMIDs, DOIs and PMCIDs, one request each."""
    for name in names:
        query = _QUERIES[scheme_of(name)].format(name.partition(":")[2])
        try:
            text = client.get(
                HOME, "/search", {"query": query, "format": "json", "resultType": "core"}
            )
            results = read_json(text)["resultList"]["result"]
            works = [
                work for result in results if name in (work := read_result(result)).identifiers
            ]
            if works:
                yield found(name, SOURCE, today, works[0])
            else:
                yield Answer(name, SOURCE, State.ABSENT, today)
        except Unreachable as error:
            yield Answer(name, SOURCE, State.UNCHECKED, today, why=str(error))
        except MALFORMED:
            yield Answer(name, SOURCE, State.UNCHECKED, today, why="the answer is malformed")


def read_result(result: Mapping[str, Any]) -> Reference:
    """Return the work that one result describes.

    >>> types = {"pubType": ["Retracted Publication"]}
    >>> read_result({"pmid": "7", "pubTypeList": types}).status.value
    'retracted'
    """
    pairs = ((scheme, str(result.get(scheme) or "")) for scheme in ("pmid", "pmcid", "doi"))
    names = tuple(sorted(n for scheme, value in pairs if value and (n := normalise(scheme, value))))
    journal = result.get("journalInfo") or {}
    people = (result.get("authorList") or {}).get("author") or []
    # Europe PMC writes publication types in lower case as well.
    types = tuple(_titled(each) for each in (result.get("pubTypeList") or {}).get("pubType") or [])
    related = tuple(sorted(set(_related(result))))
    return Reference(
        preferred(names) if names else f"bib:{result.get('id', '')}",
        names,
        title=plain(str(result.get("title") or "")).removesuffix("."),
        authors=tuple(name for each in people if (name := _name(each))),
        year=whole_number(result.get("pubYear"), 1500, 2100),
        container=str((journal.get("journal") or {}).get("title") or ""),
        entry_type="preprint" if "Preprint" in types else "article",
        publication_types=types,
        status=status_of(types, related),
        volume=str(journal.get("volume") or ""),
        issue=str(journal.get("issue") or ""),
        pages=str(result.get("pageInfo") or ""),
        abstract=plain(str(result.get("abstractText") or "")),
        related=related,
    )


def _name(author: Mapping[str, Any]) -> str:
    parts = (author.get("lastName"), author.get("firstName") or author.get("initials"))
    return plain(", ".join(filter(None, parts)) or str(author.get("collectiveName") or ""))


def _titled(words: str) -> str:
    return " ".join(
        word.capitalize() if word.islower() and word not in {"of", "as"} else word
        for word in words.split()
    )


def _related(result: Mapping[str, Any]) -> Iterator[Related]:
    for each in (result.get("commentCorrectionList") or {}).get("commentCorrection") or []:
        relation = _WORDS.get("".join(str(each.get("type") or "").lower().split()))
        if relation:
            # A preprint's id there is Europe PMC's own and names it nowhere else.
            scheme = "pmid" if each.get("source") == "MED" else "doi"
            yield Related(relation, normalise(scheme, str(each.get("id") or "")) or "")
