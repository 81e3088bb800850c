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


_DOWN = ("no connection", "no answer within", "no whole answer", "it answered 429", "it answered 5")
_ENOUGH = 3
"""So many failures on end mean that a service is down, or that there is no network."""


def plan(
    works: Iterable[Reference], store: Store, sources: Sequence[str] = USUAL, since: str = ""
) -> dict[str, tuple[str, ...]]:
    """Return what is still to be asked of each catalogue, in its order; empty when all is known.

    Answers from before ``since``, ``2026-11-20``, count as none.
    """
    names = sorted({name for work in works for name in work.identifiers})
    return {
        source: tuple(
            name
            for name in names
            if scheme_of(name) in CATALOGUES[source][1] and not store.has(name, source, since)
        )
        for source in sources
    }


def fetch(  # noqa: PLR0913 - one door, and the last two are optional
    client: Client,
    store: Store,
    works: Sequence[Reference],
    today: str,
    sources: Sequence[str] = USUAL,
    *,
    since: str = "",
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
        since: answers from before this day are asked for again.
    """
    for answer in _converted(client, store, works, today):
        store.keep(answer)
        yield answer
    asked = [*works, *store.works(name for work in works for name in work.identifiers)]
    for source, names in plan(asked, store, sources, since).items():
        for answer in _patiently(source, client, names, today):
            store.keep(answer)
            yield answer


def _patiently(source: str, client: Client, names: Sequence[str], today: str) -> Iterator[Answer]:
    """Yield answers until a service fails several times on end; the rest is not asked for.

    Of pages each has its own server, and only a connection that never worked tells of the next.
    """
    failed, worked = 0, False
    for number, answer in enumerate(CATALOGUES[source][0](client, names, today), start=1):
        yield answer
        down = answer.state is State.UNCHECKED and answer.why.startswith(_DOWN)
        worked = worked or not down
        failed = failed + 1 if down else 0
        if failed >= _ENOUGH and not (worked and source == pages.SOURCE):
            why = f"not asked any more: {answer.why}"
            yield from (Answer(n, source, State.UNCHECKED, today, why=why) for n in names[number:])
            return


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
