"""How fast documents are read, on one core."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

from markdown_it import MarkdownIt

from evidencegraph.claims import read_sentences
from evidencegraph.readers import read_document


def measure_throughput(texts: Sequence[tuple[str, str]]) -> list[str]:
    """Time the reading of texts as Markdown, as plain text and as HTML, on one core."""
    markdown = MarkdownIt("commonmark").enable("table")
    sets = {
        ".md": [text for _, text in texts],
        ".txt": [re.sub(r"\]\([^)\s]*\)|[*^#|\[\]]", "", text) for _, text in texts],
        ".html": [markdown.render(text) for _, text in texts],
    }
    return [_timed(ending, files) for ending, files in sets.items()]


def _timed(ending: str, files: Sequence[str]) -> str:
    start = time.process_time()
    documents = [read_document(f"a{ending}", file) for file in files]
    middle = time.process_time()
    for document in documents:
        read_sentences(document)
    end = time.process_time()
    size = sum(map(len, files)) / 1e6
    return (
        f"{'throughput, ' + ending:44} {size / (middle - start):.1f} MB/s, "
        f"with sentences {size / (end - start):.1f}  (aim 3)"
    )
