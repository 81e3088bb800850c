"""XML from strangers: no external entities, no network, a limit on size and depth."""

from __future__ import annotations

import re

from lxml import etree

from evidencegraph.bibliography.record import problem_at
from evidencegraph.model import Location, Problem

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse_xml(path: str, text: str) -> tuple[etree._Element | None, tuple[Problem, ...]]:
    """Return the root of a document, as far as it can be read, and what is wrong with it.

    >>> root, problems = parse_xml("a.xml", "<records><record/><record></records>")
    >>> len(root), len(problems)
    (2, 1)
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    # The text is decoded already: what the declaration says about its encoding no longer holds.
    text = _DECLARATION.sub("", text.removeprefix("\N{BYTE ORDER MARK}"))
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return None, (problem_at(Location(path), f"is not valid XML: {error}."),)
    faults = [fault for fault in parser.error_log if fault.level >= etree.ErrorLevels.ERROR]
    problems = tuple(
        problem_at(
            Location(path, fault.line),
            f"the XML is broken here ({fault.message}); what could be read was read.",
        )
        for fault in faults[:1]
    )
    if root is None:
        return None, problems or (problem_at(Location(path), "is not valid XML."),)
    return root, problems


def text_at(element: etree._Element | None, path: str = ".") -> str:
    """Return all text under the first element at a path, on one line; empty where there is none.

    >>> text_at(etree.XML("<a><b>in <i>vitro</i></b></a>"), "b")
    'in vitro'
    """
    found = element.find(path) if element is not None else None
    return " ".join("".join(map(str, found.itertext("*"))).split()) if found is not None else ""


def line_of(element: etree._Element) -> int:
    """Return the line on which an element begins; 0 where it is not known."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def texts_at(element: etree._Element, path: str) -> tuple[str, ...]:
    """Return the text of every element at a path that has any."""
    return tuple(text for each in element.findall(path) if (text := text_at(each)))
