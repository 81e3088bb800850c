"""Many documents and libraries in, one `Corpus` out."""

from evidencegraph.corpus.assembly import assemble
from evidencegraph.corpus.identity import merge_works

__all__ = ["assemble", "merge_works"]
