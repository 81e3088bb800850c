"""An article in JATS as the plain text that is left when its marks are gone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from benchmarks.reading.score import Gold


class Stripped:
    """An article as plain text, with the pointers that were marked in it."""

    def __init__(self, root: ET.Element, *, carets: bool = False) -> None:
        """Take the text of an article; superscripts become plain digits, or carets around them."""
        self.gold: Gold = []
        self.styles: Counter[str] = Counter()
        self._pieces: list[str] = []
        self._length = 0
        self._carets = carets
        self.references = list(root.iter("ref"))
        self.numbers = _numbers(self.references)
        self._keys = {
            name: number
            for number, ref in zip(self.numbers, self.references, strict=True)
            for element in ref.iter()
            if (name := element.get("id"))
        }
        self.glued = False
        self._after_mark = False
        self._last: tuple[int, int] | None = None
        body = root.find("body")
        for element in body.iter() if body is not None else ():
            if element.tag in {"title", "p"}:
                self._write_block(element)
        self._write("\n\nReferences\n\n")
        for number, ref in zip(self.numbers, self.references, strict=True):
            self._write(f"{number}. {_entry_text(ref)}\n\n")

    @property
    def text(self) -> str:
        """The whole article."""
        return "".join(self._pieces)

    def _write(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._after_mark = False
        self._length += len(text)

    def _write_block(self, element: ET.Element) -> None:
        self._last = None
        self._walk(element, raised=False)
        self._write("\n\n")

    def _walk(self, element: ET.Element, *, raised: bool, within: bool = False) -> None:
        """Write an element; paragraphs within paragraphs are written on their own."""
        if element.tag in {"table-wrap", "fig", "disp-formula", "list", "boxed-text", "tex-math"}:
            return
        # A superscript may hold the pointer, or the pointer a superscript.
        lifts = element.tag == "sup" and (
            within or any(self._meant(x) for x in element.iter("xref"))
        )
        if lifts and self._carets:
            self._write("^")
        if self._meant(element):
            self._point(element, raised=raised or any(True for _ in element.iter("sup")))
        self._write(_spaces(element.text))
        for child in element:
            self._walk(child, raised=raised or lifts, within=bool(self._meant(element)))
            self._after_mark = self._after_mark or bool(self._meant(child))
            self._write(_spaces(child.tail))
        if lifts and self._carets:
            self._write("^")

    def _meant(self, element: ET.Element) -> list[str]:
        if element.tag != "xref":
            return []
        return [self._keys[r] for r in element.get("rid", "").split() if r in self._keys]

    def _point(self, element: ET.Element, *, raised: bool) -> None:
        keys = self._meant(element)
        # Numbers that only the marks kept apart are one number once the marks are gone.
        self.glued = self.glued or (
            bool(self._pieces) and self._pieces[-1][-1:].isdigit() and self._after_mark
        )
        shown = "".join(element.itertext()).strip()
        before = "".join(self._pieces[-3:])
        opened = before.rstrip("0123456789,;–- ")[-1:] + shown[:1]
        style = "brackets" if "[" in opened else "round" if "(" in opened else "other"
        if re.search(r"[A-Za-z]{2}|^\(?\d{4}", shown):
            style = "author"
        self.styles["superscript" if raised else style] += 1
        if self._last and re.fullmatch(r".*[-–—][\s^\[]*", before[-6:], re.DOTALL):
            at, last = self._last
            if self._length - at < 12 and last < int(keys[0]):  # noqa: PLR2004 - "12 - 15"
                self.gold.extend((self._length, str(n)) for n in range(last + 1, int(keys[0])))
        ends = re.fullmatch(r"(\d{1,3})\s?[-–]\s?(\d{1,3})", shown)
        if ends and keys and keys[0] == ends[1]:
            keys = [str(number) for number in range(int(ends[1]), int(ends[2]) + 1)]
        self.gold.extend((self._length, key) for key in keys)
        self._last = (self._length, int(keys[-1]))


def _numbers(references: Sequence[ET.Element]) -> list[str]:
    """Return the numbers that a list prints; a list may leave some out. Else its order counts."""
    labels = [(ref.findtext("label") or "").strip("[]().: \n") for ref in references]
    if all(re.fullmatch(r"\d{1,4}", label) for label in labels) and len(set(labels)) == len(labels):
        return labels
    return [str(order) for order in range(1, len(references) + 1)]


def _spaces(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


_WITHIN_WORDS = frozenset({"italic", "bold", "sup", "sub", "sc"})


def _entry_text(ref: ET.Element) -> str:
    for name in ref.iter("name"):
        name.tail = (name.tail or "").strip() or ", "
        for part in name:
            part.tail = " "
    for part in ref.iter():
        part.tail = part.tail if part.tag in _WITHIN_WORDS else (part.tail or "") + " "
    words = [" ".join("".join(e.itertext()).split()) for e in ref if e.tag != "label"]
    if any(e.tag in {"element-citation", "citation"} and not (e.text or "").strip() for e in ref):
        words = [
            ". ".join(" ".join("".join(c.itertext()).split()) for c in e)
            for e in ref
            if e.tag != "label"
        ]
    return " ".join(words) or "-"
