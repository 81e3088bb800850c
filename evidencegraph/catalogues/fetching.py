"""Which catalogue is asked about which work, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from evidencegraph.catalogues import crossref, europe_pmc, openalex, pages, pubmed, trials
from evidencegraph.catalogues.answer import Answer, State, found
from evidencegraph.catalogues.session import Client
from evidencegraph.catalogues.store import Store
from evidencegraph.identifiers import preferred, scheme_of
from evidencegraph.model import Reference

LookUp = Callable[[Client, Sequence[str], str], Iterator[Answer]]

CATALOGUES: dict[str, tuple[LookUp, frozenset[str]]] = {
    pubmed.SOURCE: (pubmed.look_up, frozenset({"pmid"})),
    crossref.SOURCE: (crossref.look_up, frozenset({"doi"})),
    europe_pmc.SOURCE: (europe_pmc.look_up, frozenset({"pmid", "doi", "pmcid"})),
    openalex.SOURCE: (openalex.look_up, frozenset({"doi", "pmid"})),
    trials.SOURCE: (trials.look_up, frozenset({"nct"})),
    pages.SOURCE: (pages.look_up, frozenset({"url", "nbk"})),
}
"""Every catalogue with its door and the schemes that it knows."""

USUAL = (pubmed.SOURCE, crossref.SOURCE, trials.SOURCE, pages.SOURCE)
"""The catalogues that are asked unless others are named."""


def plan(
    works: Iterable[Reference], store: Store, sources: Sequence[str] = USUAL
) -> dict[str, tuple[str, ...]]:
    """Return what is still to be asked of each catalogue, in its order; empty when all is known."""
    names = sorted({name for work in works for name in work.identifiers})
    return {
        source: tuple(
            n for n in names if scheme_of(n) in CATALOGUES[source][1] and not store.has(n, source)
        )
        for source in sources
    }


def fetch(
    client: Client,
    store: Store,
    works: Sequence[Reference],
    today: str,
    sources: Sequence[str] = USUAL,
) -> Iterator[Answer]:
    """Ask catalogues about works and keep each answer as it comes.

    Stopped at any point and begun again, it goes on where it was. PMCIDs and DOIs are first led to
    their PMIDs, so that PubMed can be asked about them.

    Args:
        client: the way to the network.
        store: where answers are kept.
        works: as merged.
        today: the date of the answers, ``2026-11-20``.
        sources: names of `CATALOGUES`, in the order of asking.
    """
    for answer in _converted(client, store, works, today):
        store.keep(answer)
        yield answer
    asked = [*works, *store.works(name for work in works for name in work.identifiers)]
    for source, names in plan(asked, store, sources).items():
        for answer in CATALOGUES[source][0](client, names, today):
            store.keep(answer)
            yield answer


def _converted(
    client: Client, store: Store, works: Sequence[Reference], today: str
) -> Iterator[Answer]:
    """Yield which identifiers belong to one article, for works that have no PMID."""
    lacking = [w for w in works if not any(scheme_of(n) == "pmid" for n in w.identifiers)]
    names = sorted(
        name
        for work in lacking
        for name in work.identifiers
        # The converter parts its list at commas: a DOI that has one would be taken for two.
        if scheme_of(name) in {"pmcid", "doi"} and "," not in name and not store.has(name, "PMC")
    )
    for answer in pubmed.convert(client, names, today):
        if isinstance(answer, Answer):
            yield answer
            continue
        name, same = answer
        yield found(name, "PMC", today, Reference(preferred(same), tuple(sorted(same))))


def unchecked(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return the answers that could not be had, sorted by identifier."""
    missing = (answer for answer in answers if answer.state is State.UNCHECKED)
    return tuple(sorted(missing, key=lambda answer: (answer.name, answer.source)))
