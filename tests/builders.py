"""Small graphs in the tool's own input language: Markdown, BibTeX."""

from __future__ import annotations

from evidencegraph.api import EvidenceGraph
from evidencegraph.bibliography import read_library
from evidencegraph.corpus import assemble
from evidencegraph.model import Problem, Reference
from evidencegraph.readers import read_document


def graph_of(
    documents: str | dict[str, str], bibtex: str = "", *, paragraph_scope: bool = True
) -> EvidenceGraph:
    """Return the graph of documents given as texts by path; one text is ``paper.md``."""
    texts = {"paper.md": documents} if isinstance(documents, str) else documents
    library: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()
    if bibtex:
        read = read_library("library.bib", bibtex)
        library, problems = read.references, read.problems
    corpus = assemble(
        [read_document(path, text) for path, text in texts.items()],
        library,
        problems,
        paragraph_scope=paragraph_scope,
    )
    return EvidenceGraph(corpus)


def paper(*sentences: str, references: tuple[str, ...] = ()) -> str:
    """Return a Markdown document: each sentence a paragraph, then a list of references."""
    body = "\n\n".join(sentences)
    entries = "\n".join(f"{number}. {entry}" for number, entry in enumerate(references, start=1))
    return f"# A paper\n\n{body}\n\n## References\n\n{entries}\n"
