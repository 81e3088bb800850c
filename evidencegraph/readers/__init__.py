"""A file in, `Document` out: one module for each format, behind one table."""

from evidencegraph.readers.encoding import Decoded, decode, guessed, is_text
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
    "guessed",
    "is_binary",
    "is_readable",
    "is_text",
    "read_bytes",
    "read_document",
]
