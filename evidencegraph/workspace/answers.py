"""What catalogues answered before, kept in a folder; used offline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from evidencegraph.errors import UnusableInputError, UnusableOutputError
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
    max_age: int | None = None,
    access: Callable[[Path], Access] | None = None,
) -> Iterator[Answer]:
    """Ask catalogues about works and keep every answer in a cache, as it comes.

    Args:
        works: as merged.
        cache: a folder, made if it does not exist.
        sources: names of catalogues.
        max_age: days after which an answer is asked for again; never where None.
        access: how catalogues are asked; as the environment says where None.

    Raises:
        UnusableOutputError: the cache cannot be written to.
    """
    from evidencegraph.catalogues import Access, Client, Store, fetch  # noqa: PLC0415

    folder = _made(cache)
    store = Store(folder / _FILE)
    try:
        client = Client((access or Access.from_environment)(folder))
        today = datetime.now(tz=UTC).date()
        since = "" if max_age is None else (today - timedelta(days=max_age)).isoformat()
        try:
            yield from fetch(client, store, works, today.isoformat(), sources, since=since)
        finally:
            client.close()
    finally:
        store.close()


def find_candidates(
    questions: Mapping[str, Sequence[str]],
    cache: Pathish,
    *,
    most: int = 10,
    access: Callable[[Path], Access] | None = None,
) -> Iterator[tuple[str, tuple[Reference, ...] | str]]:
    """Yield for each question the works that PubMed finds, or why it could not be asked.

    Args:
        questions: words to search for, by a name of the question.
        cache: a folder, made if it does not exist; records are kept there.
        most: how many works for each.
        access: how PubMed is asked; as the environment says where None.

    Raises:
        UnusableOutputError: the cache cannot be written to.
    """
    from evidencegraph.catalogues import (  # noqa: PLC0415
        Access,
        Client,
        Store,
        Unreachable,
        candidates,
    )

    folder = _made(cache)
    today = datetime.now(tz=UTC).date().isoformat()
    store = Store(folder / _FILE)
    try:
        client = Client((access or Access.from_environment)(folder))
        try:
            for name, words in questions.items():
                try:
                    yield name, candidates(client, store, words, today, most)
                except Unreachable as error:
                    yield name, str(error)
        finally:
            client.close()
    finally:
        store.close()


def keep_retractions(
    works: Iterable[Reference], table: Pathish, cache: Pathish
) -> tuple[Reference, ...]:
    """Keep in a cache what a table of Retraction Watch says about works; return those it names.

    Raises:
        UnusableInputError: the table cannot be read.
        UnusableOutputError: the cache cannot be written to.
    """
    from evidencegraph.catalogues import Store, notices_about, read_retraction_watch  # noqa: PLC0415

    try:
        # The table has more bytes than any document may have.
        text = Path(table).read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise UnusableInputError(f"{table}: {error.strerror or error}") from error
    notices = read_retraction_watch(text)
    if not notices:
        raise UnusableInputError(
            f"{table}: this is no table of Retraction Watch",
            "It has the columns RetractionNature and OriginalPaperDOI or OriginalPaperPubMedID.",
        )
    names = {name for work in works for name in work.identifiers}
    today = datetime.now(tz=UTC).date().isoformat()
    store = Store(_made(cache) / _FILE)
    try:
        answers = tuple(notices_about(names, notices, today))
        for answer in answers:
            store.keep(answer)
    finally:
        store.close()
    return tuple(answer.work for answer in answers if answer.work)


def _made(cache: Pathish) -> Path:
    folder = Path(cache)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "Choose another folder with --cache."
        raise UnusableOutputError(f"{folder}: {error.strerror or error}", hint) from error
    return folder
