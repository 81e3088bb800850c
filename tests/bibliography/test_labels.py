"""What publishers write around the title of a work that they took back."""

from __future__ import annotations

import pytest

from evidencegraph.bibliography.labels import labelled, unlabelled
from evidencegraph.model import EditorialStatus

RETRACTED, WITHDRAWN = EditorialStatus.RETRACTED, EditorialStatus.WITHDRAWN
TITLE = "Sleep and grey hair in adults"


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("RETRACTED: {}", RETRACTED),
        ("Retracted: {}", RETRACTED),
        ("retracted: {}", RETRACTED),
        ("RETRACTED ARTICLE: {}", RETRACTED),
        ("Retracted Article: {}", RETRACTED),
        ("Retracted chapter: {}", RETRACTED),
        ("[Retracted] {}", RETRACTED),
        ("[RETRACTED]: {}", RETRACTED),
        ("(Retracted) {}", RETRACTED),
        ("[Retracted article] {}", RETRACTED),
        ("«RETRACTED»: {}", RETRACTED),
        ("{} (Retracted)", RETRACTED),
        ("{} [retracted]", RETRACTED),
        ("{} [RETRACTED].", RETRACTED),
        ("{} (retracted article)", RETRACTED),
        ("{} (Retracted article. See vol. 47, pg 12, 2011)", RETRACTED),
        ("{} (Retracted Article. See 10.1000/x)", RETRACTED),
        ("{} – RETRACTED", RETRACTED),
        ("{}. RETRACTED", RETRACTED),
        ("WITHDRAWN: {}", WITHDRAWN),
        ("Withdrawn: {}", WITHDRAWN),
        ("[Withdrawn] {}", WITHDRAWN),
        ("{} (Withdrawn)", WITHDRAWN),
        ("Withdrawn paper: {}", WITHDRAWN),
        ("REMOVED: {}", WITHDRAWN),
    ],
)
def test_a_label_says_what_became_of_a_work(label: str, status: EditorialStatus) -> None:
    assert labelled(label.format(TITLE)) is status
    assert unlabelled(label.format(TITLE)).strip(" .") == TITLE


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "",
        "Retracted",
        "RETRACTED:",
        "[Retracted]",
        "Retraction: Sleep and grey hair",
        "Retraction notice to: Sleep and grey hair",
        "RETRACTION OF: Sleep and grey hair",
        "Sleep and grey hair (Retraction of vol 3, pg 4, 2010)",
        "[Retracted and republished] Sleep and grey hair",
        "Withdrawal of sleep in grey adults",
        "Withdrawn from trials: sleep and grey hair",
        "withdrawn: sleep in grey adults",
        "Removed: teeth and where they go",
        "removed: teeth and where they go",
        "Retracted sternum after surgery",
        "Outcome of surgery with a retracted sternum",
        "The retracted articles: a survey of who cites them",
        "Who still cites articles (retracted or not)",
        "Fever after consent (withdrawn)",
        "Fever in the arm that was stopped (withdrawn in children)",
        "Fever in adults (retracted eyelid)",
        "Drugs no longer sold, withdrawn",
        "Should this article be retracted?",
        "Why was it (Retracted)?",
        "Clot retraction: [a test]",
        "Expression of concern: Sleep and grey hair",
    ],
)
def test_titles_about_such_things_carry_no_label(title: str) -> None:
    assert labelled(title) is EditorialStatus.UNCHECKED
    assert unlabelled(title) == title
