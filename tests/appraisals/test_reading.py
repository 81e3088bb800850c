"""Appraisal files: what is read, and every way in which one is refused."""

from __future__ import annotations

import pytest

from evidencegraph.appraisals import read_appraisals
from evidencegraph.appraisals.lines import Lines
from evidencegraph.errors import MalformedDataError
from evidencegraph.model import Certainty, ClaimKind, Design, Direction, Domain, Rating, Upgrade

SIGNED = 'reason = "read it"\nby = "A.B."\ndate = 2026-11-20\n'
ANCHOR = 'reference = "pmid:1"\n'


def test_every_key_is_read() -> None:
    text = f"""
[[appraisal]]
claim = "claim:1"
quote = "PML is rare"
reference = "pmid:1"
design = "RCT"
participants = 120
risk_of_bias = "serious -1"
imprecision = "not serious"
direction = "contradicts"
confirmed = true
same = ["claim:2"]
kind = "harm"
large_effect = "+1"
{SIGNED}
[[appraisal]]
reference = "pmid:2"
level = "high"
reason = "several lines, and a heading in them"
by = "A.B."
date = "2026-11-21"
"""
    one, other = read_appraisals("a.toml", text)

    assert (one.claim, one.quote, one.reference) == ("claim:1", "PML is rare", "pmid:1")
    assert (one.design, one.participants) == (Design.RANDOMISED_TRIAL, 120)
    assert one.ratings == (
        (Domain.RISK_OF_BIAS, Rating.SERIOUS),
        (Domain.IMPRECISION, Rating.NOT_SERIOUS),
    )
    assert one.upgrades == ((Upgrade.LARGE_EFFECT, 1),)
    assert (one.direction, one.confirmed) == (Direction.CONTRADICTS, True)
    assert (one.same, one.kind) == (("claim:2",), ClaimKind.HARM)
    assert (one.date, one.location.line) == ("2026-11-20", 2)
    assert (other.level, other.date, other.location.line) == (Certainty.HIGH, "2026-11-21", 19)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[appraisal]\n", "a.toml is not valid TOML"),
        ("[[apraisal]]\n", "a.toml:1: 'apraisal' is unknown here"),
        ("\nreference = 'pmid:1'\n", "a.toml:2: 'reference' is unknown here"),
        ("[appraisal]\n" + ANCHOR + SIGNED, "a.toml:1: write [[appraisal]], with two brackets"),
        ("appraisal = 3", "a.toml:1: write [[appraisal]], with two brackets"),
        ("appraisal = [3]", "a.toml:1: write [[appraisal]], with two brackets"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "risk = 'serious'", "a.toml:6: 'risk' is no key"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED, "a.toml:1: this appraisal judges nothing"),
        ("[[appraisal]]\nlevel = 'low'\n" + SIGNED, "a.toml:1: this appraisal is about nothing"),
        ("[[appraisal]]\n" + ANCHOR + "level = 'low'", "lacks reason, by, date"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "level = 'good'", "a.toml:6: level = 'good'"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "level = 3", "a.toml:6: level = 3 must be one of"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "design = 'good'", "must be a design: systematic"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "participants = 0", "between 1 and 10000000000"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "participants = -5", "a.toml:6: participants = -5"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "participants = 1_000_000_000_000", "a.toml:6:"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "participants = true", "a.toml:6:"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "imprecision = -1", "must be one of: not serious"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "large_effect = 3", "must be 1 or 2"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "large_effect = 0", "must be 1 or 2"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "confirmed = 'yes'", "must be true or false"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "direction = 'supports'", "add claim or quote"),
        ("[[appraisal]]\nclaim = 'c'\n" + SIGNED + "direction = 'supports'", "add reference"),
        ("[[appraisal]]\nclaim = 'c'\n" + SIGNED + "direction = 'against'", "must be one of: supp"),
        ("[[appraisal]]\nclaim = 'c'\n" + SIGNED + "participants = 5", "add reference"),
        ("[[appraisal]]\n" + ANCHOR + SIGNED + "kind = 'harm'", "add claim or quote"),
        ("[[appraisal]]\nclaim = 'c'\n" + SIGNED + "kind = 'good'", "must be one of: treatment"),
        ("[[appraisal]]\nclaim = 'c'\n" + SIGNED + "same = 'd'", "must be a list of ids of claims"),
        ("[[appraisal]]\nclaim = ''\n" + SIGNED + "kind = 'harm'", "a.toml:2: claim = '' must be"),
        (
            "[[appraisal]]\n" + ANCHOR + "level = 'low'\nreason = ' '\nby = 'A.B.'",
            "a.toml:4: reason = ' ' must be a text",
        ),
        (
            "[[appraisal]]\n" + ANCHOR + "level = 'low'\nreason = 'x'\ndate = '20 Nov'",
            "must be a date like 2026-11-20",
        ),
        (
            "[[appraisal]]\n" + ANCHOR + SIGNED + "level = 'low'\nimprecision = 'serious'",
            "level replaces what ratings change",
        ),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(MalformedDataError) as error:
        read_appraisals("a.toml", text)
    assert message in error.value.what


def test_all_mistakes_of_a_file_are_named_at_once() -> None:
    one = "[[appraisal]]\n" + ANCHOR + SIGNED + "level = 'good'\n"
    with pytest.raises(MalformedDataError) as error:
        read_appraisals("a.toml", one + one)
    assert [line.split(" ")[0] for line in error.value.what.splitlines()] == [
        "a.toml:6:",
        "a.toml:12:",
    ]


def test_what_stands_inside_a_long_text_is_no_heading() -> None:
    lines = Lines('[[appraisal]]\nreason = """\n[[appraisal]]\nby = 1\n"""\nby = "A.B."\n[[b]]')

    assert lines.of_table(2) == 7
    assert lines.of_key(1, "by") == 6
    assert lines.of_key(3, "by") == 1
