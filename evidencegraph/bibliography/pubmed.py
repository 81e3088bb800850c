"""PubMed XML: the records of ``efetch`` and of PubMed's own exports."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from evidencegraph.bibliography.library import Library
from evidencegraph.bibliography.pubmed_words import RELATIONS, status_of
from evidencegraph.bibliography.record import Record, library_of, problem_at
from evidencegraph.bibliography.xml import line_of, parse_xml, text_at, texts_at
from evidencegraph.identifiers import normalise
from evidencegraph.model import Location, Related, Relation

_SCHEMES = {"pubmed": "pmid", "doi": "doi", "pmc": "pmcid", "bookaccession": "nbk"}


def read_pubmed(path: str, text: str) -> Library:
    """Return the works of a PubMed XML file.

    >>> article = "<PubmedArticle><MedlineCitation><PMID>7</PMID></MedlineCitation></PubmedArticle>"
    >>> read_pubmed("a.xml", f"<PubmedArticleSet>{article}</PubmedArticleSet>").references[0].id
    'pmid:7'
    """
    root, problems = parse_xml(path, text)
    if root is None:
        return Library((), problems)
    records = [_article(path, each) for each in root.iter("MedlineCitation")]
    records += [_book(path, each) for each in root.iter("PubmedBookArticle")]
    if not records:
        problems = (*problems, problem_at(Location(path), "holds no PubMed record."))
    return library_of(records, problems)


def _article(path: str, citation: etree._Element) -> Record:
    article = citation.find("Article")
    if article is None:
        article = etree.Element("Article")
    parent = citation.getparent()
    data = parent.find("PubmedData") if parent is not None else None
    types = texts_at(article, "PublicationTypeList/PublicationType")
    related = tuple(_related(citation, data))
    authors = [a for a in article.findall("AuthorList") if a.get("Type") != "editors"]
    return Record(
        place=Location(path, line_of(citation)),
        key=text_at(citation, "PMID"),
        kind="article",
        title=_title(article),
        authors=tuple(name for listed in authors for name in _people(listed)),
        date=_date(article),
        container=text_at(article, "Journal/Title") or text_at(article, "Journal/ISOAbbreviation"),
        volume=text_at(article, "Journal/JournalIssue/Volume"),
        issue=text_at(article, "Journal/JournalIssue/Issue"),
        pages=text_at(article, "Pagination/MedlinePgn") or text_at(article, "Pagination/StartPage"),
        abstract=_abstract(article),
        language=text_at(article, "Language"),
        names=tuple(_names(citation, article, data)),
        mesh=texts_at(citation, "MeshHeadingList/MeshHeading/DescriptorName"),
        publication_types=types,
        status=status_of(types, related),
        related=related,
    )


def _book(path: str, entry: etree._Element) -> Record:
    document = entry.find("BookDocument")
    if document is None:
        document = etree.Element("BookDocument")
    lists = {each.get("Type", "authors"): each for each in document.iter("AuthorList")}
    return Record(
        place=Location(path, line_of(entry)),
        key=text_at(document, "PMID"),
        kind="incollection" if text_at(document, "ArticleTitle") else "book",
        title=text_at(document, "ArticleTitle") or text_at(document, "Book/BookTitle"),
        authors=tuple(_people(lists["authors"])) if "authors" in lists else (),
        editors=tuple(_people(lists["editors"])) if "editors" in lists else (),
        date=text_at(document, "ContributionDate/Year") or text_at(document, "Book/PubDate/Year"),
        container=text_at(document, "Book/BookTitle"),
        abstract=_abstract(document),
        language=text_at(document, "Language"),
        names=tuple(_listed_names(document.find("ArticleIdList"))),
        publication_types=texts_at(document, "PublicationType"),
    )


def _title(article: etree._Element) -> str:
    """Return the title without the brackets of a translation and the closing full stop."""
    title = text_at(article, "ArticleTitle").removesuffix(".")
    if title.startswith("[") and title.endswith("]"):
        title = title[1:-1].removesuffix(".")
    return title or text_at(article, "VernacularTitle")


def _people(listed: etree._Element) -> Iterator[str]:
    for author in listed.findall("Author"):
        given = text_at(author, "ForeName") or text_at(author, "Initials")
        parts = [text_at(author, "LastName"), given, text_at(author, "Suffix")]
        yield ", ".join(filter(None, parts)) or text_at(author, "CollectiveName")


def _date(article: etree._Element) -> str:
    issue = article.find("Journal/JournalIssue/PubDate")
    return (
        text_at(issue, "Year")
        or text_at(issue, "MedlineDate")
        or text_at(article, "ArticleDate/Year")
    )


def _abstract(article: etree._Element) -> str:
    parts = article.findall("Abstract/AbstractText")
    return " ".join(
        f"{part.get('Label')}: {text_at(part)}" if part.get("Label") else text_at(part)
        for part in parts
    )


def _names(
    citation: etree._Element, article: etree._Element, data: etree._Element | None
) -> Iterator[tuple[str, str]]:
    if text_at(citation, "PMID"):
        yield "pmid", text_at(citation, "PMID")
    listed = list(_listed_names(data.find("ArticleIdList") if data is not None else None))
    yield from (pair for pair in listed if pair[0] != "pmid")
    if not any(scheme == "doi" for scheme, _ in listed):
        for each in article.findall("ELocationID"):
            if each.get("EIdType") == "doi" and each.get("ValidYN", "Y") == "Y":
                yield "doi", text_at(each)


def _listed_names(listed: etree._Element | None) -> Iterator[tuple[str, str]]:
    for each in listed.findall("ArticleId") if listed is not None else []:
        scheme = _SCHEMES.get(each.get("IdType", ""))
        if scheme and text_at(each):
            yield scheme, text_at(each)


def _related(citation: etree._Element, data: etree._Element | None) -> Iterator[Related]:
    for each in citation.findall("CommentsCorrectionsList/CommentsCorrections"):
        relation = RELATIONS.get(each.get("RefType", ""))
        if relation:
            yield Related(relation, normalise("pmid", text_at(each, "PMID")) or "")
    for number in citation.iterfind(
        "Article/DataBankList/DataBank/AccessionNumberList/AccessionNumber"
    ):
        registered = normalise("nct", text_at(number))
        if registered:
            yield Related(Relation.REGISTERED_AS, registered)
    for listed in (
        data.iterfind("ReferenceList//Reference/ArticleIdList") if data is not None else []
    ):
        cited = [name for pair in _listed_names(listed) if (name := normalise(*pair))]
        yield from (Related(Relation.CITES, name) for name in cited[:1])
