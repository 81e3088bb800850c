"""Results that point different ways and may be about the same thing: worth a reader's look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from evidencegraph.links.partners import partners
from evidencegraph.links.question import Answer, Weights, same_question
from evidencegraph.links.result import Sign
from evidencegraph.links.telling import Telling
from evidencegraph.model import Claim
from evidencegraph.topics import word_of

_ONE_WAY = frozenset({Sign.UP, Sign.DOWN})


def discordances(tellings: Iterable[Telling]) -> Iterator[tuple[Claim, Claim, str]]:
    """Yield two claims whose results point different ways, and what both are about.

    One finds an effect where the other finds none, or the opposite effect. Both must name one
    treatment, a member of its family, one gene or the same rare words; and one outcome, or
    outcomes of one area. In one document they must also name the same things, lean on different
    sources and stand apart: what a writer sets side by side needs no telling.
    """
    told = [one for one in tellings if one.claim.wording.judged]
    counts = Counter(key for one in told for key in one.keys)
    weights = Weights(counts, len(told))
    for first, second in partners(told, counts):
        about = _about(first, second, weights)
        if about:
            yield first.claim, second.claim, word_of(about, first.claim.text)


def _about(first: Telling, second: Telling, weights: Weights) -> str:
    """Return the name of what two claims are both about; empty where nothing shows that."""
    together = first.claim.document == second.claim.document
    family = frozenset() if together else first.families & second.families
    given = first.given & second.given
    if first.given and second.given and not given and not family:
        return ""
    if "genes" in first.matters:
        given = frozenset()
    named = given or family
    # Which way a gene or a drug level points is told in too many ways.
    denied_only = together or bool(first.matters)
    # What the second found is read only where the first found anything.
    for ours, theirs in ((one, other) for one in first.answers for other in second.answers):
        if named and (ours.affects(named) or theirs.affects(named)):
            continue
        if _point_apart(ours.result.sign, theirs.result.sign, denied_only=denied_only):
            about, one_outcome = same_question(ours, theirs, named, weights)
            alike = one_outcome or (not together and _outcomes_meet(ours, theirs, named))
            if about and alike:
                return about
    return ""


def _point_apart(ours: Sign, theirs: Sign, *, denied_only: bool) -> bool:
    signs = {ours, theirs}
    return len(signs) > 1 and (Sign.NONE in signs or (signs == _ONE_WAY and not denied_only))


def _outcomes_meet(ours: Answer, theirs: Answer, named: frozenset[str]) -> bool:
    """Tell whether outcomes are of one area, or one result speaks of outcomes at large."""
    if ours.areas & theirs.areas:
        return True
    denied = Sign.NONE in {ours.result.sign, theirs.result.sign}
    general = ours.result.general or theirs.result.general
    return (
        denied
        and general
        and ours.names(named)
        and theirs.names(named)
        and all(one.result.general or one.areas or one.outcomes for one in (ours, theirs))
    )
