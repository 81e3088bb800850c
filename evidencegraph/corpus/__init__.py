"""Many documents and libraries in, one `Corpus` out."""

from evidencegraph.corpus.assembly import assemble
from evidencegraph.corpus.identity import Alike, Identified, identify, merge_works

__all__ = ["Alike", "Identified", "assemble", "identify", "merge_works"]
