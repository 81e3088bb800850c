"""Pages of institutes, made by hand in the shape of theirs; their words are ours."""

from __future__ import annotations

import pytest

from evidencegraph.catalogues.days import day_of
from evidencegraph.catalogues.pages import read_page
from evidencegraph.catalogues.sites import WHEN, site_of, sites
from evidencegraph.model import Relation

PUBMED = "https://pubmed.ncbi.nlm.nih.gov"
NINDS = f"""<html lang="en"><head><title>Naps | National Institute of Neurological Disorders and
 Stroke</title></head><body><nav><a href="{PUBMED}/1/">1</a></nav><h1>Naps</h1>
<p>A nap is short. <a href="{PUBMED}/2/">More</a></p><p>Last reviewed on July 19, 2024</p></body>
</html>"""
BOOKSHELF = f"""<html xml:lang="en" lang="en"><head><title>Naps - StatPearls - NCBI Bookshelf</title>
<meta name="citation_inbook_title" content="StatPearls [Internet]">
<meta name="citation_title" content="Naps"><meta name="citation_publisher" content="StatPearls
 Publishing"><meta name="citation_date" content="2023/05/01"></head><body>
<p>Last Update: <span>May 1, 2023</span>.</p><p><a href="{PUBMED}/3/">see also</a></p>
<dl class="temp-labeled-list bk_refs"><dt>1.</dt><dd>Noor A. Sleep. [<a href="{PUBMED}/4/">PubMed</a>:
 4]</dd><dt>2.</dt><dd>Noor A. Rest. doi: 10.1000/rest.</dd></dl></body></html>"""
MEDLINEPLUS = f"""<html lang="es"><head><title>Siestas: MedlinePlus enciclopedia</title>
<meta property="og:title" content="Siestas: MedlinePlus Medical Encyclopedia"></head><body>
<h2>References</h2><p>Noor A. Sleep. PMID: 5 <a href="{PUBMED}/5/">x</a></p>
<h2>Review Date 1/3/2024</h2><p>Nothing more. <a href="{PUBMED}/6/">y</a></p></body></html>"""
CDC = """<html lang="en-us"><head><title>About Naps | CDC</title>
<meta name="cdc:last_reviewed" content="2024-02-08T00:00:00Z">
<meta property="article:modified_time" content="2024-05-01"></head><body><p>Nap.</p></body></html>"""
NICE = """<html lang="en-GB"><head><title>Overview | Naps | Guidance | NICE</title></head><body>
<p>NICE guideline</p><p>Reference number: NG0</p><p>Published: <time>03 June 2015</time></p>
<p>Last updated: <time>20 March 2024</time></p></body></html>"""
WHO = """<html lang="en"><head><title>Naps</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Article", "headline": "Naps", "datePublished":
 "2022-08-03T10:00:00+00:00", "publisher": {"@type": "Organization", "name": "WHO"}}</script></head>
<body><p>A fact sheet that names a study published on 4 May 2001.</p></body></html>"""
CLEVELAND = f"""<html lang="en"><head><title>Naps: What They Are | Cleveland Clinic</title></head>
<body><p>Medically Reviewed. Last updated on 03/04/2024.</p><p>Last reviewed on 2022 Dec 5.</p>
<button>References</button><div id="references"><ul><li>Noor A. <a href="{PUBMED}/7/">Sleep</a></li>
</ul></div><footer><a href="{PUBMED}/8/">8</a></footer></body></html>"""
MAYO = """<html lang="EN"><head><title>Naps - Symptoms and causes - Mayo Clinic</title></head>
<body><p>By Mayo Clinic Staff</p></body></html>"""
MSD = """<html><head><title>Naps - Sleep Disorders - MSD Manual Professional Edition</title></head>
<body><p>By Ada Noor</p><p>Reviewed/Revised Mar 2024 | Modified: Apr 2024</p></body></html>"""
WIKIPEDIA = f"""<html class="client-nojs" lang="en"><head><title>Nap - Wikipedia</title></head><body>
<p>Naps.<sup><a href="#n1">[1]</a></sup> <a href="{PUBMED}/9/">in the text</a></p>
<div class="mw-heading"><h2>References</h2></div><div class="reflist"><ol class="references">
<li id="n1">Noor A. <a rel="nofollow" href="https://doi.org/10.1000%2Fnap">doi</a>
<a href="{PUBMED}/10">10</a></li></ol></div><div class="mw-heading"><h2>External links</h2></div>
<ul><li><a href="{PUBMED}/11/">11</a></li></ul>
<footer>This page was last edited on 20 November 2025, at 10:00 (UTC).</footer></body></html>"""

PAGES = [
    pytest.param(
        "ninds.nih.gov/naps", NINDS, "Naps", "National Institute of Neurological Disorders and Stroke",
        {"reviewed": "2024-07-19"}, "en", ["pmid:2"], id="NINDS",
    ),
    pytest.param(
        "ncbi.nlm.nih.gov/books/NBK1", BOOKSHELF, "Naps", "StatPearls Publishing",
        {"updated": "2023-05-01", "published": "2023-05-01"}, "en", ["doi:10.1000/rest", "pmid:4"],
        id="StatPearls",
    ),
    pytest.param(
        "medlineplus.gov/naps", MEDLINEPLUS, "Siestas", "National Library of Medicine",
        {"reviewed": "2024"}, "es", ["pmid:5"], id="MedlinePlus",
    ),
    pytest.param(
        "cdc.gov/naps", CDC, "About Naps", "Centers for Disease Control and Prevention",
        {"reviewed": "2024-02-08", "updated": "2024-05-01"}, "en", [], id="CDC",
    ),
    pytest.param(
        "nice.org.uk/guidance/ng0", NICE, "Overview | Naps",
        "National Institute for Health and Care Excellence",
        {"published": "2015-06-03", "updated": "2024-03-20"}, "en", [], id="NICE",
    ),
    pytest.param(
        "who.int/naps", WHO, "Naps", "World Health Organization", {"published": "2022-08-03"}, "en",
        [], id="WHO",
    ),
    pytest.param(
        "my.clevelandclinic.org/health/naps", CLEVELAND, "Naps: What They Are", "Cleveland Clinic",
        {"updated": "2024", "reviewed": "2022"}, "en", ["pmid:7"], id="Cleveland Clinic",
    ),
    pytest.param(
        "mayoclinic.org/naps", MAYO, "Naps", "Mayo Clinic", {}, "en", [], id="Mayo Clinic",
    ),
    pytest.param(
        "msdmanuals.com/professional/naps", MSD, "Naps - Sleep Disorders", "MSD Manuals",
        {"reviewed": "2024-03", "updated": "2024-04"}, "", [], id="MSD Manual",
    ),
    pytest.param(
        "en.wikipedia.org/wiki/Nap", WIKIPEDIA, "Nap", "Wikimedia Foundation",
        {"updated": "2025-11-20"}, "en", ["doi:10.1000/nap", "pmid:10"], id="Wikipedia",
    ),
    pytest.param(
        "naps.example.org/a", "<p>Naps</p>", "", "", {}, "", [], id="a page that says nothing",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "text", "title", "publisher", "dates", "language", "cited"), PAGES
)
def test_a_page_of_an_institute(  # noqa: PLR0913, PLR0917 - a table
    address: str,
    text: str,
    title: str,
    publisher: str,
    dates: dict[str, str],
    language: str,
    cited: list[str],
) -> None:
    page = read_page(f"url:{address}", text, "2026-11-20")
    facts = {fact.name: fact.value for fact in page.facts}

    assert (page.title, facts.pop("publisher", "")) == (title, publisher)
    assert facts == dates
    assert page.language == language
    assert [one.target for one in page.related if one.relation is Relation.CITES] == cited
    assert {(fact.source, fact.date) for fact in page.facts} <= {("web page", "2026-11-20")}


def test_a_page_is_as_old_as_its_last_review_or_update() -> None:
    assert read_page("url:msdmanuals.com/naps", MSD).year == 2024
    assert read_page("url:who.int/naps", WHO).year == 2022
    assert read_page("url:mayoclinic.org/naps", MAYO).year is None


@pytest.mark.parametrize(
    "json",
    ["", "{", "[[[[", "7", '{"@graph": 7}', '{"publisher": [7], "headline": {}}', "[" * 100_000],
)
def test_broken_data_for_machines_is_passed_over(json: str) -> None:
    page = f'<title>Naps</title><script type="application/ld+json">{json}</script>'

    assert read_page("url:example.org/naps", page).title == "Naps"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("July 19, 2024", "2024-07-19"),
        ("Sept. 5, 2024", "2024-09-05"),
        ("5th of May", ""),
        ("3 January 2024, at 10:00", "2024-01-03"),
        ("2024/01/03", "2024-01-03"),
        ("2024-13-03", "2024"),
        ("31 June 2024", "2024"),
        ("12024", ""),
        ("by Ada Noor, 2024", ""),
    ],
)
def test_days(written: str, day: str) -> None:
    assert day_of(written) == day


def test_every_site_of_the_table_is_found_by_its_host_and_names_its_source() -> None:
    for site in sites():
        assert site.source
        assert site_of(f"{site.host or 'example.org'}/a").publisher == site.publisher
        assert all(label == label.lower() for when in WHEN for label in site.labels[when])
        assert all(name == name.lower() for name in site.references)


@pytest.mark.parametrize(
    ("page", "host"),
    [
        ("catalog.ninds.nih.gov/a", "ninds.nih.gov"),
        ("nia.nih.gov/a", "nih.gov"),
        ("ncbi.nlm.nih.gov/books/NBK1", "ncbi.nlm.nih.gov/books"),
        ("ncbi.nlm.nih.gov/bookstore", "nih.gov"),
        ("notcdc.gov/a", ""),
    ],
)
def test_the_longest_host_wins(page: str, host: str) -> None:
    assert site_of(page).host == host
