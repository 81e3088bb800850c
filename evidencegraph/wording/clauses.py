"""Parts of a sentence that assert something each: clauses joined by but, although, a semicolon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from evidencegraph.tables import Row, rows, table_text

_LONGEST = 1200
"""A sentence of more characters is left whole: it is a list or a paragraph."""
_FEWEST_WORDS = 3
_NEAR = 160
"""Characters of a part in which its finite verb must come."""
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\"[^\"]*\"|“[^”]*”|‘[^’]*’")
_WORD = re.compile(r"[^\W\d_]{2,}|\d+|\ba\b", re.IGNORECASE)
_TOKEN = re.compile(r"[\w-]+(?:['’]t\b)?")
# After these words a form such as "increases" or "found" is no finite verb of its part.
_NO_SUBJECT = re.compile(
    r"(?:(?:^|[,;(])\s*|\b(?:an?|the|of|with|for|in|from|this|these|those|their|its|his|her|our|"
    r"any|such|into|at|or|on|between|than|under|both|and|as|by|when|if|is|are|was|were|been|be|"
    r"being|has|have|had|to|not|that|which|who)\s+(?:\w+ly\s+)?)$",
    re.IGNORECASE,
)
_SHARED = re.compile(r"\b(?:and|or|but|to|not)\s+$", re.IGNORECASE)
"""After these words a verb has its subject elsewhere."""


@dataclass(frozen=True, slots=True, order=True)
class Clause:
    """A part of a sentence that can stand alone.

    Attributes:
        start: offset of its first word.
        end: offset after its last word.
        joint: offset of the word that joins it to the part before; a pointer up to there closes
            the part before.
    """

    start: int
    end: int
    joint: int


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Return the parts of a sentence that assert something each; nothing where it is one.

    Precision comes first: each part needs a subject and a finite verb, and a part that would say
    nothing alone keeps its sentence whole.

    Args:
        text: the sentence; spaces may be doubled where something was cut out.

    >>> text = "Mirtazapine can be considered, although its efficacy is unproven."
    >>> [text[clause.start : clause.end] for clause in clauses_of(text)]
    ['Mirtazapine can be considered', 'its efficacy is unproven']
    >>> clauses_of("Fever, rash and headache are common, but not severe.")
    ()
    """
    table = _table()
    if len(text) > _LONGEST or not _may_part(text):
        return ()
    plain = _without_asides(text)
    if "(" in plain or ")" in plain:
        return ()
    end = len(plain.rstrip(" .!…"))
    opening = table.opening.match(plain)
    start = opening.end() if opening else len(plain) - len(plain.lstrip())
    cuts = list(_cuts(plain, start, end, opened=opening is not None))
    if not cuts:
        return ()
    starts = [(start, 0), *((after, joint) for _, after, joint in cuts)]
    ends = [*(before for before, _, _ in cuts), end]
    parts = [_trimmed(plain, a, b, joint) for (a, joint), b in zip(starts, ends, strict=True)]
    kept = all(_is_complete(plain[part.start : part.end]) for part in parts)
    return tuple(parts) if kept else ()


def _may_part(text: str) -> bool:
    """Tell quickly whether a sentence has any word that could part it: most have none."""
    low = text.lower().replace("  ", " ")
    return any(hint in low for hint in _table().hints)


def _without_asides(text: str) -> str:
    """Return a text of the same length without what stands in brackets or quotation marks."""
    plain, count = text, 1
    while count:
        plain, count = _ASIDE.subn(lambda match: "·" * len(match[0]), plain)
    return plain


def _cuts(plain: str, start: int, end: int, *, opened: bool) -> Iterator[tuple[int, int, int]]:
    """Yield where a part ends, where the next begins, and where the word stands between them."""
    table = _table()
    begun = start
    if opened:
        comma = _main_clause(plain, start, end)
        if comma is None:
            return
        yield comma
        begun = comma[1]
    for marker in table.markers.finditer(plain, begun, end):
        left, right = plain[begun : marker.start()], plain[marker.end() : end]
        bound = marker["bound"] is not None or marker["strict"] is not None
        if (
            (marker["strict"] and not _opens(left, right))
            or table.later.search(right)
            or table.first.search(left)
            or (bound and table.bound.search(left))
            or not _asserts(left)
            or not _asserts(right)
        ):
            continue
        word = re.search(r"\w", marker[0])
        yield marker.start(), marker.end(), marker.start() + word.start() if word else marker.end()
        begun = marker.end()


def _opens(left: str, right: str) -> bool:
    """Tell whether "and" joins a clause here, and not the last item of a list."""
    return bool(_table().subject.match(right)) and not _table().strict.search(left)


def _main_clause(plain: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Return the comma at which a minor clause ends that opened the sentence."""
    commas = list(re.finditer(r"\s*,\s+", plain[:end]))
    for comma in commas:
        left, right = plain[start : comma.start()], plain[comma.end() : end]
        sure = len(commas) == 1 or _table().subject.match(right)
        if sure and _asserts(left) and _asserts(right) and not _table().later.search(right):
            return comma.start(), comma.end(), comma.end()
    return None


def _asserts(part: str) -> bool:
    """Tell whether a part has a finite verb of its own near its beginning, after a subject."""
    own = _table().subordinate.sub(lambda match: " " * len(match[0]), part[:_NEAR])
    return next(finite_verbs(own), None) is not None


def finite_verbs(words: str, start: int = 0) -> Iterator[int]:
    """Yield where known finite verbs stand that have words before them.

    >>> list(finite_verbs("The drug has no effect."))
    [9]
    """
    for token in _TOKEN.finditer(words, start):
        feeble = _table().verbs.get(token[0].lower().replace("’", "'"))
        if feeble is None or not _WORD.search(words, start, token.start()):
            continue
        if not (_NO_SUBJECT if feeble else _SHARED).search(words, start, token.start()):
            yield token.start()


def _is_complete(part: str) -> bool:
    """Tell whether a part is long enough and does not lean on another."""
    return len(_WORD.findall(part)) >= _FEWEST_WORDS and not _table().any.search(part)


def _trimmed(plain: str, start: int, end: int, joint: int) -> Clause:
    part = plain[start:end]
    first = start + len(part) - len(part.lstrip())
    return Clause(first, start + len(part.rstrip(" ,;.")), joint)


@dataclass(frozen=True, slots=True)
class _Table:
    hints: Sequence[str]
    """What no sentence of several clauses is without."""
    markers: re.Pattern[str]
    opening: re.Pattern[str]
    verbs: Mapping[str, bool]
    """Finite verbs, and whether each is feeble."""
    subject: re.Pattern[str]
    subordinate: re.Pattern[str]
    first: re.Pattern[str]
    later: re.Pattern[str]
    any: re.Pattern[str]
    bound: re.Pattern[str]
    strict: re.Pattern[str]


@cache
def _table() -> _Table:
    markers, openings = _rows("marker", "hints"), _rows("opening", "hints")
    whole = _rows("whole", "where")
    strict = _union(row for row in markers if row.get("strict"))
    bound = _union(row for row in markers if row.get("bound") and not row.get("strict"))
    free = _union(row for row in markers if not row.get("bound"))
    places = {place: _union(row for row in whole if row["where"] == place) for place in _PLACES}
    return _Table(
        hints=sorted({hint for row in (*markers, *openings) for hint in row["hints"]}),
        markers=_compiled(rf"(?=[,;\s])(?:(?P<strict>{strict})|(?P<bound>{bound})|{free})"),
        opening=_compiled(_union(openings)),
        verbs={
            word: row.get("feeble", False)
            for row in rows(_text(), "verb", ("words", "source"), _NAME)
            for word in row["words"]
        },
        subject=_compiled(_union(_rows("subject"))),
        subordinate=_compiled(_union(_rows("subordinate"))),
        **{place: _compiled(pattern) for place, pattern in places.items()},
    )


_NAME = "clauses.toml"
_PLACES = ("first", "later", "any", "bound", "strict")


def _text() -> str:
    return table_text("evidencegraph.wording", _NAME)


def _rows(heading: str, *required: str) -> tuple[Row, ...]:
    return rows(_text(), heading, (*required, "pattern", "source"), _NAME)


def _union(table: Iterable[Row]) -> str:
    return "|".join(row["pattern"] for row in table)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
