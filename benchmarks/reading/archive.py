"""Files of a packed set."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path


def archive(path: Path, sample: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts of an archive, evenly chosen."""
    with tarfile.open(path) as files:
        members = sorted((m for m in files if m.isfile()), key=lambda m: m.name)
        for member in members[:: max(1, len(members) // sample)]:
            held = files.extractfile(member)
            if held:
                yield member.name, held.read().decode("utf-8", errors="replace")
