"""What linked data calls the things of a graph: namespaces, classes, properties, addresses.

* CiTO, FaBiO (SPAR, https://sparontologies.github.io): acts of citing, kinds of works. The citing
  side is the claim, so support is ``cito:citesAsEvidence``; ``cito:supports`` would say that the
  claim supports the work.
* BIBO (http://purl.org/ontology/bibo/), PRISM 2.0, Dublin Core: facts of a work.
* GA4GH VA-Spec 1.0 (https://va-spec.ga4gh.org): statement, proposition, evidence line, direction,
  strength. It publishes JSON Schemas and no RDF: its names are put under the address of these.
* PROV-O (https://www.w3.org/TR/prov-o/): tool and method.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from evidencegraph.identifiers import address_of
from evidencegraph.model import Direction, SourceKind, Verdict

_OWN = "urn:evidencegraph:"

CITO: Mapping[Direction, str] = MappingProxyType(
    {
        Direction.SUPPORTS: "citesAsEvidence",
        Direction.CONTRADICTS: "disputes",
        Direction.QUALIFIES: "qualifies",
        Direction.MENTIONS: "citesForInformation",
    }
)
"""How CiTO calls what a citation does, seen from the claim."""

STATEMENT_DIRECTION: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.SUPPORTED: "supports",
        Verdict.CONTESTED: "supports",
        Verdict.CONTRADICTED: "disputes",
        # VA-Spec: neutral is conflicting or insufficient evidence.
        Verdict.DISPUTED: "neutral",
        Verdict.INDIRECT: "neutral",
        Verdict.UNKNOWN: "neutral",
        Verdict.UNSUPPORTED: "neutral",
    }
)
"""How VA-Spec calls the outcome of weighing a claim."""

_WORKS = MappingProxyType(
    {
        "article": "JournalArticle",
        "book": "Book",
        "incollection": "BookChapter",
        "inbook": "BookChapter",
        "inproceedings": "ConferencePaper",
        "phdthesis": "Thesis",
        "techreport": "ReportDocument",
        "online": "WebPage",
        "preprint": "Preprint",
    }
)
_SOURCES = MappingProxyType(
    {
        SourceKind.JOURNAL: "JournalArticle",
        SourceKind.PREPRINT: "Preprint",
        SourceKind.UNKNOWN: "Expression",
        SourceKind.SYSTEMATIC_REVIEW: "JournalArticle",
        SourceKind.REGISTRY: "Expression",
    }
)


def kind_of_work(entry_type: str, source: SourceKind) -> str:
    """Return FaBiO's class of a work, by its type as listed, else by where it comes from.

    >>> kind_of_work("book", SourceKind.UNKNOWN), kind_of_work("", SourceKind.GOVERNMENT)
    ('Book', 'WebPage')
    """
    return _WORKS.get(entry_type) or _SOURCES.get(source, "WebPage")


def iri_of(curie: str) -> str:
    """Return the address of a work, ``https://doi.org/...`` where it has one, else a URN.

    >>> iri_of("doi:10.1002/a<b>#c"), iri_of("bib:noor 2015")
    ('https://doi.org/10.1002/a%3Cb%3E%23c', 'urn:evidencegraph:reference:bib:noor%202015')
    """
    scheme = curie.partition(":")[0]
    address = "" if scheme == "bib" else address_of(curie)
    if not address:
        return own_iri("reference", curie)
    return _encoded(address, r"[#]" if scheme == "doi" else "")


def own_iri(kind: str, name: str) -> str:
    """Return a URN for something that has no address of its own.

    >>> own_iri("claim", "claim:3f2a"), own_iri("document", "my docs/a#1.md")
    ('urn:evidencegraph:claim:3f2a', 'urn:evidencegraph:document:my%20docs/a%231.md')
    """
    return f"{_OWN}{kind}:{_encoded(name.removeprefix('claim:'), '[#?%]')}"


def _encoded(text: str, more: str = "") -> str:
    """Return a text with percent escapes for what no IRI may hold (RFC 3987), and for more."""
    illegal = r"[\x00-\x20\x7f-\xa0<>\"{}|\\^`\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    return re.sub(f"{illegal}|{more}" if more else illegal, _escape, text)


def _escape(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", errors="replace"))


def _links(namespace: str, *names: str) -> dict[str, Any]:
    """Return terms whose values are addresses."""
    return {name: {"@id": f"{namespace}:{name}", "@type": "@id"} for name in names}


def _terms(namespace: str, *names: str) -> dict[str, Any]:
    """Return terms whose values are texts and numbers, or classes."""
    return {name: f"{namespace}:{name}" for name in names}


CONTEXT: Mapping[str, Any] = MappingProxyType(
    {
        "@version": 1.1,
        "id": "@id",
        "type": "@type",
        "bibo": "http://purl.org/ontology/bibo/",
        "cito": "http://purl.org/spar/cito/",
        "dcterms": "http://purl.org/dc/terms/",
        "eg": f"{_OWN}term:",
        "fabio": "http://purl.org/spar/fabio/",
        "prism": "http://prismstandard.org/namespaces/basic/2.0/",
        "prov": "http://www.w3.org/ns/prov#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "va": "https://w3id.org/ga4gh/schema/va-spec/1.0.1/base/json/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        **_terms("va", "Statement", "Proposition", "EvidenceLine", "Method", "Document"),
        **_terms("va", "direction", "strength", "directionOfEvidenceProvided"),
        **_terms("va", "strengthOfEvidenceProvided"),
        "score": {"@id": "va:score", "@type": "xsd:double"},
        **_links("va", "proposition", "targetProposition", "hasEvidenceLines", "hasEvidenceItems"),
        **_links("va", "specifiedBy", "reportedIn"),
        "name": "rdfs:label",
        **_terms("cito", "Citation"),
        **_links("cito", "cites", *CITO.values()),
        **_links("cito", "hasCitingEntity", "hasCitedEntity", "hasCitationCharacterization"),
        **_terms("fabio", "Expression", *sorted(set(_WORKS.values()))),
        "year": {"@id": "fabio:hasPublicationYear", "@type": "xsd:gYear"},
        **_terms("bibo", "doi", "pmid"),
        **_terms("prism", "publicationName", "volume"),
        "issue": "prism:issueIdentifier",
        "pages": "prism:pageRange",
        **_terms("dcterms", "title", "creator", "identifier", "source"),
        "date": {"@id": "dcterms:date", "@type": "xsd:date"},
        **_links("dcterms", "isPartOf"),
        **_links("skos", "exactMatch"),
        **_terms("prov", "SoftwareAgent", "Plan", "value"),
        **_links("prov", "wasAttributedTo"),
        "version": "schema:softwareVersion",
        "text": "schema:text",
        **_terms("eg", "Claim", "question", "section", "line", "column", "wording", "verdict"),
        **_terms("eg", "assured", "ceiling", "reason", "sourceKind", "design", "participants"),
        **_terms("eg", "status", "excluded", "fact", "factName", "pointer", "scope", "confirmed"),
        **_terms("eg", "path"),
    }
)
"""The context of `to_jsonld`: every name that it uses, nothing to fetch."""
