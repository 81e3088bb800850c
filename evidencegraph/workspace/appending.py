"""Judgements added to a file of them: what stands there stays."""

from __future__ import annotations

from pathlib import Path

from evidencegraph.appraisals import read_appraisals
from evidencegraph.workspace.files import Pathish
from evidencegraph.workspace.outputs import write_files
from evidencegraph.workspace.settings import read_whole


def append_appraisal(path: Pathish, block: str) -> Path:
    """Write an appraisal at the end of a file, which is made if it does not exist.

    Raises:
        UnusableInputError: the file cannot be read.
        MalformedDataError: it, or the appraisal, is wrong; then nothing is written.
        UnusableOutputError: it cannot be written.
    """
    place = Path(path)
    before = read_whole(place) if place.exists() else ""
    read_appraisals(place.as_posix(), before)
    whole = "\n\n".join(part for part in (before.rstrip(), block.strip()) if part) + "\n"
    read_appraisals(place.as_posix(), whole)
    return write_files(place.parent, {place.name: whole})[0]
