"""Bibliography files in, `Reference` values out: one module for each format."""

from evidencegraph.bibliography.formats import FORMATS, Library, is_library, read_library

__all__ = ["FORMATS", "Library", "is_library", "read_library"]
