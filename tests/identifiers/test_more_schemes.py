from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.identifiers import find_identifiers, normalise
from evidencegraph.identifiers.doi import spell_doi
from evidencegraph.identifiers.isbn import spell_isbn


@pytest.mark.parametrize(
    ("scheme", "value", "curie"),
    [
        ("arxiv", "2101.00001v3", "arxiv:2101.00001"),
        ("arxiv", "hep-th/9901001", "arxiv:hep-th/9901001"),
        ("doi", "10.48550/arXiv.2101.00001", "arxiv:2101.00001"),
        ("isbn", "0-306-40615-2", "isbn:9780306406157"),
        ("isbn", "978-0-306-40615-7 (pbk)", "isbn:9780306406157"),
        ("doi", "10.1016%2Fs0140-6736", "doi:10.1016/s0140-6736"),
        (
            "url",
            "https://www.nature.com/articles/s41586-020-2649-2",
            "doi:10.1038/s41586-020-2649-2",
        ),
        (
            "url",
            "https://x.org/article?id=10.1371/journal.pone.1&type=a",
            "doi:10.1371/journal.pone.1",
        ),
        (
            "url",
            "https://www.biorxiv.org/content/10.1101/2020.01.30.1v2.full",
            "doi:10.1101/2020.01.30.1",
        ),
        ("url", "https://europepmc.org/article/MED/77", "pmid:77"),
        ("pmid", "0000", None),
        ("isbn", "1234567890", None),
        ("doi", "in press", None),
    ],
)
def test_one_spelling(scheme: str, value: str, curie: str | None) -> None:
    assert normalise(scheme, value) == curie


def test_text_names_books_and_preprints() -> None:
    assert find_identifiers("ISBN: 978-0-306-40615-7; arXiv:2101.00001v2.") == (
        "arxiv:2101.00001",
        "isbn:9780306406157",
    )


@given(st.text(alphabet="abc019./:-_()v%<>;", max_size=30))
def test_a_doi_is_spelt_once(text: str) -> None:
    once = spell_doi("10.1000/" + text)

    assert spell_doi(once) == once


@given(st.text(alphabet="0123456789X-", max_size=17))
def test_an_isbn_is_spelt_once(text: str) -> None:
    once = spell_isbn(text)

    assert spell_isbn(once) == once
