"""Names for claims that survive edits elsewhere in their document."""

from __future__ import annotations

import hashlib
import re


def claim_id(document: str, sentence: str) -> str:
    """Return the id of a claim: from the name of its file and its words, nothing else.

    Case, spaces and punctuation do not change it; moving the file or the sentence does not either.

    >>> claim_id("a/paper.md", "PML is rare.") == claim_id("b/paper.md", "PML  is rare")
    True
    """
    name = document.replace("\\", "/").rpartition("/")[2]
    words = " ".join(re.findall(r"\w+", sentence.lower()))
    return "claim:" + hashlib.sha256(f"{name}\n{words}".encode()).hexdigest()[:12]
