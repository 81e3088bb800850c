"""Many documents and libraries in, one `Corpus` out."""

from evidencegraph.corpus.assembly import assemble, listed_references
from evidencegraph.corpus.identity import Alike, Identified, identify, merge_works
from evidencegraph.corpus.notices import told_by_notices
from evidencegraph.corpus.suggestion import Suggestion, keywords, suggest

__all__ = [
    "Alike",
    "Identified",
    "Suggestion",
    "assemble",
    "identify",
    "keywords",
    "listed_references",
    "merge_works",
    "suggest",
    "told_by_notices",
]
