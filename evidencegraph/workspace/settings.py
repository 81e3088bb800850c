"""Settings of a project: the nearest file wins."""

from __future__ import annotations

import os
from pathlib import Path

from evidencegraph.errors import UnusableInputError
from evidencegraph.model import Problem
from evidencegraph.settings import SETTINGS_FILES, Settings, parse_settings
from evidencegraph.workspace.files import Pathish, read_text


def read_settings(start: Pathish) -> tuple[Settings, Path]:
    """Return the settings nearest to a file or folder, and the folder of the file that has them.

    The folder itself is looked at first, then those above it; without any file the settings are
    empty.

    Raises:
        UnusableInputError: a file that may hold settings cannot be read.
        MalformedDataError: it is broken.
    """
    place = Path(start).absolute()
    for folder in [place, *place.parents]:
        for name in SETTINGS_FILES:
            file = folder / name
            if os.path.isfile(file):  # noqa: PTH113 - unlike Path's, it bears too long a name
                found = parse_settings(file.as_posix(), read_whole(file))
                if found is not None:
                    return found, folder
    return Settings(), place


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
