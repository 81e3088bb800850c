"""Is what was read from a file of the types that the model declares, and does it hang together?

A graph.json may be old, mended by hand or made by another program. What is wrong in it must be said
where it is read, and not three floors higher, as a failure of something else.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from math import isfinite
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from evidencegraph.model import Corpus

_LARGEST = 2**53
"""Larger whole numbers are not exact in other programs that read JSON; nothing counts so far."""


def check_types(value: object) -> None:
    """Check that each field of a dataclass, and of those in it, holds what it declares.

    Raises:
        TypeError: one does not; the message names it.

    >>> from evidencegraph.model import Location
    >>> check_types(Location("a.md", 3))
    >>> check_types(Location("a.md", "3"))
    Traceback (most recent call last):
    TypeError: line is '3', which is no int
    """
    for name, declared in _declared(type(value)):  # type: ignore[arg-type]
        held = getattr(value, name)
        if not _fits(held, declared):
            shown = getattr(declared, "__name__", "") if isinstance(declared, type) else declared
            other = f"{name} is {_short(held)}, which is no {shown}"
            raise TypeError(other)


def check_names(corpus: Corpus) -> None:
    """Check that names are given once, and that claims and citations lead to what is there.

    Raises:
        ValueError: one does not; the message names it.
    """
    papers = _names("document", (paper.path for paper in corpus.papers))
    claims = _names("claim", (claim.id for claim in corpus.claims))
    references = _names("reference", (work.id for work in corpus.references))
    _known("claim", "document", ((claim.id, claim.document) for claim in corpus.claims), papers)
    cites = [(one.claim, one.reference) for one in corpus.citations]
    _known("citation", "claim", ((reference, claim) for claim, reference in cites), claims)
    _known("citation", "reference", cites, references)


@cache
def _declared(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in fields(kind))


def _fits(value: object, declared: object) -> bool:
    if get_origin(declared) is UnionType:
        return any(_fits(value, one) for one in get_args(declared))
    if get_origin(declared) is tuple:
        return isinstance(value, tuple) and _items_fit(value, get_args(declared))
    if not isinstance(declared, type):
        return True
    if isinstance(value, bool) or not isinstance(value, int | float):
        if is_dataclass(value):
            check_types(value)
        # To Python true is a number, to nobody else.
        return isinstance(value, declared) and isinstance(value, bool) <= (declared is bool)
    if declared is float:
        return isfinite(value)
    return isinstance(value, declared) and abs(value) <= _LARGEST


def _items_fit(values: tuple[object, ...], declared: tuple[object, ...]) -> bool:
    if declared[-1] is Ellipsis:
        return all(_fits(value, declared[0]) for value in values)
    return len(values) == len(declared) and all(map(_fits, values, declared))


def _names(what: str, names: Iterable[Hashable]) -> frozenset[Hashable]:
    seen: set[Hashable] = set()
    for name in names:
        if name in seen:
            twice = f"two nodes are the {what} {name!r}"
            raise ValueError(twice)
        seen.add(name)
    return frozenset(seen)


def _known(
    which: str, what: str, pairs: Iterable[tuple[str, str]], known: frozenset[Hashable]
) -> None:
    for name, other in pairs:
        if other not in known:
            lost = f"the {which} {name!r} names {other!r}, which is no {what}"
            raise ValueError(lost)


def _short(value: object, most: int = 60) -> str:
    shown = repr(value)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
