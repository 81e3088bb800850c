"""The public face: build a graph, ask it, write it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from evidencegraph import queries
from evidencegraph.appraisals import added_works
from evidencegraph.audit import audit
from evidencegraph.errors import UnusableInputError
from evidencegraph.grading import with_tables
from evidencegraph.graph import Graph, from_json, to_json
from evidencegraph.links import Opposition, SameSubject, Twins, oppositions, same_subject, twins
from evidencegraph.model import Claim, Finding, Method, Problem, Reference, Severity
from evidencegraph.queries import Chain, Consensus, Coverage, Difference, Impact, Weakness
from evidencegraph.render.appraisals import skeleton
from evidencegraph.render.exchange import to_gexf, to_graphml
from evidencegraph.render.findings import findings_json
from evidencegraph.render.jsonld import to_jsonld
from evidencegraph.render.library import cited, to_bibtex, to_csl_json, to_ris
from evidencegraph.render.notebook import ShownSupport, graph_html
from evidencegraph.render.phrases import plural
from evidencegraph.render.report import report
from evidencegraph.render.report_html import report_html
from evidencegraph.render.support import support_text
from evidencegraph.render.tables import to_csv
from evidencegraph.workspace import (
    LARGEST_GRAPH,
    Pathish,
    Progress,
    read_corpus,
    read_judgements,
    read_tables,
    read_text,
    write_files,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


class EvidenceGraph(Graph):
    """A graph of claims and the works they cite, with everything that can be asked of it.

    >>> import evidencegraph as eg
    >>> graph = eg.EvidenceGraph()
    >>> graph.claims("mirtazapine")
    ()
    """

    def __repr__(self) -> str:
        """Return one line: all of a graph would fill a terminal.

        >>> EvidenceGraph()
        <EvidenceGraph: 0 documents, 0 claims, 0 references>
        """
        corpus = self.corpus
        return (
            f"<EvidenceGraph: {plural(len(corpus.papers), 'document')}, "
            f"{plural(len(corpus.claims), 'claim')}, {plural(len(corpus.references), 'reference')}>"
        )

    def _repr_html_(self) -> str:
        return graph_html(self)

    def support(self, claim: str | Claim) -> ShownSupport:
        """Return how strongly a claim is supported; a notebook shows it as a table.

        Raises:
            UnknownNameError: no claim has this id.
        """
        return ShownSupport.of(self, super().support(claim))

    def claims(self, text: str = "") -> tuple[Claim, ...]:
        """Return the claims in which every word of a text occurs; all without one."""
        return queries.find_claims(self, text)

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every work that a document lists or points at, sorted by id."""
        return self.corpus.references

    def weakest(self, count: int = 10) -> tuple[Weakness, ...]:
        """Return the weakest claims, worst first, each with the reason."""
        return queries.weakest(self, count)

    def impact(self, reference: str | Reference) -> tuple[Impact, ...]:
        """Return what each claim that rests on a reference, itself or through others, would lose.

        Raises:
            UnknownNameError: no reference goes by this name.
        """
        return queries.impact(self, self.reference(reference).id)

    def without(self, *references: str | Reference) -> EvidenceGraph:
        """Return a new graph in which some references were never cited.

        Raises:
            UnknownNameError: no reference goes by one of the names.
        """
        left = queries.without(self, *(self.reference(one).id for one in references))
        return replace(self, corpus=left.corpus, origin=self)

    def robustness(self, claim: str | Claim) -> int:
        """Return the fewest independent works whose withdrawal takes a level from a claim.

        Raises:
            UnknownNameError: no claim has this id.
        """
        return queries.robustness(self, self.claim(claim).id)

    def chain(self, claim: str | Claim) -> Chain:
        """Return how a claim leads through pages and reviews to its evidence, as far as known.

        Raises:
            UnknownNameError: no claim has this id.
        """
        return queries.chain(self, self.claim(claim).id)

    def contradictions(self) -> tuple[Claim, ...]:
        """Return the claims whose own citations disagree."""
        return queries.contradictions(self)

    def oppositions(self) -> tuple[Opposition, ...]:
        """Return the pairs of claims that contradict each other, differ, or stand in tension."""
        return oppositions(self)

    def twins(self) -> tuple[Twins, ...]:
        """Return the pairs of claims of different documents or sections that say the same."""
        return twins(self)

    def same_subject(self) -> tuple[SameSubject, ...]:
        """Return the pairs of claims of different documents on one subject, whatever they say."""
        return same_subject(self)

    def consensus(self) -> tuple[Consensus, ...]:
        """Return what several documents say alike or deny, with the best certainty of each side."""
        return queries.consensus(self)

    def difference(self, newer: Graph) -> Difference:
        """Return what a newer graph gained, lost, strengthened and weakened."""
        return queries.difference(self, newer)

    def coverage(self) -> Coverage:
        """Return how much of the claims is supported, in numbers."""
        return queries.coverage(self)

    def audit(
        self,
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        severities: Mapping[str, Severity] | None = None,
        thresholds: Mapping[str, Mapping[str, float]] | None = None,
    ) -> tuple[Finding, ...]:
        """Return what is wrong or weak and not waived, sorted by place.

        Args:
            select: codes or beginnings of codes; all rules where empty.
            ignore: the same, left out.
            severities: other severities than the rules' own, by code.
            thresholds: other thresholds than the rules' own, by code and name.

        Raises:
            UnknownNameError: a code begins no rule's code, or a rule has no such threshold.
        """
        if select or ignore or severities or thresholds:
            return audit(self, select, ignore, severities, thresholds)
        return self._findings

    @cached_property
    def _findings(self) -> tuple[Finding, ...]:
        """What all rules find as they are: the page, the reports and the summary ask for it."""
        return audit(self)

    def explain(self, claim: str | Claim) -> str:
        """Return a claim's support as arithmetic that a person can replay.

        Raises:
            UnknownNameError: no claim has this id.
        """
        return support_text(self, self.claim(claim))

    def skeleton(self, count: int = 10) -> str:
        """Return ``appraisals.toml`` to fill in, for the weakest claims that cite something."""
        return skeleton(self, count)

    def report(self, findings: Sequence[Finding] | None = None) -> str:
        """Return the report in Markdown, worst first.

        Args:
            findings: what the audit found, where that is not `audit()`.
        """
        return report(self, self.audit() if findings is None else findings)

    def report_html(self, findings: Sequence[Finding] | None = None) -> str:
        """Return the report as one HTML document for paper and mail, without script or network.

        Args:
            findings: what the audit found, where that is not `audit()`.
        """
        return report_html(self, self.audit() if findings is None else findings)

    def to_json(self) -> str:
        """Return the graph as networkx node-link JSON; `load` reads it back."""
        return to_json(self)

    def to_html(self, findings: Sequence[Finding] | None = None) -> str:
        """Return the interactive page as one HTML document that needs no network.

        Args:
            findings: what the audit found, where that is not `audit()`.
        """
        # pyvis imports IPython: whoever does not draw should not wait for it.
        from evidencegraph.render.page import page  # noqa: PLC0415

        return page(self, self.audit() if findings is None else findings)

    def to_pandas(self) -> dict[str, pd.DataFrame]:
        """Return the tables ``claims``, ``references`` and ``citations`` as DataFrames.

        Raises:
            ImportError: pandas is not installed; ``pip install evidencegraph[pandas]``.
        """
        with _extra("pandas"):
            from evidencegraph.render.frames import frames  # noqa: PLC0415 - pandas is optional

            return frames(self)

    def plot(self, axes: Axes | None = None) -> Axes:
        """Draw how many claims have which certainty.

        Args:
            axes: where to draw; a new figure where None.

        Returns:
            The axes, to change or to save: ``graph.plot().figure.savefig("certainty.svg")``.

        Raises:
            ImportError: matplotlib is not installed; ``pip install evidencegraph[plot]``.
        """
        with _extra("plot"):
            from evidencegraph.render.plot import plot  # noqa: PLC0415 - matplotlib is optional

            return plot(self, axes)

    def to_csv(self) -> dict[str, str]:
        """Return the tables ``claims``, ``references`` and ``citations`` as CSV.

        Texts that a spreadsheet would take for a formula have an apostrophe before them.
        """
        return to_csv(self)

    def to_graphml(self) -> str:
        """Return the graph as GraphML, for Gephi, Cytoscape, yEd and igraph."""
        return to_graphml(self)

    def to_gexf(self) -> str:
        """Return the graph as GEXF 1.2, for Gephi."""
        return to_gexf(self)

    def to_jsonld(self) -> str:
        """Return the graph as JSON-LD: CiTO, FaBiO, GA4GH VA-Spec and PROV."""
        return to_jsonld(self)

    def to_bibtex(self) -> str:
        """Return the works that claims cite as BibTeX, without those that were not found."""
        return to_bibtex(cited(self))

    def to_ris(self) -> str:
        """Return the works that claims cite as RIS, without those that were not found."""
        return to_ris(cited(self))

    def to_csl_json(self) -> str:
        """Return the works that claims cite as CSL-JSON, without those that were not found."""
        return to_csl_json(cited(self))

    def write_csv(self, folder: Pathish) -> tuple[Path, ...]:
        """Write ``claims.csv``, ``references.csv`` and ``citations.csv`` for Excel and others.

        Each begins with a byte order mark, by which Excel knows UTF-8; pandas and R ignore it.

        Raises:
            UnusableOutputError: they cannot be written there.
        """
        tables = self.to_csv()
        return write_files(folder, {f"{name}.csv": f"\ufeff{tables[name]}" for name in tables})

    def write_html(self, path: Pathish) -> Path:
        """Write the interactive page.

        Raises:
            UnusableOutputError: it cannot be written there.
        """
        place = Path(path)
        return write_files(place.parent, {place.name: self.to_html()})[0]

    def write(self, folder: Pathish, findings: Sequence[Finding] | None = None) -> tuple[Path, ...]:
        """Write page, reports, graph and findings into a folder: all of them or none.

        Args:
            folder: made if it does not exist.
            findings: what the audit found, where that is not `audit()`.

        Raises:
            UnusableOutputError: they cannot be written there.
        """
        findings = self.audit() if findings is None else findings
        files = {
            "index.html": self.to_html(findings),
            "report.html": self.report_html(findings),
            "report.md": self.report(findings),
            "graph.json": self.to_json(),
            "findings.json": findings_json(findings),
        }
        return write_files(folder, files)


def build(  # noqa: PLR0913 - one door, and all but two are optional
    documents: Pathish | Iterable[Pathish],
    references: Pathish | Iterable[Pathish] = (),
    *,
    paragraph_scope: bool = True,
    encoding: str = "utf-8",
    cache: Pathish | None = None,
    method: Method | None = None,
    tables: Pathish | Iterable[Pathish] = (),
    appraisals: Pathish | Iterable[Pathish] = (),
    concepts: Pathish | Iterable[Pathish] = (),
    progress: Progress | None = None,
) -> EvidenceGraph:
    """Read documents and libraries, and return the graph of their claims.

    Args:
        documents: a file or folder, or several.
        references: bibliography files or folders of them.
        paragraph_scope: whether a pointer that closes a paragraph covers its other sentences.
        encoding: of all files.
        cache: a folder of answers that ``evidencegraph fetch`` has filled; used offline.
        method: other numbers than the method's own.
        tables: files or folders of grading tables whose rows win over the method's own.
        appraisals: files of human judgements, ``appraisals.toml``.
        concepts: files of names of things, in the shape of ``topics/concepts.toml``.
        progress: wraps the list of files and shows how far the reading has come.

    Raises:
        UnusableInputError: a path does not exist, or nothing can be read.
        MalformedDataError: a table or an appraisal is wrong; the message names its place.

    Example::

        graph = evidencegraph.build("documents/", references="references/")
        graph.weakest(3)
    """
    show: Callable[[Sequence[Path]], Iterable[Path]] = progress or (lambda files: files)
    # Tables and judgements are small: what is wrong in them is said before anything long is read.
    looked_up = read_tables(_several(tables))
    judged = read_judgements(_several(appraisals))
    corpus = read_corpus(
        _several(documents),
        _several(references),
        paragraph_scope=paragraph_scope,
        encoding=encoding,
        cache=cache,
        concepts=_several(concepts),
        added=added_works(judged),
        progress=show,
    )
    return EvidenceGraph(corpus, method or Method(), looked_up).appraised(judged)


def load(
    path: Pathish,
    *,
    tables: Pathish | Iterable[Pathish] = (),
    appraisals: Pathish | Iterable[Pathish] = (),
) -> EvidenceGraph:
    """Return the graph that was written as ``graph.json``.

    Args:
        path: the file.
        tables: files or folders of grading tables that win over those the graph has.
        appraisals: files of human judgements besides those the graph has.

    Raises:
        UnusableInputError: a file cannot be read.
        MalformedDataError: it holds no graph, or a table or an appraisal is wrong.
    """
    added = read_tables(_several(tables))
    judged = read_judgements(_several(appraisals))
    text = read_text(Path(path), most=LARGEST_GRAPH)
    if isinstance(text, Problem):
        raise UnusableInputError(f"{text.location}: {text.message}")
    graph = from_json(text, str(path))
    looked_up = with_tables((*added.added, *graph.tables.added))
    whole = EvidenceGraph(graph.corpus, graph.method, looked_up, graph.appraisals)
    return whole.appraised(judged)


def _several(paths: Pathish | Iterable[Pathish]) -> Iterable[Pathish]:
    return [paths] if isinstance(paths, str | PathLike) else paths


@contextmanager
def _extra(name: str) -> Iterator[None]:
    """Say how to install what is missing, where an extra of this name was not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        message = f"{error.name} is not installed; pip install 'evidencegraph[{name}]' brings it"
        raise ImportError(message, name=error.name) from error
