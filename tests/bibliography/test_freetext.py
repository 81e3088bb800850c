from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.bibliography.freetext import read_entry

SAME = ("Sleep after shifts in nurses", 2015, "J Sleep Med", "12", "345")
LONG = ("Sleep after shifts in nurses", 2015, "Journal of Sleep Medicine", "12", "345")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(
            "Noor A, Lund BC, et al. Sleep after shifts in nurses. J Sleep Med. 2015;12(3):345–51.",
            SAME,
            id="Vancouver",
        ),
        pytest.param(
            "1. Noor A, Lund BC. Sleep after shifts in nurses. J Sleep Med 2015 Mar "
            "3;12(3):345-51. doi: 10.1000/x",
            SAME,
            id="PubMed",
        ),
        pytest.param(
            "Noor, A., & Lund, B. C. (2015). Sleep after shifts in nurses. Journal of Sleep "
            "Medicine, 12(3), 345–351.",
            LONG,
            id="APA",
        ),
        pytest.param(
            "Noor, A. and Lund, B., 2015. Sleep after shifts in nurses. Journal of Sleep "
            "Medicine, 12(3), pp.345-351.",
            LONG,
            id="Harvard",
        ),
        pytest.param(
            "Noor A, Lund B (2015) Sleep after shifts in nurses. J Sleep Med 12: 345–351.",
            SAME,
            id="PLOS",
        ),
        pytest.param(
            "Noor A. & Lund B. Sleep after shifts in nurses. J Sleep Med 12, 345–351 (2015).",
            SAME,
            id="Nature",
        ),
        pytest.param(
            "A. Noor and B. Lund, “Sleep after shifts in nurses,” J Sleep Med, vol. 12, no. 3, "
            "pp. 345–351, 2015.",
            SAME,
            id="IEEE",
        ),
    ],
)
def test_styles(entry: str, expected: tuple[object, ...]) -> None:
    found = read_entry(entry)
    first_page = found.pages.replace("–", "-").split("-")[0]

    assert (found.title, found.year, found.container, found.volume, first_page) == expected
    assert found.authors[0].replace(",", "").replace(".", "") == "Noor A"


def test_a_page_of_an_institute() -> None:
    found = read_entry(
        "National Sleep Institute. Shift work. Available from: https://x.org/a. Accessed 3 "
        "May 2020."
    )

    assert (found.authors, found.title) == (("National Sleep Institute",), "Shift work")


def test_links_say_nothing() -> None:
    with_links = read_entry(
        "Noor A. On sleep and more. Sleep. 2015;1:2. [DOI](https://doi.org/10.1000/x) | [PubMed](y)"
    )

    assert with_links == read_entry("Noor A. On sleep and more. Sleep. 2015;1:2.")


@pytest.mark.parametrize("title", ['"Shift work"', "“Shift work”"])
def test_the_title_of_a_definition_of_markdown_loses_its_quotation_marks(title: str) -> None:
    assert read_entry(f"https://x.org/a {title}").title == "Shift work"


@given(st.text(max_size=200))
def test_anything_can_be_read(text: str) -> None:
    assert read_entry(text) is not None
