"""What the address of a page says about who speaks there."""

from __future__ import annotations

import pytest

from evidencegraph.grading import DEFAULT, grade, with_tables
from evidencegraph.grading.places import place_of
from evidencegraph.model import Listing, Location, Reference, SourceKind


@pytest.mark.parametrize(
    ("page", "kind", "publisher"),
    [
        # A reserved end of a host shows the kind of body, and the body is its own publisher.
        ("fda.gov.ph/notice", SourceKind.GOVERNMENT, "fda.gov.ph"),
        ("water.usgs.gov/lakes", SourceKind.GOVERNMENT, "usgs.gov"),
        ("gov.uk/visa", SourceKind.GOVERNMENT, "gov.uk"),
        ("salud.gob.mx/a", SourceKind.GOVERNMENT, "salud.gob.mx"),
        ("sante.gouv.fr", SourceKind.GOVERNMENT, "sante.gouv.fr"),
        ("mhlw.go.jp/a", SourceKind.GOVERNMENT, "mhlw.go.jp"),
        ("ecdc.europa.eu/en", SourceKind.GOVERNMENT, "ecdc.europa.eu"),
        ("barts.nhs.uk/a", SourceKind.GOVERNMENT, "NHS"),
        ("physics.example.edu/optics", SourceKind.ACADEMIC, "example.edu"),
        ("www2.example.ac.za/optics", SourceKind.ACADEMIC, "example.ac.za"),
        ("uni-marburg.de/a", SourceKind.ACADEMIC, "uni-marburg.de"),
        # Without the dot, or with more behind it, it is no such end.
        ("mygov.org/a", SourceKind.ASSERTION, "mygov.org"),
        ("edu.example.com/a", SourceKind.ASSERTION, "edu.example.com"),
        ("gov.example.org/a", SourceKind.ASSERTION, "gov.example.org"),
        ("go.com/a", SourceKind.ASSERTION, "go.com"),
        # A name goes before an end, the longest name before a shorter one.
        ("chop.edu/conditions/a", SourceKind.PATIENT_PAGE, "chop.edu"),
        ("core.ac.uk/download/1.pdf", SourceKind.ASSERTION, "core.ac.uk"),
        ("rcpsych.ac.uk/mental-health", SourceKind.PROFESSIONAL, "rcpsych.ac.uk"),
        ("nature.com/articles/s41586-020-1", SourceKind.JOURNAL, "journal"),
        ("nature.com/articles/d41586-020-1", SourceKind.NEWS, "nature.com"),
        # Signs in the address.
        ("someone.wordpress.com/2020/diet", SourceKind.SELF_PUBLISHED, "someone.wordpress.com"),
        ("blogs.bmj.com/bmj/a", SourceKind.SELF_PUBLISHED, "journal"),
        ("example.org/blog/diet", SourceKind.SELF_PUBLISHED, "example.org"),
        ("example.edu/~smith/notes", SourceKind.SELF_PUBLISHED, "example.edu"),
        ("forum.example.org?t=1", SourceKind.SELF_PUBLISHED, "forum.example.org"),
        ("news.d.example.edu/a", SourceKind.NEWS, "example.edu"),
        ("example.org/press-releases/1", SourceKind.NEWS, "example.org"),
        ("example.com/products/balm", SourceKind.COMPANY, "example.com"),
        # What only looks like a sign, and kinds over which it does not speak.
        ("example.org/blogging-and-health", SourceKind.ASSERTION, "example.org"),
        ("blog.org/a", SourceKind.ASSERTION, "blog.org"),
        ("newsome.org/a", SourceKind.ASSERTION, "newsome.org"),
        ("example.org/productivity", SourceKind.ASSERTION, "example.org"),
        ("cdc.gov/news/a", SourceKind.GOVERNMENT, "CDC"),
        ("pfizer.com/news/a", SourceKind.COMPANY, "pfizer.com"),
        ("en.wikipedia.org/wiki/Blog/forum", SourceKind.ENCYCLOPAEDIA, "Wikipedia"),
    ],
)
def test_an_address_shows_who_speaks(page: str, kind: SourceKind, publisher: str) -> None:
    found = place_of(page)

    assert (found.kind, found.publisher) == (kind, publisher)


def test_nothing_shows_what_an_unknown_host_is() -> None:
    assert place_of("example.org/a").shown_by == ""
    assert place_of("example.org/blog/a").shown_by == "blog"


def test_no_sign_makes_a_page_more_than_its_host() -> None:
    order = list(DEFAULT.kinds)
    for sign in DEFAULT.signs:
        over = sign.over - {SourceKind.ASSERTION}
        assert all(order.index(sign.kind) < order.index(kind) for kind in over)


@pytest.mark.parametrize(
    "copy", ["example.edu/a.pdf", "scribd.com/doc/1", "pfizer.com/a.pdf", "a.gov/1"]
)
def test_a_copy_of_an_article_stays_an_article(copy: str) -> None:
    entry = Listing(Location("a.md", 1), "1", "Hall A. Title. J Neurol. 2001;12(3):4-9.")
    page = Reference(f"url:{copy}", (f"url:{copy}",))

    assert grade(page).source is not SourceKind.JOURNAL
    listed = Reference(page.id, page.identifiers, listings=(entry,))
    assert grade(listed).source is SourceKind.JOURNAL
    named = Reference("pmid:1", ("pmid:1", page.id))
    assert grade(named).source is SourceKind.JOURNAL


def test_a_newspaper_that_a_library_calls_an_article_is_still_news() -> None:
    page = Reference("url:reuters.com/a", ("url:reuters.com/a",), entry_type="article")

    assert grade(page).source is SourceKind.NEWS


def test_two_books_are_two_publishers() -> None:
    one, other = (
        grade(Reference(f"doi:10.1093/med/{n}", (f"doi:10.1093/med/{n}",))) for n in (1, 2)
    )

    assert one.source is other.source is SourceKind.REFERENCE_WORK
    assert one.publisher != other.publisher


def test_rows_of_a_user_go_before_classes_of_addresses() -> None:
    mine = "[[source]]\npublisher = 'Our lab'\nkind = 'news'\nmatch = ['lab.example.edu']"

    assert place_of("lab.example.edu/a", with_tables([("mine.toml", mine)])).publisher == "Our lab"
    assert place_of("lab.example.edu/a").kind is SourceKind.ACADEMIC
