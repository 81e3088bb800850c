"""Whether two descriptions without a common identifier are of one work.

A wrong merge is worse than a missed one: two works become one node only where title, first author,
year and whatever else both of them name agree.
"""

from __future__ import annotations

from enum import IntEnum

from rapidfuzz import fuzz

from evidencegraph.corpus.containers import same_container
from evidencegraph.corpus.description import TELLING_TITLE, Description, folded
from evidencegraph.model import Reference


class Likeness(IntEnum):
    """How much two descriptions agree."""

    NONE = 0
    ALIKE = 1
    """Worth a look by a person."""
    SAME = 2


_SAME_TITLE = 96.0
_NEAR_TITLE = 88.0
"""Enough where volume and first page agree as well."""
_ISSUE_SLACK = 3
"""Years between the first appearance of a work and its issue, where volume and page agree."""
_DISTANT_TITLE = 65.0
"""Titles of one DOI that agree less are of two works."""


def likeness(one: Description, other: Description) -> Likeness:  # noqa: PLR0911 - a decision list
    """Return how much two descriptions agree.

    >>> from evidencegraph.corpus.description import description_of
    >>> a = Reference("bib:a", title="Failure of cytarabine in leukoencephalopathy", year=1998,
    ...     authors=("Hall, CD",))
    >>> likeness(description_of(a), description_of(a)).name
    'SAME'
    """
    if not one.title or not other.title:
        return _without_title(one, other)
    title = fuzz.ratio(one.title, other.title, score_cutoff=_NEAR_TITLE)
    same_place = bool(one.volume and one.first_page) and (
        (one.volume, one.first_page) == (other.volume, other.first_page)
    )
    begins = same_place and _begins(one.title, other.title)
    if not title and not begins:
        return Likeness.NONE
    if _differ(one, other) or one.notice != other.notice:
        return (
            Likeness.ALIKE if title >= _SAME_TITLE and one.notice == other.notice else Likeness.NONE
        )
    telling = min(len(one.title), len(other.title)) >= TELLING_TITLE
    if (
        same_place
        and (title or begins)
        and _people_agree(one, other)
        and _years_agree(one, other, _ISSUE_SLACK)
    ):
        return Likeness.SAME
    if title < _SAME_TITLE or not telling:
        return Likeness.NONE
    if (
        _people_agree(one, other)
        and _years_agree(one, other, _slack(one, other))
        and _known_enough(one, other)
    ):
        return Likeness.SAME
    return Likeness.ALIKE


def _without_title(one: Description, other: Description) -> Likeness:
    """Tell by the place in a journal: some lists of references print no titles."""
    places = [(each.first_author, each.year, each.volume, each.first_page) for each in (one, other)]
    known = all(places[0]) and bool(one.container and other.container)
    same = known and places[0] == places[1] and same_container(one.container, other.container)
    return Likeness.SAME if same else Likeness.NONE


def titles_agree(one: Reference, other: Reference) -> bool:
    """Tell whether two titles may be of one work; one of them may lack its subtitle."""
    first, second = folded(one.title), folded(other.title)
    return fuzz.ratio(first, second) >= _NEAR_TITLE or _begins(first, second)


def may_share_title(one: Reference, other: Reference) -> bool:
    """Tell whether two titles may stand for one work that has the same DOI in both places.

    What a document writes is compared as a whole, since its title may not have been told from the
    rest.
    """
    first, second = (
        folded(" ".join([each.title, *(listing.text for listing in each.listings)]))
        for each in (one, other)
    )
    return (
        max(fuzz.token_set_ratio(first, second), fuzz.partial_ratio(first, second))
        >= _DISTANT_TITLE
    )


def disagree(one: Description, other: Description) -> bool:
    """Tell whether anything speaks against one work, however alike the titles are."""
    same_place = one.volume == other.volume and one.first_page == other.first_page
    slack = _ISSUE_SLACK if one.volume and one.first_page and same_place else 1
    agree = _people_agree(one, other) and _years_agree(one, other, slack)
    return one.notice != other.notice or not agree or _differ(one, other)


def _differ(one: Description, other: Description) -> bool:
    """Tell whether both name something of which a work has only one."""
    if one.numbers != other.numbers and sorted(one.numbers) != sorted(other.numbers):
        return True
    pages = bool(one.first_page and other.first_page)
    if pages and one.first_page != other.first_page:
        return True
    volumes = bool(one.volume and other.volume)
    if pages and volumes and one.volume == other.volume:
        return False
    # Supplements are counted in many ways: where title and page agree, volumes need not.
    if volumes and one.volume != other.volume and not (pages and one.title == other.title):
        return True
    known = one.container and other.container
    return bool(known) and not same_container(one.container, other.container)


def _slack(one: Description, other: Description) -> int:
    """A work is often dated by its first appearance online, a year before its issue."""
    return 1 if one.container and other.container and one.title == other.title else 0


def _years_agree(one: Description, other: Description, slack: int) -> bool:
    if one.year is None or other.year is None:
        return True
    return abs(one.year - other.year) <= slack


def _people_agree(one: Description, other: Description) -> bool:
    if not one.first_author or not other.first_author:
        return True
    short, long = sorted((one.first_author, other.first_author), key=len)
    return (
        short == long
        or fuzz.ratio(short, long) >= _NEAR_TITLE
        or long.endswith(" " + short)
        or long.startswith(short + " ")
    )


def _known_enough(one: Description, other: Description) -> bool:
    """Tell whether, besides the title, at least two things are named by both."""
    people = bool(one.first_author and other.first_author)
    years = one.year is not None and other.year is not None
    places = bool(one.container and other.container)
    pages = bool(one.first_page and other.first_page)
    return people + years + places + pages >= 2  # noqa: PLR2004


def _begins(one: str, other: str) -> bool:
    """Tell whether one title is the other without its subtitle, or without what came before."""
    short, long = sorted((one, other), key=len)
    return len(short) >= TELLING_TITLE and (long.startswith(short) or long.endswith(short))
