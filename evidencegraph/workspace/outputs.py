"""Outputs are written all at once or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from errno import EISDIR, ENOTDIR
from pathlib import Path

from evidencegraph.errors import UnusableOutputError
from evidencegraph.workspace.files import Pathish


def write_files(folder: Pathish, files: Mapping[str, str]) -> tuple[Path, ...]:
    """Write texts into a folder: all of them or none.

    Each is written beside its place first and then renamed, so that no reader ever sees half a
    file and an interrupted run leaves the old ones as they were.

    Args:
        folder: made if it does not exist.
        files: texts by file name.

    Returns:
        The paths written, in the order given.

    Raises:
        UnusableOutputError: the folder cannot be made or written to.
    """
    home = Path(folder)
    waiting: list[tuple[Path, Path]] = []
    try:
        if home.is_file():
            raise NotADirectoryError(ENOTDIR, "this is a file, and a folder is needed")
        home.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            if (home / name).is_dir():
                raise IsADirectoryError(EISDIR, f"{name} is a folder")
            # Half a character, as JSON can name one, must not make a file that nothing reads.
            data = text.encode("utf-8", errors="replace")
            # A link keeps leading where it led, and a device stays one.
            place = (home / name).resolve()
            if place.exists() and not place.is_file():
                place.write_bytes(data)
                continue
            draft = place.with_name(f".{place.name}.{os.getpid()}.draft")
            waiting.append((draft, place))
            draft.write_bytes(data)
        for draft, place in waiting:
            draft.replace(place)
    except (OSError, ValueError, RuntimeError) as error:
        # The latter two: a name with a NUL, links that lead in circles.
        hint = "Choose another folder with --output, or free the disk."
        reason = getattr(error, "strerror", None) or str(error)
        raise UnusableOutputError(f"{home}: cannot write here: {reason}", hint) from error
    finally:
        for draft, _ in waiting:
            _discard(draft)
    return tuple(home / name for name in files)


def _discard(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        # The folder itself is gone or no folder: there is no draft to leave behind.
        return
