"""A sentence as a note tells it: what it is about, and what it says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from evidencegraph.model import TriggerRole, Wording
from evidencegraph.tables import rows, table_text
from evidencegraph.wording.clauses import finite_verbs

_NAME = "notes.toml"
_MOST_WORDS = 12
"""A subject of more words is no name: its verb was missed."""
_NAMED = 30
"""Characters that a name may always take."""
_VERBAL = frozenset({TriggerRole.EFFECT, TriggerRole.ASSOCIATION})
_LAST = "last"
_SEVERAL = re.compile(r"[,;] ")


def note_of(text: str, wording: Wording, most: int = 60) -> str:
    """Return a sentence as a note; its beginning where it names nothing to be noted.

    No word is left out that makes the sentence less sure; what is cut off shows as "…".

    Args:
        text: the sentence.
        wording: how it is worded.
        most: characters of the note.

    >>> from evidencegraph.wording import wording_of
    >>> text = "Pooled results suggest that melatonin shortens sleep onset."
    >>> note_of(text, wording_of(text))
    'melatonin (suggested): shortens sleep onset'
    >>> note_of("We found no association between coffee and gout.", Wording())
    'coffee and gout: no association'
    """
    about, mark, said = _parts(text, wording) if wording.judged else ("", "", "")
    if not about or not said:
        return _cut(text, most)
    about = _shortened(about, max(_NAMED, most - 2 - len(mark) - len(said))) + mark
    return f"{about}: {_shortened(said, most - 2 - len(about))}"


def _parts(text: str, wording: Wording) -> tuple[str, str, str]:
    """Return what a sentence is about, the mark of a view that reports it, and what it says."""
    plain = " ".join(text.split()).rstrip(" .")
    for says, pattern in _sayings("whole"):
        form = pattern.match(plain)
        if form:
            about = _SEVERAL.split(form.groups()[-1])[0]
            return _trimmed(about), "", says.format(*(g.lower() for g in form.groups()))
    mark, last, start = "", "", 0
    for says, pattern in _sayings("opening"):
        opening = pattern.match(plain, start)
        if opening:
            start = opening.end()
            if says == _LAST:
                last = f" {opening[0][0].lower()}{opening[0].rstrip(' ,')[1:]}"
            else:
                mark = says or mark
    verbal = (trigger.start for trigger in wording.triggers if trigger.role in _VERBAL)
    place = _verb(plain, start, verbal if plain == text.rstrip(" .") else ())
    subject = plain[start:place].strip(" ,") if place else ""
    if not subject or len(subject.split()) > _MOST_WORDS or _pattern("unnamed").fullmatch(subject):
        return "", "", ""
    said = _trimmed(plain[place:]) + last
    share = _pattern("share").fullmatch(subject)
    if share:
        subject, said = share[2], f"{share[1].lower()} {said}"
    if mark.startswith("("):
        return _trimmed(subject), f" {mark}", said
    return _trimmed(subject), "", mark + said


def _verb(plain: str, start: int, verbal: Iterable[int]) -> int:
    """Return where the verb of the sentence begins, with its adverbs; 0 where none is seen."""
    known = (at for at in verbal if at > start)
    places = sorted({*finite_verbs(plain, start), *_more_verbs(plain, start), *known})
    for clause in _pattern("whose").finditer(plain, start):
        # The first verb after "who" is its own.
        own = next((at for at in places if at > clause.end()), 0)
        places = [
            at
            for at in places
            if at < clause.start() or (at > own > 0 and len(plain[own:at].split()) > 1)
        ]
    for place in places:
        before = _pattern("adverb", r"(?<=\s)", "$").search(plain, start, place)
        begins = before.start() if before else place
        # What follows a comma is an aside, or the second verb of two.
        if not plain[:begins].endswith(", "):
            return begins
    return 0


def _more_verbs(plain: str, start: int) -> Iterator[int]:
    words = (match for match in re.finditer(r"(?<=\w )[a-z]+\b(?!-)", plain[start:]))
    return (start + match.start() for match in words if match[0] in _verbs())


def _shortened(words: str, most: int) -> str:
    """Return words of at most so many characters, cut before what only modifies if it can be."""
    if len(words) <= most:
        return words
    places = [m.start() for m in _pattern("break").finditer(words, 0, most)]
    late = [at for at in places if at >= most // 2]
    whole = words[: late[-1]] if late else words[:most].rpartition(" ")[0]
    return _cut(_pattern("loose", "", "$").sub("", whole) + " …", most)


def _cut(words: str, most: int) -> str:
    """Return words cut after one where there are too many; a single long word is cut in itself."""
    if len(words) <= most and not words.endswith(" …"):
        return words
    whole = words[:most].rpartition(" ")[0].rstrip(" ,;:.-–—")
    return (whole or words[: most - 1]) + "…"


def _trimmed(words: str) -> str:
    dropped = _pattern("drop").match(words)
    return words[dropped.end() :] if dropped else words


@cache
def _sayings(heading: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = rows(_text(), heading, ("pattern", "says", "source"), _NAME)
    return tuple((row["says"], re.compile(row["pattern"], re.IGNORECASE)) for row in table)


@cache
def _pattern(heading: str, before: str = "", after: str = "") -> re.Pattern[str]:
    (row,) = rows(_text(), heading, ("pattern", "source"), _NAME)
    return re.compile(rf"{before}(?:{row['pattern']}){after}", re.IGNORECASE)


@cache
def _verbs() -> frozenset[str]:
    (row,) = rows(_text(), "verb", ("words", "source"), _NAME)
    return frozenset(row["words"])


def _text() -> str:
    return table_text("evidencegraph.wording", _NAME)
