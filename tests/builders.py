"""Small graphs in the tool's own input language: Markdown, BibTeX."""

from __future__ import annotations

from evidencegraph.api import EvidenceGraph
from evidencegraph.bibliography import read_library
from evidencegraph.corpus import assemble
from evidencegraph.model import Problem, Reference
from evidencegraph.readers import read_document

PAPER = """Treating PML

Mirtazapine improves survival in PML.[1][2]
Restoring immunity is the main treatment of PML.[3][4]
PML is a rare infection of the brain.
Interferon is effective in PML.[9]

Outlook

Cidofovir improved survival in one cohort [1], but see [2].

References

1. Trial of mirtazapine. PMID: 11111111
2. Cohort of mirtazapine. PMID: 22222222
3. https://www.ninds.nih.gov/pml
4. https://www.ninds.nih.gov/pml/treatment
"""
PAPER_LIBRARY = """
@article{trial, title={Trial of mirtazapine in PML}, author={Hall, Colin}, year={1998},
  journal={Neurology}, pmid={11111111}, studydesign={randomised controlled trial},
  participants={900}}
@article{cohort, title={A cohort of mirtazapine}, author={Marra, Christina}, pmid={22222222},
  studydesign={cohort study}, participants={500}}
"""
"""The works behind `PAPER`."""


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
