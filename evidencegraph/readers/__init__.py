"""Text in, `Document` out: one module for each format, behind one table."""

from evidencegraph.readers.formats import FORMATS, is_readable, read_document

__all__ = ["FORMATS", "is_readable", "read_document"]
