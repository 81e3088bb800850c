"""The lexicons as patterns that match folded texts; each is a TOML table beside this module."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from evidencegraph.model import Modality, WordingLevel
from evidencegraph.tables import Row, rows, table_text
from evidencegraph.wording.classes import spelled_out
from evidencegraph.wording.folding import compiled


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that lower the level of an assertion.

    Attributes:
        level: what they lower it to.
        pattern: the words.
        reports: whether they soften by naming whose view or try it is; a cause that is reported
            is still stated as a cause.
    """

    level: WordingLevel
    pattern: re.Pattern[str]
    reports: bool


@dataclass(frozen=True, slots=True)
class Causes:
    """What shows cause and what shows mere company.

    Attributes:
        verbs: causal verbs, which count only where they are verbs of the sentence.
        phrases: other causal words.
        association: words of association.
        comparison: words that compare; they yield to a causal verb wherever they stand.
        aside: words of sentences that state no finding.
        nominal: what stands before a form that is no verb of the sentence.
        purpose: "to" before a verb, and the word before.
        governing: words after which "to" leads on to an effect, not to an aim.
    """

    verbs: re.Pattern[str]
    phrases: re.Pattern[str]
    association: re.Pattern[str]
    comparison: re.Pattern[str]
    aside: re.Pattern[str]
    nominal: re.Pattern[str]
    purpose: re.Pattern[str]
    governing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Advice:
    """What recommends.

    Attributes:
        any: what finds any words that recommend.
        modalities: words that recommend, in the order of decision.
        aside: words that only look like advice.
    """

    any: re.Pattern[str]
    modalities: Mapping[Modality, re.Pattern[str]]
    aside: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Negations:
    """What denies, what only looks like it, and how many words it reaches.

    Attributes:
        cues: words that deny what they reach.
        denials: words that deny by themselves.
        lookalikes: words that look like denial.
        reach: how many words a cue reaches to the right.
    """

    cues: re.Pattern[str]
    denials: re.Pattern[str]
    lookalikes: re.Pattern[str]
    reach: int


@cache
def hedges() -> tuple[Hedge, ...]:
    """Return the hedges, in the order of decision."""
    return tuple(
        Hedge(WordingLevel(row["level"]), _union([row]), reports=row.get("reports", False))
        for row in _rows("levels.toml", "cue", "level")
    )


@cache
def settled() -> re.Pattern[str]:
    """Return the words that deny a doubt."""
    return _union(_rows("levels.toml", "settled"))


@cache
def capability() -> re.Pattern[str]:
    """Return the words of capability."""
    return _union(_rows("levels.toml", "capability"))


@cache
def boosters() -> re.Pattern[str]:
    """Return the words that stress certainty."""
    return _union(_rows("levels.toml", "booster"))


@cache
def reports() -> re.Pattern[str]:
    """Return the words that tell a result together with the study that gave it."""
    return _union(_rows("levels.toml", "report"))


@cache
def causes() -> Causes:
    """Return the words of cause and of association."""
    table = _rows("causes.toml", "cue", "class", "form")
    causal = [row for row in table if row["class"] == "causal"]
    together = [row for row in table if row["class"] == "correlational"]
    return Causes(
        verbs=_union([row for row in causal if row["form"] == "verb"]),
        phrases=_union([row for row in causal if row["form"] == "phrase"]),
        association=_union([row for row in together if not row.get("weak")]),
        comparison=_union([row for row in together if row.get("weak")]),
        aside=_union([row for row in table if row["class"] == "aside"]),
        nominal=compiled(rf"(?:^\W*|\b(?:{'|'.join(_words('nominal'))})\s+(?:\w+ly\s+)?)$"),
        purpose=compiled(r"(?:^|(\w+)\s+)to\s+(?:\w+ly\s+)?$"),
        governing=frozenset(_words("governing")),
    )


def _words(heading: str) -> tuple[str, ...]:
    table = rows(table_text("evidencegraph.wording", "causes.toml"), heading, _LIST, "causes.toml")
    return tuple(word for row in table for word in row["words"])


_LIST = ("words", "source")


@cache
def advice() -> Advice:
    """Return the words that recommend."""
    table = _rows("advice.toml", "cue", "modality")
    return Advice(
        any=_union(table),
        modalities={Modality(row["modality"]): _union([row]) for row in table},
        aside=_union(_rows("advice.toml", "aside")),
    )


@cache
def negations() -> Negations:
    """Return the words that deny."""
    table = _rows("negations.toml", "cue", "reach")
    return Negations(
        cues=_union(table),
        denials=_union(_rows("negations.toml", "denial")),
        lookalikes=_union(_rows("negations.toml", "lookalike")),
        reach=max(row["reach"] for row in table),
    )


def _rows(table: str, heading: str, *required: str) -> tuple[Row, ...]:
    text = table_text("evidencegraph.wording", table)
    return rows(text, heading, (*required, "pattern", "source"), table)


def _union(table: Sequence[Row]) -> re.Pattern[str]:
    words = "|".join(spelled_out(row["pattern"]) for row in table)
    return compiled(rf"(?<![\w-])(?:{words})(?![\w-])")
