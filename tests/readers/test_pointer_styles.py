import pytest

from evidencegraph.claims import claims_of, read_sentences
from evidencegraph.model import BlockKind, PointerStyle, ProblemKind
from evidencegraph.readers import read_document

LIST = "\n\n## References\n\n" + "\n\n".join(
    f"{number}. {name} AB, Other CD. A study of the brain in {name}. J Neurol. {1990 + number};1:2."
    for number, name in enumerate(
        ["Hall", "Clark", "Gheuens", "Li", "O’Donnell", "van der Berg", "Müller", "Ito"], start=1
    )
)


_PARTED = [("1", "2"), ("3", "5", "6"), ("1", "7"), ("2", "4")]


def keys(path: str, text: str) -> list[tuple[str, ...]]:
    return [pointer.keys for pointer in read_document(path, text).pointers]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is rare [1,3-5].", [("1", "3", "4", "5")]),
        ("It is rare [[1], [2]–[4]].", [("1", "2", "3", "4")]),
        ("It is rare [1]–[3].", [("1", "2", "3")]),
        ("It is rare [[1](#B1)].", [("1",)]),
        ("It is rare ([1](#B1), [2](#B2)).", [("1",), ("2",)]),
        ("It is rare.^1,2^ It kills.^3^ None survive.^4–6^", [("1", "2"), ("3",), ("4", "5", "6")]),
        ("It is rare.<sup>1</sup> It kills.<sup>2, 3</sup>", [("1",), ("2", "3")]),
        ("It is rare.¹ It kills.²,³ None survive.⁴⁻⁶", [("1",), ("2", "3"), ("4", "5", "6")]),
        (
            "It is rare.1 It kills the brain.2,3 Many of them survive.4 It is.",
            [("1",), ("2", "3"), ("4",)],
        ),
        (
            "It is rare (1). It kills (2, 3). None survive (4-6).",
            [("1",), ("2", "3"), ("4", "5", "6")],
        ),
        ("It is rare (Hall and Other, 1991).", [("1",)]),
        ("Hall et al. (1991) saw it.", [("1",)]),
        ("It is rare (Hall 1991; Clark et al., 1992).", [("1", "2")]),
        ("It is rare (see Gheuens *et al.*, 1993; O'Donnell 1995).", [("3", "5")]),
        ("It is rare (van der Berg et al. 1996).", [("6",)]),
        ("It is rare (Muller & Other, 1997).", [("7",)]),
        ("It is rare (Li et al. 1994).", [("4",)]),
        ("Hall and Other’s (1991) study saw it.", [("1",)]),
        ("It is rare (Clark A. B. et al., 1992).", [("2",)]),
        ("It is rare (ODonnell 1995).", [("5",)]),
        ("It is rare ([Hall et al., 1991], [Clark, 1992]).", [("1", "2")]),
        ("It rose in 2001^5^ and in GluR4^6^ cells.", [("5",), ("6",)]),
        ("It is rare.^2^-^4^ It kills.^ 5 ^", [("2", "3", "4"), ("5",)]),
        ("It is rare.<sup>2</sup>–<sup>4</sup>", [("2", "3", "4")]),
        ("It is rare.^(^1, 3^)^ It kills (2). Some (4).", [("1", "3"), ("2",), ("4",)]),
        (
            "It is rare (1). It rose in both groups.(2, 3) So in 2008 (4). In 3 (5).",
            [("1",), ("2", "3"), ("4",)],
        ),
        ("It is rare.[1 2] Counted [6 4].", [("1", "2")]),
        ("It is rare [1] (for review, see ref. 4).", [("1",), ("4",)]),
        ("Seen by Hall et al1 and Li et al4 in these, and.5 So", [("1",), ("4",), ("5",)]),
        ("It is so.1 2 It is.3 5-6 We are.1 7 They go and stay,2 4 and.", _PARTED),
        ("So is the food composition tables [3].", [("3",)]),
        ("It is rare [1](page 4).", [("1",)]),
    ],
)
def test_a_style_that_the_list_confirms_is_read(
    sentence: str, expected: list[tuple[str, ...]]
) -> None:
    assert keys("a.md", sentence + LIST) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Give 15 mg daily for 5 days in 2019.",
        "The area was 20 m^2^ and the count 10^9^/L with R^2^ of 0.7 and χ² of 3.",
        "Labelled ^13^C and ^18^F were used.",
        "CD4 and CD8 cells, IL-2 and HER2 rose in 12% (95% CI 3-5).",
        "The mean was 5.5 (3) as in Table 2 and Fig. 3 and Eq. (4).",
        "There are two ways: (1) to wait, and (2) to treat.",
        "Born in May 1998, he moved in 2003.",
        "The interval was [2019] and the vector [0, 1].",
        "In phase 2 it was p53 and B12 that fell by 1.5.",
        "Alleles (*1, *2, *3) and (**2* - **4*) were found.",
        "It was done in Hull between January and March 1991.",
        "It was done in Paris, France, 1991.",
        "The effect (F [1,7] = 2.9) was small, at 47.5 years [41–53].",
        "As in Fig. [3]A, (tables [1] and [2]), Online Resource [4].",
    ],
)
def test_near_misses_are_no_pointers(sentence: str) -> None:
    assert keys("a.md", sentence + LIST) == []
    assert keys("a.txt", sentence) == []


def test_letters_tell_works_of_one_year_apart() -> None:
    text = (
        "It is rare (Hall 1998a). It kills (Hall 1998b; Hall and Clark 1998).\n\nReferences\n\n"
        "Hall CD. A first study of it. 1998a.\n\nHall CD. A second study of it. 1998b.\n\n"
        "Hall CD, Clark B. A third study of it. 1998."
    )
    assert keys("a.txt", text) == [("1",), ("2", "3")]


def test_an_organisation_is_found_by_its_initials() -> None:
    text = (
        "It is rare (WHO, 2010). It kills (World Health Organization 2010).\n\nReferences\n\n"
        "World Health Organization. Report on the brain. Geneva, 2010.\n\nHall CD. Title. 1998."
    )
    assert keys("a.txt", text) == [("1",), ("1",)]


def test_citation_keys_are_read_where_markdown_uses_them() -> None:
    text = "As @hall [p. 3] says [see @clark, p. 2; -@li]. Not `@code`, not me@example.org."
    document = read_document("a.md", text)
    assert [p.keys for p in document.pointers] == [("hall",), ("clark", "li")]
    assert document.style is PointerStyle.KEY
    assert read_document("a.md", "Thanks to @jane for this.").pointers == ()


def test_footnotes_are_pointers_and_entries() -> None:
    document = read_document("a.md", "It is rare.[^1]\n\n[^1]: Hall CD. PMID: 9571254.\n")
    assert document.style is PointerStyle.NOTE
    assert [(e.key, e.text) for e in document.entries] == [("1", "Hall CD. PMID: 9571254.")]


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("(Cheng et al., 2011)", "2"),
        ("(Chen G, 2011)", "1"),
        ("(Hsu et al., 2016)", "4"),
        ("(Hsu et al., 2017)", "3"),
        ("(Relief Trust, n.d.)", "5"),
        ("(Relief Trust, 2023)", "5"),
        ("(Ping et al., 2012)", "Ping et al. 2012"),
    ],
)
def test_names_and_years_reach_the_entry_that_has_them(mention: str, expected: str) -> None:
    text = (
        f"It is rare {mention}. It kills (Hsu et al., 2017).\n\n## References\n\n"
        "1. Chen G, Hou Z, Li A. Cells in a dish. 2011.\n"
        "2. Cheng H, Kari G, Li A. Fish in a dish. 2011.\n"
        "3. Hsu D, Paller A, Li A. (2017). Rashes of children. 10.1016/j.jaad.2016.12.024\n"
        "4. Hsu D, Brieva J, Li A. (2016). Rashes of adults. 10.1016/j.jid.2016.03.023\n"
        "5. Relief Trust. (n.d.). On rashes. Retrieved 2023.\n"
        "6. Pin G, Hou Z, Li A. Rashes again. 2012.\n"
    )
    assert keys("a.md", text)[0] == (expected,)


def test_an_abbreviation_before_a_surname_is_no_author() -> None:
    known = "It acts (Hall et al. 2003; Li and Wu 2001; Ito et al. 1999)."
    text = f"{known} As it slows MAPK, Pera et al. (2003) tried. It is (Li and Wu 2001)."
    assert keys("a.md", text)[1] == ("Pera et al. 2003",)


def test_what_a_footnote_cites_by_key_is_cited_where_it_is_called() -> None:
    text = (
        "It is rare.[^a] It kills [@li].[^b] It heals.[^a]\n\n"
        "[^a]: See @hall and [-@clark].\n[^b]: Hall CD. PMID: 9571254.\n[^c]: Or @wu.\n"
    )
    document = read_document("a.md", text)
    assert [(p.span.of(text), p.keys) for p in document.pointers] == [
        ("[^a]", ("hall", "clark")),
        ("[@li]", ("li",)),
        ("[^a]", ("hall", "clark")),
        ("@wu", ("wu",)),
    ]
    assert [entry.key for entry in document.entries] == ["b"]


def test_links_to_works_are_citations() -> None:
    text = (
        "It is rare ([study](https://pubmed.ncbi.nlm.nih.gov/9571254/)). It kills (PMID: 18579021)."
    )
    document = read_document("a.md", text)
    assert document.style is PointerStyle.LINK
    assert [p.keys for p in document.pointers] == [("pmid:9571254",), ("pmid:18579021",)]
    assert [e.key for e in document.entries] == ["pmid:9571254", "pmid:18579021"]


def test_a_numbered_link_brings_its_own_entry() -> None:
    document = read_document(
        "a.md", "It is rare [1](https://nih.gov/pml) and kills [2](https://nih.gov/b)."
    )
    assert [p.keys for p in document.pointers] == [("1",), ("2",)]
    assert [(e.key, e.text) for e in document.entries] == [
        ("1", "https://nih.gov/pml"),
        ("2", "https://nih.gov/b"),
    ]


def test_weak_evidence_is_said_not_guessed() -> None:
    text = "They gave it to group B 9. They saw it in him 2. They went home again 40. It is so 3."
    document = read_document("a.txt", text)
    assert document.pointers == ()
    assert [problem.kind for problem in document.problems] == [ProblemKind.AMBIGUOUS_STYLE]


def test_bidirectional_controls_are_reported() -> None:
    document = read_document("a.txt", "It is \u202erare\u202c [1].")
    assert [problem.kind for problem in document.problems] == [ProblemKind.UNTRUSTED_CHARACTERS]


def test_organisations_with_small_words_in_their_names_are_found() -> None:
    text = (
        "It is rare (Centers for Disease Control and Prevention (CDC), 2010). It kills "
        "(Food Standards Agency, n.d.).\n\nReferences\n\nCenters for Disease Control and "
        "Prevention. Report on the brain. Atlanta, 2010.\n\nFood Standards Agency. A page."
    )
    assert keys("a.txt", text) == [("1",), ("2",)]


def test_text_right_below_a_table_is_no_row() -> None:
    document = read_document("a.md", "| A | B |\n| --- | --- |\n| 1 | 2 |\nIt is rare [1]." + LIST)
    assert [b.kind for b in document.blocks][:4] == [
        BlockKind.ROW,
        BlockKind.ASIDE,
        BlockKind.ROW,
        BlockKind.PARAGRAPH,
    ]


def test_a_range_beyond_the_list_is_no_bare_pointer() -> None:
    text = "They were many 1. They were old 2. They were ill 3. Photographs (of each 1–50) exist."
    assert keys("a.txt", text + LIST) == [("1",), ("2",), ("3",)]


@pytest.mark.parametrize(
    ("text", "shown", "keys"),
    [
        ("PML kills (Source: [WHO](https://who.int/a)).", "PML kills.", 1),
        ("PML kills ([who.int](https://who.int/a), [NIH](https://nih.gov/b)).", "PML kills.", 2),
        ("PML kills (see https://who.int/a; https://nih.gov/b).", "PML kills.", 2),
        ("PML kills (the [WHO page](https://who.int/a)).", "PML kills (the WHO page).", 1),
    ],
)
def test_a_bracket_that_only_names_sources_is_no_words(text: str, shown: str, keys: int) -> None:
    document = read_document("a.md", text + " It [is rare](https://nih.gov/c).")
    (claim, _) = claims_of(document, read_sentences(document))
    assert claim.claim.text == shown
    assert len(claim.marks) == keys


@pytest.mark.parametrize(
    "shown", ["p53", "B12", "5-HT", "2021 trial", "IL-2", "BRCA1", "CD4 count", "70 people"]
)
def test_a_link_that_a_sentence_speaks_stays_among_its_words(shown: str) -> None:
    text = f"It is known that [{shown}](https://nih.gov/a) was raised here."
    document = read_document("a.md", text + " It [was seen](https://nih.gov/c) again.")
    (claim, _) = claims_of(document, read_sentences(document))
    assert claim.claim.text == f"It is known that {shown} was raised here."
