"""What claims are about: names under one name, quantities, a short label."""

from evidencegraph.topics.abbreviations import abbreviations
from evidencegraph.topics.families import Families, families_of
from evidencegraph.topics.label import label_of
from evidencegraph.topics.quantity import quantities
from evidencegraph.topics.terms import is_symbol, is_weak, plain_terms, terms, word_of
from evidencegraph.topics.topic import expanded, topic_of
from evidencegraph.topics.vocabulary import Vocabulary, vocabulary_of

__all__ = [
    "Families",
    "Vocabulary",
    "abbreviations",
    "expanded",
    "families_of",
    "is_symbol",
    "is_weak",
    "label_of",
    "plain_terms",
    "quantities",
    "terms",
    "topic_of",
    "vocabulary_of",
    "word_of",
]
