"""Works that PubMed finds for the words of a claim: candidates, never sources."""

from __future__ import annotations

from collections.abc import Sequence

from evidencegraph.catalogues import pubmed
from evidencegraph.catalogues.session import Client
from evidencegraph.catalogues.store import Store
from evidencegraph.model import Reference


def candidates(
    client: Client, store: Store, words: Sequence[str], today: str, most: int = 10
) -> tuple[Reference, ...]:
    """Return works that PubMed finds for some of the words, with what is known about them.

    Args:
        client: the way to the network.
        store: where the records are kept.
        words: of a claim.
        today: the date of the answers.
        most: how many works.

    Raises:
        Unreachable: PubMed gave no usable answer.
    """
    if not words:
        return ()
    names = pubmed.search(client, " OR ".join(words), most)
    unknown = [name for name in names if not store.has(name, pubmed.SOURCE)]
    for answer in pubmed.look_up(client, unknown, today):
        store.keep(answer)
    return store.works(names)
