"""Records made by hand in the shape of PubMed's answers; the works do not exist."""

from __future__ import annotations


def article(
    pmid: str,
    *types: str,
    corrections: tuple[tuple[str, str], ...] = (),
    title: str = "A study of sleep",
) -> str:
    """Return one record: its publication types, and its notices as pairs of type and PMID."""
    listed = "".join(f"<PublicationType>{name}</PublicationType>" for name in types)
    notices = "".join(
        f'<CommentsCorrections RefType="{kind}"><PMID>{other}</PMID></CommentsCorrections>'
        for kind, other in corrections
    )
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><Journal><JournalIssue>"
        "<Volume>4</Volume><PubDate><Year>2015</Year></PubDate></JournalIssue>"
        "<Title>Sleep</Title></Journal>"
        f"<ArticleTitle>{title}.</ArticleTitle><AuthorList><Author><LastName>Noor</LastName>"
        "<ForeName>Ada</ForeName></Author></AuthorList>"
        f"<PublicationTypeList>{listed}</PublicationTypeList></Article>"
        f"<CommentsCorrectionsList>{notices}</CommentsCorrectionsList></MedlineCitation>"
        f"</PubmedArticle>"
    )


def article_set(*articles: str) -> str:
    """Return a whole answer of efetch."""
    return f"<PubmedArticleSet>{''.join(articles)}</PubmedArticleSet>"


TRIAL = article("11", "Randomized Controlled Trial")
META_ANALYSIS = article("12", "Meta-Analysis")
RETRACTED = article(
    "13", "Journal Article", "Retracted Publication", corrections=(("RetractionIn", "23"),)
)
CONCERN = article("14", "Journal Article", corrections=(("ExpressionOfConcernIn", "24"),))
CORRECTED = article("15", "Journal Article", corrections=(("ErratumIn", "25"),))
REPUBLISHED = article(
    "16",
    "Randomized Controlled Trial",
    "Retracted Publication",
    corrections=(("RetractedandRepublishedIn", "26"),),
)
NOTICE = article("23", "Retraction Notice", corrections=(("RetractionOf", "13"),))
