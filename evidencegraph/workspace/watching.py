"""When do the files that a command reads change?

They are looked at twice a second. That needs no package, works on network drives, and follows
editors that write a new file over the old one, after which a notice of the system would go to the
old one; a few hundred files cost a few milliseconds.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from evidencegraph.bibliography import is_library
from evidencegraph.readers import is_readable
from evidencegraph.workspace.files import Pathish, visible_files

_SECONDS = 0.5

Seen = Mapping[Path, tuple[int, int]]
"""Time of the last change and size of each file."""


class Watch:
    """Files and folders, as they were when somebody last looked.

    Args:
        paths: files, or folders whose documents, libraries and tables count; one that does not
            exist counts as soon as it does.
        ignored: a folder whose files do not count: where outputs go.
        seconds: how long to wait between two looks.
    """

    def __init__(
        self, paths: Iterable[Pathish], ignored: Pathish, seconds: float = _SECONDS
    ) -> None:
        """Look at the files now: what changes from here on is a change."""
        self._paths = tuple(Path(path) for path in paths)
        self._ignored = Path(ignored).resolve()
        self._seconds = seconds
        self._seen = self._look()

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that were there at the last look, sorted."""
        return tuple(sorted(self._seen))

    def changes(self) -> Iterator[tuple[Path, ...]]:
        """Wait, and yield the files that were added, changed or removed, as often as some were.

        A change counts when nothing has moved between two looks, so that saving ten files at once
        is one change.
        """
        while True:
            time.sleep(self._seconds)
            before, now = self._seen, self._look()
            if now == before:
                continue
            while now != (later := self._after_a_while()):
                now = later
            self._seen = now
            if changed := sorted(_differing(before, now)):
                yield tuple(changed)

    def _after_a_while(self) -> Seen:
        time.sleep(self._seconds)
        return self._look()

    def _look(self) -> Seen:
        seen: dict[Path, tuple[int, int]] = {}
        for path in self._paths:
            for file in _files(path):
                if not file.resolve().is_relative_to(self._ignored):
                    seen.update(_stamp(file))
        return seen


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    yield from (file for file in visible_files(path) if _counts(file.name))


def _counts(name: str) -> bool:
    return is_readable(name) or is_library(name) or name.lower().endswith((".toml", ".json"))


def _stamp(file: Path) -> Seen:
    try:
        found = file.stat()
    except OSError:
        # Gone, or between two names, as while an editor saves it.
        return {}
    return {file: (found.st_mtime_ns, found.st_size)}


def _differing(before: Seen, now: Seen) -> set[Path]:
    return {file for file in {*before, *now} if before.get(file) != now.get(file)}
