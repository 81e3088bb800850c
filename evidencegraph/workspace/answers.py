"""What catalogues answered before, kept in a folder; used offline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from evidencegraph.catalogues import Access, Answer, Client, Store, fetch
from evidencegraph.errors import UnusableOutputError
from evidencegraph.model import Reference
from evidencegraph.workspace.files import Pathish

_FILE = "answers.sqlite"


def answers_about(works: Iterable[Reference], cache: Pathish | None) -> tuple[Reference, ...]:
    """Return what a cache knows about works; nothing where there is no cache.

    Raises:
        MalformedDataError: the cache is damaged.
    """
    if cache is None or not (Path(cache) / _FILE).exists():
        return ()
    store = Store(Path(cache) / _FILE)
    try:
        return store.works(name for work in works for name in work.identifiers)
    finally:
        store.close()


def fetch_answers(
    works: Sequence[Reference],
    cache: Pathish,
    sources: Sequence[str],
    *,
    access: Callable[[Path], Access] = Access.from_environment,
) -> Iterator[Answer]:
    """Ask catalogues about works and keep every answer in a cache, as it comes.

    Args:
        works: as merged.
        cache: a folder, made if it does not exist.
        sources: names of catalogues.
        access: how catalogues are asked.

    Raises:
        UnusableOutputError: the cache cannot be written to.
    """
    folder = Path(cache)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "Choose another folder with --cache."
        raise UnusableOutputError(f"{folder}: {error.strerror or error}", hint) from error
    store, client = Store(folder / _FILE), Client(access(folder))
    today = datetime.now(tz=UTC).date().isoformat()
    try:
        yield from fetch(client, store, works, today, sources)
    finally:
        client.close()
        store.close()
