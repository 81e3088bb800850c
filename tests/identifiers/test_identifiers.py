from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evidencegraph.identifiers import address_of, find_identifiers, normalise, preferred, web_page

PAGE = "url:ninds.nih.gov/pml"


@pytest.mark.parametrize(
    ("scheme", "written", "curie"),
    [
        ("doi", "10.1056/NEJMoa1815039", "doi:10.1056/nejmoa1815039"),
        ("doi", "https://doi.org/10.1056/NEJMoa1815039", "doi:10.1056/nejmoa1815039"),
        ("doi", "doi: 10.1056/NEJMoa1815039.", "doi:10.1056/nejmoa1815039"),
        ("doi", "10.1016/S0140-6736(97)11096-0", "doi:10.1016/s0140-6736(97)11096-0"),
        ("pmid", "9571254", "pmid:9571254"),
        ("pmid", "PMID: 09571254", "pmid:9571254"),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/9571254/", "pmid:9571254"),
        ("pmcid", "PMC3758507", "pmcid:PMC3758507"),
        ("pmcid", "3758507", "pmcid:PMC3758507"),
        ("nbk", "NBK560584", "nbk:NBK560584"),
        ("nct", "NCT02479698", "nct:NCT02479698"),
        ("url", "http://www.NINDS.nih.gov/pml/", PAGE),
        ("url", "https://ninds.nih.gov/pml?utm_source=a#b", PAGE),
        ("url", "ninds.nih.gov/pml", PAGE),
        ("url", "https://www.ncbi.nlm.nih.gov/books/NBK560584/", "nbk:NBK560584"),
        ("url", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3758507/", "pmcid:PMC3758507"),
        ("url", "https://pmc.ncbi.nlm.nih.gov/articles/PMC3758507", "pmcid:PMC3758507"),
        ("url", "https://www.ncbi.nlm.nih.gov/pubmed/9571254", "pmid:9571254"),
        ("url", "https://clinicaltrials.gov/ct2/show/NCT02479698", "nct:NCT02479698"),
        ("url", "https://link.springer.com/article/10.1007%2Fs40261-016-0433-8",
         "doi:10.1007/s40261-016-0433-8"),
        ("url", "https://www.frontiersin.org/articles/10.3389/fneur.2020.01/full",
         "doi:10.3389/fneur.2020.01"),
    ],
)  # fmt: skip
def test_one_name_has_one_spelling(scheme: str, written: str, curie: str) -> None:
    assert normalise(scheme, written) == curie
    own_scheme, _, value = curie.partition(":")
    assert normalise(own_scheme, value) == curie


@pytest.mark.parametrize(
    ("scheme", "written"),
    [
        ("doi", "see text"),
        ("doi", "10.1/x"),
        ("pmid", "0"),
        ("pmid", "123456789"),
        ("pmid", "in press"),
        ("nct", "NCT123"),
        ("url", "not an address"),
        ("url", "http://localhost"),
        ("url", ""),
    ],
)
def test_what_is_no_identifier_is_none(scheme: str, written: str) -> None:
    assert normalise(scheme, written) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hall CD. PMID: 9571254; doi:10.1056/X1.", ("doi:10.1056/x1", "pmid:9571254")),
        ("(https://en.wikipedia.org/wiki/JC_(virus)).", ("url:en.wikipedia.org/wiki/JC_(virus)",)),
        ("Registered as NCT02479698, PMC 3758507", ("nct:NCT02479698", "pmcid:PMC3758507")),
        ("www.nhs.uk/conditions/pml.", ("url:nhs.uk/conditions/pml",)),
        ("15-30 mg, 10.5/7 days, 1998;338:1345", ()),
    ],
)
def test_identifiers_are_found_in_running_text(text: str, found: tuple[str, ...]) -> None:
    assert find_identifiers(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://nih.gov/pml", "https://nih.gov/PML"),
        ("https://nih.gov/page?id=1", "https://nih.gov/page?id=2"),
        ("https://en.wikipedia.org/wiki/PML", "https://de.wikipedia.org/wiki/PML"),
    ],
)
def test_pages_that_may_differ_stay_apart(one: str, other: str) -> None:
    assert web_page(one) != web_page(other)


@example("0._#")
@example("0.0?:&")
@example("a.b/c)#(")
@given(st.text(alphabet="abAB019./:-_()?#&=,; ", max_size=40))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    for curie in find_identifiers(f"{text} https://{text} doi:10.1000/{text} PMC{text}"):
        assert find_identifiers(address_of(curie)) == (curie,)


def test_a_work_is_named_by_its_pmid_first() -> None:
    assert preferred(["url:a.org", "doi:10.1000/1", "pmid:7", "pmcid:PMC1"]) == "pmid:7"
