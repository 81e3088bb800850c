"""What sort of text a document is."""

from __future__ import annotations

import pytest

from evidencegraph.audit.genre import Genre
from evidencegraph.audit.own_work import genres
from tests.builders import graph_of


def document(*sections: str) -> str:
    """Return a document with one claim under each heading."""
    return "# Title\n\n" + "\n\n".join(f"## {name}\n\nThe lake is deep." for name in sections)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (document("Introduction", "Methods"), Genre.REPORT),
        (document("Case presentation"), Genre.REPORT),
        (document("Cases of interest"), Genre.PAGE),
        (document("Abstract", "Which drugs help"), Genre.ARTICLE),
        (document("Drugs", "Conflicts of interest"), Genre.ARTICLE),
        (document("Introduction of the species"), Genre.PAGE),
        (document("What is it?", "Treatment"), Genre.PAGE),
        ("We treated two patients. Both recovered.", Genre.ARTICLE),
        ("We all need sleep. It helps.", Genre.PAGE),
    ],
)
def test_a_genre_is_told_by_headings_and_by_the_authors_voice(text: str, genre: Genre) -> None:
    assert genres(graph_of(text)) == {"paper.md": genre}
