"""Bibliography files in, `Reference` values out: one module for each format."""

from evidencegraph.bibliography.formats import FORMATS, is_library, read_library
from evidencegraph.bibliography.library import Library

__all__ = ["FORMATS", "Library", "is_library", "read_library"]
