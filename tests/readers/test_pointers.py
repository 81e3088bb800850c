from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencegraph.model import PointerStyle, ProblemKind
from evidencegraph.readers import read_document
from evidencegraph.readers.bracketed import expand

BARE = (
    "PML is a rare disease of the brain in most countries 1.\n"
    "It kills about half of all people who have it 1.\n"
    "Some drugs may help those whose immunity returns {0}.\n"
    "Some people recover when the cause can be removed 3.\n"
)


def keys(text: str) -> list[str]:
    return [",".join(p.keys) for p in read_document("a.txt", text).pointers]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("PML is rare [7].", ["7"]),
        ("PML is rare.[1][2]", ["1", "2"]),
        ("PML is rare [1,3-5].", ["1,3,4,5"]),
        ("PML is rare [1, 3–5; 9].", ["1,3,4,5,9"]),
        ("The ratio was 2 (95% CI [12-30]).", []),
        ("It fell in the interval [1, 5].", []),
        ("As published in [2019] it is rare.", []),
        ("See [1](https://a.org) for it.", []),
        ("Counting from [0] is odd.", []),
        ("Backwards [9-2] is nothing.", []),
        ("An array x[i] is nothing.", []),
    ],
)
def test_bracketed_numbers(sentence: str, found: list[str]) -> None:
    assert keys(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "The dose is 15-30 mg",
        "Rates of 30-50% were seen.",
        "It was given for 5 days.",
        "Seen in phase 2.",
        "The score rose to 5.",
        "This was type 1.",
        "The median was 3.",
        "As shown in table 2.",
        "Patients in group 1.",
        "It lasted about 2.",
    ],
)
def test_measures_are_no_pointers(sentence: str) -> None:
    text = f"{BARE.format(2)}{sentence}\n"

    assert keys(text) == ["1", "1", "2", "3"]


@pytest.mark.parametrize(
    "sentence",
    ["It follows the CD4 count 2.", "So says the expert group 2.", 'It is "promising" 2.'],
)
def test_words_before_a_pointer_may_be_any(sentence: str) -> None:
    assert keys(f"{BARE.format(2)}{sentence}\n")[-1] == "2"


def test_bare_style_needs_numbers_that_run_like_pointers() -> None:
    assert read_document("a.txt", BARE.format(2)).style is PointerStyle.BARE
    scattered = read_document("a.txt", BARE.format(47))
    assert scattered.style is PointerStyle.NONE
    assert scattered.pointers == ()
    assert [problem.kind for problem in scattered.problems] == [ProblemKind.AMBIGUOUS_STYLE]
    assert str(scattered.problems[0].location) == "a.txt:1:54"


def test_prose_without_pointers_has_none_and_no_doubt() -> None:
    document = read_document("a.txt", "PML is rare.\nIt kills 4 in 10 people.\nIt has stage 2.\n")

    assert (document.style, document.pointers, document.problems) == (PointerStyle.NONE, (), ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# PML [1]\n\nIt is rare [2].", ["1", "2"]),
        ("# PML¹\n\nIt is rare.²", ["1", "2"]),
        ("# Task [7] of 9\n\nIt is rare [2].", ["2"]),
        ("# Phase 2\n\nIt is rare [1].", ["1"]),
    ],
)
def test_numbers_in_headings_are_pointers_where_the_list_has_them(
    text: str, found: list[str]
) -> None:
    document = read_document("a.md", f"{text}\n\n# References\n\n1. One [2].\n2. Two.\n")

    assert [",".join(p.keys) for p in document.pointers] == found


@given(st.lists(st.integers(1, 999), min_size=1, max_size=5))
def test_expanding_a_list_gives_each_number_once(numbers: list[int]) -> None:
    assert expand(", ".join(map(str, numbers))) == tuple(map(str, dict.fromkeys(numbers)))


@given(st.integers(1, 500), st.integers(0, 150))
def test_expanding_a_range_gives_all_of_it(first: int, more: int) -> None:
    assert expand(f"{first}–{first + more}") == tuple(
        str(number) for number in range(first, first + more + 1)
    )


def test_a_word_of_a_megabyte_is_read() -> None:
    # A reader whose cost grows with the square of a word's length never comes back from this.
    document = read_document("a.txt", "a" * 1_000_000 + " 1.\n" + "[" * 1_000_000)

    assert document.pointers == ()


LIST = "\n\nReferences\n\n" + "\n".join(
    f"{n}. Hall CD. Title number {n}. 1998." for n in range(1, 13)
)


@pytest.mark.parametrize(
    ("claim", "keys"),
    [
        ("It was seen in 10% [5] of them.", [("5",)]),
        ("It was seen in 80% [1-4] of them.", [("1", "2", "3", "4")]),
        ("It was seen in 6% [2-11] of them.", []),
        ("It is wider than the CI [9].", [("9",)]),
        ("It differed (F[1,11] = 0.19).", []),
        ("It correlated (r [12]) with age.", []),
        ("It is shown in Additional file [1].", []),
        ("It is shown in Figs. [1], [2] and [3].", []),
        ("It was blocked by 1H-[1,2,4]oxadiazole.", []),
        ("The GABA(B[1]) gene is known.", []),
        ("It was shown [10••, 11•].", [("10", "11")]),
        ("It was shown elsewhere [400].", [("400",)]),
        ("The board agreed (approval [7424]).", []),
        ("It is in release 2.0 [4, 15] of this.", [("4", "15")]),
        ("It was 8 [3] mg, then 7 [4] days.", []),
        ("It is in S4 tables [5].", []),
        ("Levels were 278 [121] mg and 98 [36], then 7 [31].", []),
        ("We gave [3,4]-13C cholesterol.", []),
        ("It agreed well (ICC [1,1] = 0.93).", []),
        ("It fits the rating (CDR) [4]=0 of then.", [("4",)]),
        ("It is part of their dosing scheme [4].", [("4",)]),
        ("It stands in two published datasets.[4,5] So it is.", [("4", "5")]),
        ("It is near the T-Box [4].", [("4",)]),
        ("They breathed supplemental air [4].", [("4",)]),
        ("It is shown in Supplementary Tables [4].", []),
        ("The model Figure[5] shows it.", []),
        ("It was shown [5.] and [6, 7,].", [("5",), ("6", "7")]),
        ("It was shown [[5-6],8,9].", [("5", "6", "8", "9")]),
        ("It was shown [reviewed in 6] with care [HAPA; 7].", [("6",), ("7",)]),
        ("It took long [SD 6] (n [7]) and [n = 8].", []),
    ],
)
def test_brackets_are_told_from_intervals_and_names(
    claim: str, keys: list[tuple[str, ...]]
) -> None:
    sure = "It is rare [1]. It kills [2]. It stays [3]. "
    document = read_document("a.txt", sure + claim + LIST)
    assert [pointer.keys for pointer in document.pointers][3:] == keys


def test_a_table_of_contents_cites_nothing() -> None:
    text = (
        "Preface Introduction 1. Social Welfare and the Social Crisis in the East 2. Planning for "
        "Relocation in the Eastern Arctic 3. Recolonizing the Islands and the Harbour 4."
    )
    assert read_document("a.txt", text).pointers == ()


def test_homes_of_programs_are_no_citations() -> None:
    text = "It is served (http://pfam.org), there (http://pfam.uk/) and here (http://pfam.se)."
    assert read_document("a.txt", text).pointers == ()


IN_ORDER = (
    "It is rare [1]. It kills [2]. It stays [3]. It hurts [4]. It is seen{0}. It goes [{1}]. "
    "It comes [{2}]."
)


@pytest.mark.parametrize(
    ("words", "nexts", "read"),
    [
        pytest.param(" for 11 months [5, 24]", (6, 7), [], id="one number is not in the list"),
        pytest.param(" for 6 months [5, 7]", (6, 8), [], id="another number comes later"),
        pytest.param(" for 4 months [2, 5]", (6, 7), [("2", "5")], id="5 would be skipped"),
        pytest.param(" for 4 months [2, 5]", (5, 6), [], id="5 comes next"),
        pytest.param(" in table [5]", (6, 7), [("5",)], id="a table would leave a gap"),
        pytest.param(" in table [3]", (5, 6), [], id="the number of a table"),
    ],
)
def test_doubtful_brackets_fill_a_gap_in_the_order(
    words: str, nexts: tuple[int, int], read: list[tuple[str, ...]]
) -> None:
    document = read_document("a.txt", IN_ORDER.format(words, *nexts) + LIST)
    sure = {(str(number),) for number in (1, 2, 3, 4, *nexts)}
    assert [p.keys for p in document.pointers if p.keys not in sure] == read


def test_no_gap_is_filled_where_the_list_has_another_order() -> None:
    text = "So [7]. So [2]. So [5]. So [1]. So [3]. So for 4 months [2, 8]. So [9]."
    found = read_document("a.txt", text + LIST).pointers
    assert ("2", "8") not in [pointer.keys for pointer in found]


def test_amino_acids_are_no_pointers() -> None:
    text = "It is rare.^1^ It kills.^2^ It stays.^3^ The chain ^5^TYPKS^9^ has Lys^7^ and Thr ^8^."
    assert [p.keys for p in read_document("a.md", text + LIST).pointers][3:] == [("8",)]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("It rose (Hall and Clark 1998).", ["Hall and Clark 1998"]),
        ("Hall and Clark (1998) saw it.", ["Hall and Clark 1998"]),
        ("We pooled FINRISK and Health 2000 here.", []),
        ("We pooled surveys (FINRISK and Health 2000).", []),
        ("It was between April and October 2000.", []),
        ("It rose (April and May 2000).", []),
        ("It rose (Between April and May 2000).", []),
        ("We pooled Northern and Health 2000, then.", []),
    ],
)
def test_two_names_are_a_work_only_as_works_are_written(words: str, named: list[str]) -> None:
    text = "So it is (Ito et al. 2001). So it was (Li et al. 2002; Oda et al. 2003). " + words
    found = [key for pointer in read_document("a.txt", text).pointers for key in pointer.keys]
    assert found[3:] == named
