"""LaTeX as bibliographies use it: accents, braces, names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text

_MARKED_UP = re.compile(r"[\\${}~]|--|``|''")

_COMBINING = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
}
_ACCENT = re.compile(
    r"\\(?:([\"'`^~=.])\s*|([uvHckrdb])(?:\s+|(?=\{)))(?:\{\s*\\?([A-Za-z]?)\s*\}|\\?([A-Za-z]))"
)
_LETTERS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "th": "þ",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotesingle": "'",
    "textasciitilde": "~",
    "ldots": "…",
    "textregistered": "®",
    "texttrademark": "™",
    "textbackslash": "\N{FULLWIDTH REVERSE SOLIDUS}",
}
_LETTER = re.compile(
    rf"\\({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?:\{{\}}|\s+|(?![A-Za-z]))"
)
_FONT = re.compile(
    r"\\(?:text(?:it|bf|sc|rm|sf|tt|sl|up|normal)|emph|mkbib\w+|mbox|relax|enquote|url)\b\s*"
    r"|\\(?:it|bf|sc|em|rm|sf|tt|sl)\b\s*"
)
# Chemists write formulae in mathematics: Cu$_2$O.
_SHIFTED = re.compile(
    r"\$\s*(?:\{\})?([_^])\{?([\d+-]+)\}?\s*\$|\\text(sub|super)script\{([\d+-]+)\}"
)
# Greek letters and plain expressions are all the mathematics of most titles.
_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Sigma": "Σ", "Omega": "Ω", "pm": "±", "times": "×",
    "leq": "≤", "geq": "≥",
}  # fmt: skip
_GREEK_SIGN = re.compile(rf"\\({'|'.join(_GREEK)})(?![A-Za-z])")
_PLAIN_MATH = re.compile(r"(?<!\\)\$([^$\\{}_^]*)\$")
_LOW = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_HIGH = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_PUNCTUATION = re.compile(r"\\([&%$#_{}])")
_DASHES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    r"""Return a field's text without LaTeX: accents decoded, braces dropped, spaces joined.

    >>> plain(r'{\v{S}}imek: 100% of  {PML}')
    'Šimek: 100% of PML'
    """
    if _MARKED_UP.search(text):
        text = _decoded(text)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _decoded(text: str) -> str:
    """Decode what bibliographies use; only what is rarer goes to the full, slow decoder."""
    text = _GREEK_SIGN.sub(lambda m: _GREEK[m[1]], _SHIFTED.sub(_shifted, text))
    text = _PLAIN_MATH.sub(r"\1", text)
    done = _ACCENT.sub(_accented, text)
    done = _FONT.sub("", _LETTER.sub(lambda m: _LETTERS[m[1]], done))
    # A bare dollar would begin mathematics, an escaped one is money.
    rest = done.replace("\\$", "")
    if rest.count("$") <= 1 and not re.search(r"\\(?![&%$#_{}])", rest):
        for dashes, sign in _DASHES:
            done = done.replace(dashes, sign)
        done = re.sub(r"(?<!\\)[{}]", "", done).replace("~", " ")
        return _PUNCTUATION.sub(r"\1", done).replace("\N{FULLWIDTH REVERSE SOLIDUS}", "\\")
    # A bare % would start a LaTeX comment and swallow the rest.
    escaped = re.sub(r"(?<!\\)%", r"\\%", text)
    try:
        decoded = str(LatexNodes2Text(keep_comments=True).latex_to_text(escaped))
    except Exception:  # noqa: BLE001 - the decoder fails in many ways on broken LaTeX
        return re.sub(r"[{}]", "", done)
    return decoded.replace("\xa0", " ")


def _accented(match: re.Match[str]) -> str:
    letter = match[3] or match[4] or ""
    return unicodedata.normalize("NFC", letter + _COMBINING[match[1] or match[2]]) if letter else ""


def _shifted(match: re.Match[str]) -> str:
    low = match[1] == "_" or match[3] == "sub"
    return (match[2] or match[4]).translate(_LOW if low else _HIGH)


def names(field: str) -> tuple[str, ...]:
    """Return the people of an author field as ``Family, Given``; organisations as they are.

    >>> names("Colin D. Hall and Marra, Christina and {World Health Organization} and others")
    ('Hall, Colin D.', 'Marra, Christina', 'World Health Organization')
    """
    people = (name for name in _split_at_top(field) if name.lower() != "others")
    return tuple(person for name in people if (person := _inverted(name)))


def _split_at_top(field: str) -> Iterator[str]:
    """Yield what stands between the ``and``s that no brace encloses."""
    if "{" not in field:
        yield from (part.strip() for part in re.split(r"\s+and\s+", field))
        return
    depth = start = 0
    for match in re.finditer(r"\\.|[{}]|\s+and\s+", field):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
        elif depth == 0 and not mark.startswith("\\"):
            yield field[start : match.start()].strip()
            start = match.end()
    yield field[start:].strip()


def _inverted(name: str) -> str:
    if re.fullmatch(r"\{[^{}]*\}", name):
        return plain(name)
    if re.match(r"\s*\w+\s*=", name):
        return _from_parts(name)
    text = plain(name)
    if "," in text or " " not in text:
        return text
    words = text.split(" ")
    # The family name begins at the first particle in lower case, else it is the last word.
    first = next((at for at, word in enumerate(words[:-1]) if word[:1].islower()), len(words) - 1)
    return f"{' '.join(words[first:])}, {' '.join(words[:first])}" if first else text


def _from_parts(name: str) -> str:
    """Return a name that biblatex writes in parts: ``given=Jean, family=Dupont``."""
    parts = {key: plain(value) for key, value in re.findall(r"(\w+)\s*=\s*\"?([^,\"]*)", name)}
    family = " ".join(filter(None, [parts.get("prefix"), parts.get("family")]))
    return ", ".join(filter(None, [family, parts.get("given"), parts.get("suffix")]))
