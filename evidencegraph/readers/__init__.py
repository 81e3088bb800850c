"""A file in, `Document` out: one module for each format, behind one table."""

from evidencegraph.readers.encoding import Decoded, decode
from evidencegraph.readers.formats import (
    BINARY_FORMATS,
    FORMATS,
    is_binary,
    is_readable,
    read_bytes,
    read_document,
)

__all__ = [
    "BINARY_FORMATS",
    "FORMATS",
    "Decoded",
    "decode",
    "is_binary",
    "is_readable",
    "read_bytes",
    "read_document",
]
