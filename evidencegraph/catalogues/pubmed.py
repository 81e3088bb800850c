"""PubMed, through NCBI's E-utilities and id converter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencegraph.bibliography.pubmed import read_pubmed
from evidencegraph.catalogues.answer import MALFORMED, Answer, State, found, read_json
from evidencegraph.catalogues.session import Client, Unreachable
from evidencegraph.identifiers import normalise

SOURCE = "PubMed"
EUTILS = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
CONVERTER = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles/"
BATCH = 200
"""Identifiers that one request may ask for."""


def look_up(client: Client, names: Sequence[str], today: str) -> Iterator[Answer]:
    """Yield what PubMed says about PMIDs, asked 200 at a time.

    A batch that fails is *could not check* for each of its works; the others go on.
    """
    for start in range(0, len(names), BATCH):
        yield from _batch(client, names[start : start + BATCH], today)


def _batch(client: Client, names: Sequence[str], today: str) -> Iterator[Answer]:
    ids = ",".join(name.removeprefix("pmid:") for name in names)
    params = {"db": "pubmed", "id": ids, "retmode": "xml", **client.credentials()}
    try:
        text = client.get(EUTILS, "/efetch.fcgi", params)
    except Unreachable as error:
        yield from (Answer(name, SOURCE, State.UNCHECKED, today, why=str(error)) for name in names)
        return
    library = read_pubmed(SOURCE, text)
    works = {name: work for work in library.references for name in work.identifiers}
    # PubMed leaves out what it does not hold; so does an answer that breaks off.
    whole = re.search(r"</PubmedArticleSet>\s*$|<PubmedArticleSet\s*/>\s*$", text) is not None
    broken = any("XML" in problem.message for problem in library.problems)
    for name in names:
        if name in works:
            yield found(name, SOURCE, today, works[name])
        elif whole and not broken:
            yield Answer(name, SOURCE, State.ABSENT, today)
        else:
            yield Answer(name, SOURCE, State.UNCHECKED, today, why="the answer is not whole")


def convert(
    client: Client, names: Sequence[str], today: str
) -> Iterator[tuple[str, tuple[str, ...]] | Answer]:
    """Yield for each PMCID or DOI all identifiers of the article, as far as PMC knows it."""
    for start in range(0, len(names), BATCH):
        batch = names[start : start + BATCH]
        ids = ",".join(name.partition(":")[2] for name in batch)
        params = {"ids": ids, "format": "json", **client.credentials()}
        try:
            records = read_json(client.get(CONVERTER, "", params) or "{}").get("records", [])
            same = {name: every for every in map(_names, records) for name in every}
        except (Unreachable, *MALFORMED) as error:
            why = str(error) if isinstance(error, Unreachable) else "the answer is malformed"
            yield from (Answer(name, "PMC", State.UNCHECKED, today, why=why) for name in batch)
            continue
        for name in batch:
            yield (name, same[name]) if name in same else Answer(name, "PMC", State.ABSENT, today)


def _names(record: dict[str, object]) -> tuple[str, ...]:
    pairs = ((scheme, str(record.get(scheme) or "")) for scheme in ("pmid", "pmcid", "doi"))
    if record.get("status") == "error":
        return ()
    return tuple(name for scheme, value in pairs if value and (name := normalise(scheme, value)))


def search(client: Client, words: str, most: int = 10) -> tuple[str, ...]:
    """Return the PMIDs that PubMed finds for a query, best first.

    Raises:
        Unreachable: PubMed gave no usable answer.
    """
    params = {
        "db": "pubmed",
        "term": words,
        "retmode": "json",
        "retmax": str(most),
        "sort": "relevance",
    }
    text = client.get(EUTILS, "/esearch.fcgi", {**params, **client.credentials()})
    try:
        ids = read_json(text)["esearchresult"]["idlist"]
        return tuple(name for number in ids if (name := normalise("pmid", str(number))))
    except MALFORMED:
        raise Unreachable("the answer is malformed") from None
