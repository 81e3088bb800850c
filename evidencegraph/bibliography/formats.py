"""The table of bibliography formats, and the one door to all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from evidencegraph.bibliography.bibtex import read_bibtex
from evidencegraph.bibliography.library import Library

FORMATS: Mapping[str, Callable[[str, str], Library]] = MappingProxyType(
    {".bib": read_bibtex, ".bibtex": read_bibtex}
)
"""What reads a library, by the ending of its file's name in lower case."""


def is_library(path: str) -> bool:
    """Tell whether a file's name promises a bibliography that can be read.

    >>> is_library("references/pml.bib"), is_library("notes.txt")
    (True, False)
    """
    return path.lower().endswith(tuple(FORMATS))


def read_library(path: str, text: str) -> Library:
    """Return the works that a bibliography file holds.

    Args:
        path: names the file and, by its ending, the format.
        text: the whole text.

    Raises:
        KeyError: the ending is not in `FORMATS`.
    """
    ending = next(ending for ending in sorted(FORMATS) if path.lower().endswith(ending))
    return FORMATS[ending](path, text)
