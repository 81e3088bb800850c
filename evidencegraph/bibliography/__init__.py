"""Bibliography files in, `Reference` values out: one module for each format."""

from evidencegraph.bibliography.formats import (
    ENDINGS,
    FORMATS,
    SHARED_ENDINGS,
    format_of,
    is_library,
    read_library,
)
from evidencegraph.bibliography.library import Library

__all__ = [
    "ENDINGS",
    "FORMATS",
    "SHARED_ENDINGS",
    "Library",
    "format_of",
    "is_library",
    "read_library",
]
