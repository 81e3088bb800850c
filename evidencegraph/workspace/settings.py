"""Settings of a project: the nearest file wins."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from evidencegraph.errors import MalformedDataError, UnusableInputError
from evidencegraph.model import Problem
from evidencegraph.settings import SETTINGS_FILES, Settings, parse_settings
from evidencegraph.workspace.files import Pathish, read_text


def read_settings(start: Pathish) -> Settings:
    """Return the settings nearest to a file or folder, with paths that the current folder knows.

    The folder itself is looked at first, then those above it; without any file the settings are
    empty.

    Raises:
        UnusableInputError: a file that may hold settings cannot be read.
        MalformedDataError: it is broken, or names a path that does not exist.
    """
    place = Path(start).absolute()
    for folder in [place, *place.parents]:
        for name in SETTINGS_FILES:
            file = folder / name
            if os.path.isfile(file):  # noqa: PTH113 - unlike Path's, it bears too long a name
                found = parse_settings(file.as_posix(), read_whole(file))
                if found is not None:
                    # As the file that was asked about is named, so are those that it names.
                    near = folder if Path(start).is_absolute() else Path(os.path.relpath(folder))
                    return _seen_from(near, found, file.as_posix())
    return Settings()


def _seen_from(home: Path, settings: Settings, name: str) -> Settings:
    """Return settings whose paths begin with the folder that they are relative to."""
    for key, paths in (("references", settings.references), ("concepts", settings.concepts)):
        for path in paths:
            if not (home / path).exists():
                hint = "Paths in it are relative to its folder."
                raise MalformedDataError(f"{name}: {key}: there is no {path!r}", hint)
    return replace(
        settings,
        references=tuple((home / path).as_posix() for path in settings.references),
        concepts=tuple((home / path).as_posix() for path in settings.concepts),
        baseline=(home / settings.baseline).as_posix() if settings.baseline else "",
    )


def read_whole(path: Pathish) -> str:
    """Return the text of a file that a command was given by name.

    Raises:
        UnusableInputError: it cannot be read.
    """
    file = Path(path)
    if file.is_file() and not file.stat().st_size:
        return ""
    text = read_text(file)
    if isinstance(text, Problem):
        raise UnusableInputError(f"{text.location}: {text.message}")
    return text
