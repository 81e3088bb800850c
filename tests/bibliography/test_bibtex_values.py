from __future__ import annotations

import pytest

from evidencegraph.bibliography import read_library
from evidencegraph.bibliography.latex import names, plain
from evidencegraph.model import Reference


def only(text: str) -> Reference:
    (work,) = read_library("a.bib", text).references
    return work


def test_macros_and_joined_strings() -> None:
    work = only(
        '@string{nejm = "N Engl J Med"}\n@article{a, journal = nejm # " suppl", month = jan}'
    )

    assert work.container == "N Engl J Med suppl"


def test_a_commented_entry_is_none() -> None:
    library = read_library(
        "a.bib", "% @article{a,\n%   title = {Old}\n% }\n@article{b, title={New}}"
    )

    assert [work.title for work in library.references] == ["New"]
    assert library.references[0].listings[0].location.line == 4


def test_a_part_takes_over_what_the_whole_says() -> None:
    library = read_library(
        "a.bib",
        "@inproceedings{a, title={Part}, crossref={w}}\n@proceedings{w, title={Whole}, "
        "year={2006}, doi={10.1000/w}}",
    )
    part = library.references[0]

    assert (part.container, part.year, part.identifiers) == ("Whole", 2006, ())


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("eprint={2101.00001v2}, archiveprefix={arXiv}", "arxiv:2101.00001"),
        ("eprint={77}, eprinttype={pubmed}", "pmid:77"),
        ("note={{PMID}: 77}", "pmid:77"),
        (r"doi={10.1000/a\_b}", "doi:10.1000/a_b"),
    ],
)
def test_identifiers_hide_in_many_fields(field: str, name: str) -> None:
    assert only(f"@article{{a, {field}}}").identifiers == (name,)


def test_a_key_and_a_field_used_twice_lose_nothing() -> None:
    library = read_library("a.bib", "@misc{a, title={x}}\n@misc{a, title={y}, title={z}}")

    assert [work.title for work in library.references] == ["x", "y"]
    assert library.problems


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"M{\"u}ller", "Müller"),
        (r"{\'{E}}tude \`a la carte", "Étude à la carte"),
        (r"\v{S}imek and \c{c}a va", "Šimek and ça va"),
        (r"Stra{\ss}e \o\ \L{}", "Straße ø Ł"),
        (r"na{\"\i}ve", "naïve"),
        (r"100% of {PML} \& 5\% more", "100% of PML & 5% more"),
        (r"Cu$_2$O and $\alpha$-blockers", "Cu₂O and α-blockers"),
        (r"\textit{in vitro}---so", "in vitro—so"),
        ("a~b", "a b"),
        ("costs \\$5", "costs $5"),
    ],
)
def test_latex_becomes_text(latex: str, text: str) -> None:
    assert plain(latex) == text
    assert plain(text) == text


@pytest.mark.parametrize(
    ("field", "people"),
    [
        (r"Doe, J and \v{S}imek, B", ("Doe, J", "Šimek, B")),
        ("{World Health Organization} and others", ("World Health Organization",)),
        ("Ludwig van Beethoven", ("van Beethoven, Ludwig",)),
        ("given=Jean, family=Dupont, prefix=de", ("de Dupont, Jean",)),
    ],
)
def test_names_are_told_apart(field: str, people: tuple[str, ...]) -> None:
    assert names(field) == people
