"""The one spelling of an ISBN: thirteen digits, checked."""

from __future__ import annotations

import re

_LENGTHS = (10, 13)


def spell_isbn(value: str) -> str:
    """Return an ISBN as thirteen digits, or an empty string where its check digit is wrong.

    >>> spell_isbn("0-306-40615-2"), spell_isbn("978-3-642-32156-6"), spell_isbn("1234567890")
    ('9780306406157', '9783642321566', '')
    """
    digits = re.sub(r"[\s\u2010-\u2015-]", "", value).upper()
    if not re.fullmatch(r"\d{9}[\dX]|97[89]\d{10}", digits, re.ASCII):
        return ""
    if len(digits) == _LENGTHS[0]:
        total = sum((10 - at) * (10 if d == "X" else int(d)) for at, d in enumerate(digits))
        if total % 11:
            return ""
        digits = "978" + digits[:9]
        return digits + _check_digit(digits)
    return digits if digits[-1] == _check_digit(digits[:-1]) else ""


def _check_digit(twelve: str) -> str:
    return str(-sum(int(d) * (3 if at % 2 else 1) for at, d in enumerate(twelve)) % 10)
