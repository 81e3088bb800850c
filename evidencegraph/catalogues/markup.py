"""Titles and abstracts as catalogues send them: tags of HTML, JATS and MathML, entities."""

from __future__ import annotations

import re
from html import unescape

_INLINE = (
    "abbr|b|bold|em|emphasis|font|i|inf|italic|monospace|overline|roman|s|sans-serif|sc|scp|small"
    "|span|strike|strong|styled-content|sub|sup|tt|u|underline|xref"
    "|mi|mn|mo|mrow|ms|mspace|mstyle|msub|msubsup|msup|mtext|mover|munder|munderover|mfrac|msqrt"
    "|mroot|mtable|mtr|mtd|mfenced|mpadded|mphantom|none|mprescripts|mmultiscripts|semantics"
)
_BLOCK = (
    "abstract|br|break|disp-formula|div|inline-formula|label|list|list-item|li|ol|p|sec|section"
    "|title|ul"
)
_ATTRIBUTES = r"(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*\s*/?"
# A tag is one of these names with attributes that are whole: "p<i and j>k" is arithmetic.
_DROPPED = re.compile(
    rf"<(?:\w+:)?(annotation|tex-math){_ATTRIBUTES}>[^<]*</(?:\w+:)?\1\s*>", re.IGNORECASE
)
_INLINE_TAG = re.compile(rf"</?(?:\w+:)?(?:{_INLINE}){_ATTRIBUTES}>", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"</?(?:\w+:)?(?:{_BLOCK}){_ATTRIBUTES}>", re.IGNORECASE)
_MATH_TAG = re.compile(
    rf"(?<=\w)<(?:\w+:)?math{_ATTRIBUTES}>|</(?:\w+:)?math\s*>(?=\w)", re.IGNORECASE
)
_ANY_MATH_TAG = re.compile(rf"</?(?:\w+:)?math{_ATTRIBUTES}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
# Where a tag stood on a line of its own, the space around it is no space of the title.
_SPACE = re.compile(r"\s+")
_STRAY = re.compile(r"(?<=[(\[/])\n|\n(?=[)\],.;:/])")
_MOST_LAYERS = 3
"""An entity may be written as an entity, and a tag in entities; more has not been seen."""


def plain(text: str) -> str:
    """Return the words of a text on one line, without its markup.

    >>> plain("Effect of &lt;i&gt;E. coli&lt;/i&gt; on CO<sub>2</sub> &amp;amp; pH")
    'Effect of E. coli on CO2 & pH'
    >>> plain("Outcomes where p<0.05 and n > 3")
    'Outcomes where p<0.05 and n > 3'
    """
    for _ in range(_MOST_LAYERS):
        before = text
        text = _ANY_MATH_TAG.sub("", _MATH_TAG.sub(" ", _DROPPED.sub("", text)))
        text = _BLOCK_TAG.sub(" ", _INLINE_TAG.sub("", text))
        text = _ENTITY.sub(lambda found: unescape(found[0]), text)
        if text == before:
            break
    text = _SPACE.sub(lambda found: "\n" if "\n" in found[0] else " ", text)
    return _STRAY.sub("", text).replace("\n", " ").strip()
