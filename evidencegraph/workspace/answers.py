"""What catalogues answered before, kept in a folder; used offline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from evidencegraph.errors import UnusableOutputError
from evidencegraph.model import Reference
from evidencegraph.workspace.files import Pathish

if TYPE_CHECKING:
    from evidencegraph.catalogues import Access, Answer

_FILE = "answers.sqlite"

# The catalogues bring requests and its cache, a third of a second to import: they are imported
# where they are used, since most commands never ask anything.


def answers_about(works: Iterable[Reference], cache: Pathish | None) -> tuple[Reference, ...]:
    """Return what a cache knows about works; nothing where there is no cache.

    Raises:
        MalformedDataError: the cache is damaged.
    """
    if cache is None or not (Path(cache) / _FILE).exists():
        return ()
    from evidencegraph.catalogues import Store  # noqa: PLC0415

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
    access: Callable[[Path], Access] | None = None,
) -> Iterator[Answer]:
    """Ask catalogues about works and keep every answer in a cache, as it comes.

    Args:
        works: as merged.
        cache: a folder, made if it does not exist.
        sources: names of catalogues.
        access: how catalogues are asked; as the environment says where None.

    Raises:
        UnusableOutputError: the cache cannot be written to.
    """
    from evidencegraph.catalogues import Access, Client, Store, fetch  # noqa: PLC0415

    folder = Path(cache)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "Choose another folder with --cache."
        raise UnusableOutputError(f"{folder}: {error.strerror or error}", hint) from error
    store, client = Store(folder / _FILE), Client((access or Access.from_environment)(folder))
    today = datetime.now(tz=UTC).date().isoformat()
    try:
        yield from fetch(client, store, works, today, sources)
    finally:
        client.close()
        store.close()
